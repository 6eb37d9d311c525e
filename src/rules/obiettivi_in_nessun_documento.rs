// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{illeggibile, luogo, stanno_altrove};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;
use crate::model::performance::Obiettivo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivi-in-nessun-documento",
    catalogo: &["perf-present-small-local"],
    summary: "un ente locale piccolo ha i suoi obiettivi nella sezione 2.2 o dice in quale documento stanno",
    level: Livelli { ordinario: None, semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DPR 81/2022",
            articolo: "art. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.del.presidente.della.repubblica:2022-06-24;81~art2",
            certezza: "C2",
        },
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 16, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art16",
            certezza: "C2",
        },
    ],
    doc: include_str!("obiettivi_in_nessun_documento.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let altro_regime = cx.profilo.regime != Regime::Semplificato;
    if altro_regime || cx.graph.tutti::<Obiettivo>().next().is_some() || stanno_altrove(cx) {
        return;
    }
    if illeggibile(cx) {
        return;
    }
    out.report(&RULE, luogo(cx))
        .message("il piano non ha obiettivi di performance e non dice in quale documento stanno")
        .label("né nella sezione 2.2 né in un documento citato")
        .help("scrivi gli obiettivi in `performance.yaml`, oppure indica lì il documento: `piano_degli_obiettivi: …`");
}
