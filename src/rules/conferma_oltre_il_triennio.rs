// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::anno_del_triennio;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "conferma-oltre-il-triennio",
    catalogo: &["risk-confirmation-limit"],
    summary: "la 2.3 si conferma al massimo due volte di seguito",
    level: Livelli { ordinario: None, semplificato: Some(Level::Error) },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 6, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "C" },
    ],
    doc: include_str!("conferma_oltre_il_triennio.md"),
    check: Some(check),
};

/// The three years of a plan: one in which it is written, two in which it is confirmed.
const TRIENNIO: u32 = 3;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(anno) = anno_del_triennio(cx).filter(|n| *n > 1) else { return };
    let field = cx.piano.manifesto.profilo.get().map(|p| &p.anno_di_conferma);
    let Some(luogo) = field.and_then(|f| f.span()) else { return };
    // Last year was already the third; of two years ago it speaks too.
    let before = cx.precedente.filter(|p| p.piano.anno() + 1 == cx.profilo.anno);
    let before = before.and_then(|p| p.piano.manifesto.profilo.get()?.anno_di_conferma.get().map(|n| n.numero));
    let effettivo = before.map_or(anno, |b| anno.max(b + 1));
    if effettivo <= TRIENNIO {
        return;
    }
    out.report(&RULE, luogo)
        .message(format!("la sottosezione 2.3 sarebbe confermata per la {}ª volta: è al {effettivo}º anno", effettivo - 1))
        .label(match before {
            Some(b) => format!("il piano dell'anno prima era al {b}º"),
            None => "si conferma solo nel secondo e nel terzo anno".into(),
        })
        .help("dopo due conferme la sottosezione si riscrive: aggiorna processi, rischi e misure, e porta `anno_di_conferma` a 1");
}
