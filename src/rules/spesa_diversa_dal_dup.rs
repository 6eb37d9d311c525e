// SPDX-License-Identifier: EUPL-1.2
use super::shared::capacita::{Prospetto, UN_EURO, euro, importo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "spesa-diversa-dal-dup",
    catalogo: &["ptfp-dup-match"],
    summary: "la spesa prevista è quella del documento unico di programmazione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Principio contabile 4/1",
        articolo: "D.Lgs. 118/2011, allegato 4/1",
        url: "https://www.rgs.mef.gov.it",
        certezza: "P",
    }],
    doc: include_str!("spesa_diversa_dal_dup.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let Some(capacita) = fabbisogni.capacita.get() else { return };
    let Some(dup) = capacita.spesa_nel_dup.get() else { return };
    let computed = Prospetto::di(cx).map(|p| p.previste()).unwrap_or_default();
    for (anno, valore, luogo) in dup.iter() {
        let (Some(anno), Some(luogo), Some(nel_dup)) = (anno, luogo, importo(valore)) else { continue };
        let said = capacita.spesa_prevista.get().and_then(|s| s.anno(anno)).and_then(importo);
        let found = computed.iter().find(|p| p.anno == anno);
        let Some(qui) = said.or(found.map(|p| p.spesa)) else { continue };
        // Who rounds to the euro says the same.
        if (qui - nel_dup).abs() <= UN_EURO {
            continue;
        }
        let conto = found.map_or_else(|| format!("`spesa_prevista` del {anno}: {}", euro(qui)), |p| p.conto.clone());
        out.report(&RULE, luogo)
            .message(format!("nel {anno} il documento unico prevede {} euro, il piano {}", euro(nel_dup), euro(qui)))
            .label(format!("{} euro di differenza", euro((qui - nel_dup).abs())))
            .help(format!("allinea i due documenti con una variazione. {conto}"));
    }
}
