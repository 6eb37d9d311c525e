// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi::{SEZIONI, righe};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-unico-della-3-3",
    catalogo: &["mon-covers-all"],
    summary: "il monitoraggio della 3.3 distingue fabbisogni e formazione",
    level: Livelli::solo_ordinario(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 5, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("monitoraggio_unico_della_3_3.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let righe = righe(cx);
    let watches = |sezione| righe.iter().any(|r| r.sezioni.contains(&sezione));
    let there = |sezione| cx.piano.file_di(sezione).next().is_some();
    let halves = [Sezione::Fabbisogni, Sezione::Formazione];
    if !halves.into_iter().all(there) || righe.iter().any(|r| r.oscura) || cx.graph.is_incomplete() {
        return;
    }
    // Who watches the whole plan or the whole of section 3 splits nothing, and need not.
    let whole = |n: usize| n >= 4 || n == SEZIONI.len();
    let one = righe.iter().find(|r| {
        let half = halves.into_iter().filter(|s| r.sezioni.contains(s)).count() == 1;
        (r.tutta_la_3_3 && !whole(r.sezioni.len())) || half
    });
    let both = halves.into_iter().all(watches);
    let Some(riga) = one.filter(|r| !both || r.tutta_la_3_3) else { return };
    // Both halves have a row of their own beside the one that names them together.
    if halves.into_iter().all(|s| righe.iter().any(|r| !r.tutta_la_3_3 && r.sezioni.contains(&s))) {
        return;
    }
    let missing = halves.into_iter().find(|s| !watches(*s)).map(|s| s.titolo().to_lowercase());
    out.report(&RULE, riga.attivita.oggetto.span().unwrap_or(riga.attivita.span))
        .message(match missing {
            Some(titolo) => format!("il monitoraggio della 3.3 non nomina: {titolo}"),
            None => "il monitoraggio della 3.3 non distingue i fabbisogni dalla formazione".into(),
        })
        .label("che cosa si controlla")
        .help("scrivi `oggetto: [fabbisogni, formazione]`, o un'attività per ciascuno: si leggono in tempi e da fonti diverse");
}
