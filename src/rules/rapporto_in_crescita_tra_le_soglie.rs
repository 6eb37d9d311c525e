// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, UN_EURO, due_cifre, euro};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rapporto-in-crescita-tra-le-soglie",
    catalogo: &["ptfp-com-middle"],
    summary: "chi è tra le due soglie non aumenta il rapporto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 6, c. 3",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "K",
    }],
    doc: include_str!("rapporto_in_crescita_tra_le_soglie.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let (Some(soglia), Some(rientro)) = (prospetto.riga(VoceSpesa::Soglia), prospetto.riga(VoceSpesa::Rientro)) else {
        return;
    };
    let Ok(conto) = capacita::rapporto(prospetto.capacita) else { return };
    if conto.rapporto <= soglia.valore || conto.rapporto > rientro.valore {
        return;
    }
    let previste = prospetto.previste();
    let Some(oltre) = previste.iter().find(|p| p.spesa - conto.spesa > UN_EURO) else { return };
    let Some(nuovo) = capacita::per_cento(oltre.spesa, conto.denominatore.denominatore) else { return };
    out.report(&RULE, oltre.luogo)
        .message(format!(
            "il rapporto, {} per cento, sale a {} nel {}",
            due_cifre(conto.rapporto),
            due_cifre(nuovo),
            oltre.anno
        ))
        .label(format!(
            "tra la soglia, {}, e quella di rientro, {}, non può crescere",
            due_cifre(soglia.valore),
            due_cifre(rientro.valore)
        ))
        .help(format!("{}, più dei {} dell'ultimo rendiconto: riduci le assunzioni", oltre.conto, euro(conto.spesa)));
}
