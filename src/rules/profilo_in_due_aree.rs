// SPDX-License-Identifier: EUPL-1.2
use super::shared::aree_scritte::{Riga, righe};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::calcolo::aree::Inquadramento;
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::Profilo;
use crate::source::Span;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "profilo-in-due-aree",
    catalogo: &["ptfp-profile-area"],
    summary: "un profilo sta in una sola area",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("profilo_in_due_aree.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let nomi = Inquadramento::di(cx.piano);
    // Of each profile the area it says, or the first that a row gives it.
    let mut known: HashMap<&str, (String, &str, Span)> = HashMap::new();
    for (_, profilo) in cx.graph.tutti::<Profilo>() {
        let (Some(id), Some((area, luogo))) = (profilo.id.get(), profilo.area.both()) else { continue };
        let letta = nomi.leggi(area.as_str());
        if letta.certa() {
            known.insert(&id.0, (letta.chiave, area.as_str(), luogo));
        }
    }
    let mut told: Vec<&str> = Vec::new();
    for Riga { profilo, area, luogo } in righe(cx) {
        let letta = nomi.leggi(area);
        if !letta.certa() {
            continue;
        }
        match known.get(profilo) {
            None => {
                known.insert(profilo, (letta.chiave, area, luogo));
            }
            Some((chiave, first, place)) if *chiave != letta.chiave && !told.contains(&profilo) => {
                told.push(profilo);
                out.report(&RULE, luogo)
                    .elemento(Genere::Profilo.parola(), profilo, Some("area"))
                    .message(format!("il profilo `{profilo}` è nell'area «{area}» qui e in «{first}» altrove"))
                    .label("un'altra area")
                    .also(*place, "la prima area del profilo")
                    .help("correggi una delle due aree; se sono due mestieri, fanne due profili");
            }
            Some(_) => {}
        }
    }
}
