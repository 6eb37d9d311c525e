// SPDX-License-Identifier: EUPL-1.2
use super::shared::espressioni::{Espressione, parole};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::{StatoPiano, StatoSezione};

/// The rule.
pub static RULE: Rule = Rule {
    id: "sezione-rinviata",
    catalogo: &["gen-no-partial"],
    summary: "un piano adottato è completo: nessuna sezione è rimandata a un atto successivo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Corte dei conti, sezione di controllo per la Sicilia",
        articolo: "deliberazione 48/2023",
        url: "https://neopa.it/piao-per-la-corte-dei-conti-possibile-adottarne-uno-in-via-provvisoria-nelle-more-dellapprovazione-del-bilancio-di-previsione",
        certezza: "P",
    }],
    doc: include_str!("sezione_rinviata.md"),
    check: Some(check),
};

/// «La sottosezione … sarà adottata con successivo atto»: the verb agrees with a section.
const RINVIO: &str = "sara|verra|viene|e successivamente? adottata|approvata|compilata|redatta|predisposta|elaborata|rinviata|rimandata|rinviato";

/// What tells that it will be later.
const DOPO: &str = "successiv*|seguito|separato|separata|altro|secondo|distinto";

/// Words before the verb, and after it, within which section and delay are looked for.
const VICINO: usize = 12;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let stato = cx.piano.manifesto.stato.get();
    if stato.is_none_or(|s| *s < StatoPiano::Adottato) {
        return;
    }
    for voce in cx.piano.manifesto.sezioni.voci() {
        let sezione = &voce.valore.value;
        let Some((StatoSezione::DaCompilare | StatoSezione::InCompilazione, span)) = sezione.stato.both() else {
            continue;
        };
        // A provisional section says why.
        if !sezione.nota.is_missing() {
            continue;
        }
        let parola = sezione.stato.get().map(|s| s.parola()).unwrap_or_default();
        out.report(&RULE, span)
            .message(format!("il piano è adottato, ma la sezione `{}` è ancora `{parola}`", voce.chiave))
            .label("non si adotta un piano a pezzi")
            .help("completa la sezione e scrivi `compilata`; se è provvisoria di' perché in `nota`");
    }
    let (rinvio, dopo) = (Espressione::leggi(RINVIO), Espressione::leggi(DOPO));
    for brano in cx.brani_con(&["sezione", "sottosezione"]) {
        let words = parole(brano.testo);
        for at in 0..words.len() {
            let Some(end) = rinvio.a(&words, at) else { continue };
            let before = &words[at.saturating_sub(VICINO)..at];
            let after = &words[end..(end + 5).min(words.len())];
            let section = before.iter().any(|w| matches!(&*w.testo, "sezione" | "sottosezione"));
            // The sections of the site are filled all year round.
            let site = before
                .iter()
                .chain(after)
                .any(|w| matches!(&*w.testo, "amministrazione" | "sito" | "portale" | "trasparente"));
            let sentence =
                brano.testo[before.first().map_or(0, |w| w.inizio)..words[at].inizio].contains(['.', ';', '\n']);
            if !section || site || sentence || !dopo.in_(&words[at..(end + 5).min(words.len())]) {
                continue;
            }
            let piece = &brano.testo[words[at].inizio..words[end - 1].fine];
            out.report(&RULE, brano.luogo(cx, words[at].inizio, piece))
                .message("il piano è adottato, ma il testo rimanda una sezione a più tardi")
                .label("non si adotta un piano a pezzi")
                .help("scrivi ora la sezione, anche in forma provvisoria, e aggiornala con una `[[variazioni]]`");
        }
    }
}
