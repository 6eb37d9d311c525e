// SPDX-License-Identifier: EUPL-1.2
use super::dati::ambito_formazione;
use super::shared::formazione::{self, Parlato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::formazione::InterventoFormativo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "etica-senza-corso",
    catalogo: &["form-ethics"],
    summary: "la formazione comprende l'etica e il codice di comportamento, e dice ogni quanto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "DPR 62/2013",
        articolo: "art. 15, c. 5-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.del.presidente.della.repubblica:2013-04-16;62~art15",
        certezza: "K",
    }],
    doc: include_str!("etica_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let help = "aggiungi un corso con `ambito: Etica e codice di comportamento` e il `periodo`: ogni anno, all'assunzione, a ogni nuovo incarico";
    formazione::senza_corso(cx, &RULE, "etica", "nessun corso è sull'etica e sul codice di comportamento", help, out);
    let (Some(corsi), Some(etica)) = (formazione::con_corsi(cx), ambito_formazione("etica")) else { return };
    let mine: Vec<_> =
        corsi.interventi_formativi.elementi().iter().filter(|c| formazione::corso_parla_di(c, etica)).collect();
    let Some(primo) = mine.first().filter(|_| mine.iter().all(|c| timeless(c))) else { return };
    let titolo = primo.titolo.get().map_or("", |t| t.as_str());
    out.report(&RULE, primo.titolo.span().unwrap_or(primo.span))
        .campo("periodo")
        .message(format!("il corso «{titolo}» non dice ogni quanto si ripete"))
        .label("manca il `periodo`")
        .help("scrivi `periodo: ogni anno, all'assunzione e a ogni nuovo incarico`");
}

/// It says neither when nor how often.
fn timeless(corso: &InterventoFormativo) -> bool {
    let text = Parlato::di(corso);
    let words =
        [" ogni", " annu", " bienn", " trienn", " period", " assun", " cicl", " caden", " neo", " mes", " semestr"];
    corso.periodo.is_missing()
        && corso.anno.is_missing()
        && !words.iter().any(|w| text.brevi.contains(w) || text.prosa.contains(w))
}
