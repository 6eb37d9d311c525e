// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::source::{FileId, Span};

/// The rule.
pub static RULE: Rule = Rule {
    id: "regime-non-ricavabile",
    catalogo: &["gen-regime-present"],
    summary: "il regime è scritto, o si ricava dal numero dei dipendenti",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 1 e 6",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 6",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
    ],
    doc: include_str!("regime_non_ricavabile.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let piano = cx.piano;
    let Some(manifesto) = piano.file_manifesto.filter(|_| piano.manifesto.regime.is_missing()) else { return };
    let inizio = match piano.manifesto.profilo.get() {
        Some(profilo) => !profilo.dipendenti_inizio_triennio.is_missing(),
        None => !piano.manifesto.profilo.is_missing(),
    };
    let scheda = piano.sezioni.scheda_anagrafica.as_ref();
    let dipendenti = scheda.is_some_and(|s| match s.dipendenti.get() {
        Some(dipendenti) => !dipendenti.numero.is_missing(),
        None => !s.dipendenti.is_missing(),
    });
    // A section that was not understood may say it.
    let unread = |file: FileId| piano.illeggibili.iter().any(|s| s.file == file);
    let oscuro = unread(manifesto) || piano.file_di(Sezione::SchedaAnagrafica).any(unread);
    if inizio || dipendenti || oscuro {
        return;
    }
    out.report(&RULE, Span { file: manifesto, start: 0, end: 0 })
        .campo("regime")
        .message("non si sa se il piano è ordinario o semplificato: mancano il regime e il numero dei dipendenti")
        .help("scrivi `regime = \"ordinario\"` o `\"semplificato\"`, oppure i dipendenti nella scheda anagrafica");
}
