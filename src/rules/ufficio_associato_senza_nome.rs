// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::monitoraggio::Monitoraggio;
use crate::source::Span;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ufficio-associato-senza-nome",
    catalogo: &["mon-associated-office"],
    summary: "l'ufficio associato di monitoraggio, se c'è, ha un nome",
    level: Livelli::tutti(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 9",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
    ],
    doc: include_str!("ufficio_associato_senza_nome.md"),
    check: Some(check),
};

/// Bodies with fewer inhabitants may use an associated office.
const ABITANTI: u32 = 15_000;

/// How texts speak of it, folded.
const PAROLE: &[&str] = &[
    "ufficio_associat",
    "forma_associat",
    "servizio_associat",
    "gestione_associat",
    "nucleo_associat",
    "monitoraggio_associat",
    "oiv_associat",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return };
    let piccolo = cx.profilo.abitanti.is_some_and(|n| n < ABITANTI);
    if !piccolo || !monitoraggio.ufficio_associato.is_missing() || !ne_parla(monitoraggio) {
        return;
    }
    let Some(file) = cx.piano.file_di(Sezione::Monitoraggio).next() else { return };
    out.report(&RULE, Span::new(file, 0, 0))
        .message("il monitoraggio si fa in forma associata, ma `ufficio_associato` non dice con chi")
        .label("in questa sezione")
        .help("aggiungi `ufficio_associato` con il nome dell'ufficio e degli enti che lo usano");
}

/// Some text of the section says that others do it together with the body.
fn ne_parla(monitoraggio: &Monitoraggio) -> bool {
    let parla = |testo: &str| {
        let testo = fold(testo);
        PAROLE.iter().any(|parola| testo.contains(parola))
    };
    let oiv = monitoraggio.oiv.get().map(|o| [&o.in_corso_d_anno, &o.triennale]);
    let prosa = [Some(&monitoraggio.testo), Some(&monitoraggio.report_integrato)].into_iter().flatten();
    let righe = monitoraggio.monitoraggi.elementi().iter().flat_map(|r| [&r.strumento, &r.destinatario, &r.nota]);
    prosa.chain(oiv.into_iter().flatten()).filter_map(|p| p.get()).any(|p| parla(&p.testo))
        || righe.filter_map(|t| t.get()).any(|t| parla(t.as_str()))
}
