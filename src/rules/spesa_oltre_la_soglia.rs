// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, UN_EURO, due_cifre, euro};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "spesa-oltre-la-soglia",
    catalogo: &["ptfp-com-virtuous"],
    summary: "chi è sotto la soglia ci resta in ogni anno del piano",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "artt. 4 e 5",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "C",
    }],
    doc: include_str!("spesa_oltre_la_soglia.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let Some(soglia) = prospetto.riga(VoceSpesa::Soglia) else { return };
    let Ok(conto) = capacita::rapporto(prospetto.capacita) else { return };
    let Ok(massimo) = capacita::massimo(&conto, soglia.valore) else { return };
    if massimo.spazio < rust_decimal::Decimal::ZERO {
        return;
    }
    let previste = prospetto.previste();
    let Some(oltre) = previste.iter().find(|p| p.spesa.saturating_sub(massimo.spesa_massima) > UN_EURO) else { return };
    out.report(&RULE, oltre.luogo)
        .message(format!(
            "la spesa prevista nel {}, {} euro, supera di {} la spesa massima, {}",
            oltre.anno,
            euro(oltre.spesa),
            euro(oltre.spesa.saturating_sub(massimo.spesa_massima)),
            euro(massimo.spesa_massima)
        ))
        .label(format!("{} per cento di {}", due_cifre(massimo.soglia), euro(conto.denominatore.denominatore)))
        .help(format!("{}. Rinvia qualche assunzione, o copri prima i posti che si liberano", oltre.conto));
}
