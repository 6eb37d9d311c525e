// SPDX-License-Identifier: EUPL-1.2
use super::shared::scala::{Scala, livello};
use super::shared::trattamento::Trattamento;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Processo, Rischio};

/// The rule.
pub static RULE: Rule = Rule {
    id: "misure-assenti",
    catalogo: &["risk-treated"],
    summary: "un piano con rischi sopra il livello più basso ha delle misure",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. c, n. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 5, c. 9",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "K",
        },
    ],
    doc: include_str!("misure_assenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scala) = Scala::del_rischio(cx).filter(|_| Trattamento::nessuna(cx)) else { return };
    let above = |level: &str| scala.grado(level).is_some_and(|g| g > 0);
    let high = |r: &Rischio| livello(r).is_some_and(|(l, _)| above(l.as_str()));
    // A risk that says why it has none is answered. Some bodies rate the process and not its events.
    let risks = cx.graph.tutti::<Rischio>().filter(|(_, r)| high(r) && r.misure.is_missing()).map(|(n, _)| n);
    let rated = cx.graph.tutti::<Processo>().filter(|(_, p)| p.rischi.is_missing());
    let processes = rated.filter(|(_, p)| p.rischio.get().is_some_and(|l| above(l.as_str()))).map(|(n, _)| n);
    let open: Vec<usize> = risks.chain(processes).collect();
    let (Some(first), lowest) = (open.first(), &scala.parole[0]) else { return };
    let message = match open.len() {
        1 => format!("un rischio è sopra il livello `{lowest}` e il piano non ha nessuna misura"),
        n => format!("{n} rischi sono sopra il livello `{lowest}` e il piano non ha nessuna misura"),
    };
    out.report(&RULE, cx.graph.nodo(*first).span)
        .campo("misure")
        .message(message)
        .label("che cosa si fa per questo rischio?")
        .help("aggiungi `misure` ai rischi, ciascuna con `id`, `titolo`, `tipo`, `fasi`, `termine`, `ufficio`, `indicatore` e `target`")
        .insieme(cx);
}
