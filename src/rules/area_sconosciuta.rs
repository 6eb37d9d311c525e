// SPDX-License-Identifier: EUPL-1.2
use super::dati::GenereArea;
use super::shared::aree_scritte::sconosciute;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::aree::Inquadramento;
use crate::diagnostic::Level;
use crate::source::decode::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    id: "area-sconosciuta",
    catalogo: &["ptfp-area-valid"],
    summary: "le aree del personale sono quelle del contratto collettivo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "CCNL",
        articolo: "Funzioni locali 16/11/2022, Funzioni centrali 9/5/2022, Sanità 2/11/2022: sistema di classificazione",
        url: "https://www.aranagenzia.it",
        certezza: "C2",
    }],
    doc: include_str!("area_sconosciuta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let nomi = Inquadramento::di(cx.piano);
    let names: Vec<&str> = nomi.righe(GenereArea::Area).map(|a| a.nome.as_str()).collect();
    for area in sconosciute(cx, &nomi) {
        let help = match nearest(area.testo, names.iter().copied()) {
            Some(near) => format!("forse intendevi «{near}»?"),
            None => format!(
                "le aree sono {}; se la vostra si chiama in un altro modo, scrivi in `corrispondenze` quale è: `{{ da: {}, a: … }}`",
                names.iter().map(|n| format!("«{n}»")).collect::<Vec<_>>().join(", "),
                area.testo
            ),
        };
        out.report(&RULE, area.luogo)
            .message(format!("«{}» non è un'area del contratto collettivo", area.testo))
            .label(if area.volte > 1 { format!("qui e in altri {} punti", area.volte - 1) } else { "usata qui".into() })
            .help(help);
    }
}
