// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Misura;
use crate::model::valore::stampa_data;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-dopo-il-suo-obiettivo",
    catalogo: &[],
    summary: "una misura finisce entro la scadenza dell'obiettivo che la porta avanti",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("misura_dopo_il_suo_obiettivo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (_, misura) in cx.graph.tutti::<Misura>() {
        let Some((termine, luogo)) = date::fine_scritta(&misura.termine) else { continue };
        let Some(riferimento) = misura.obiettivo.get() else { continue };
        let Some(obiettivo) = cx.graph.get(riferimento) else { continue };
        let Some((scadenza, dove)) = date::fine_scritta(&obiettivo.scadenza) else { continue };
        if termine <= scadenza {
            continue;
        }
        out.report(&RULE, luogo)
            .message(format!(
                "la misura va attuata entro il {}, ma l'obiettivo `{}` che la porta avanti scade il {}",
                stampa_data(termine),
                riferimento.id,
                stampa_data(scadenza)
            ))
            .label("dopo la fine dell'obiettivo")
            .also(dove, "qui scade l'obiettivo")
            .help("metti d'accordo le due date, o collega la misura a un obiettivo che arriva fin lì");
    }
}
