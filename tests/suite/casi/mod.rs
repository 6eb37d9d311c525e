// SPDX-License-Identifier: EUPL-1.2
//! What is added to the smallest plan, and the rules that speak: as many findings as there are causes, none where all is
//! well. One file a section.

mod fabbisogni;
mod formazione;
mod lavoro_agile;
mod monitoraggio;
mod performance;
mod rischi_corruttivi;
mod scheda_anagrafica;
mod struttura_organizzativa;
mod trasparenza;
mod valore_pubblico;

/// What the case shows, the file that is added, its text, and the rules that speak, in order.
pub type Caso = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// Every case.
pub fn tutti() -> impl Iterator<Item = &'static Caso> {
    [
        scheda_anagrafica::CASES,
        valore_pubblico::CASES,
        performance::CASES,
        rischi_corruttivi::CASES,
        trasparenza::CASES,
        struttura_organizzativa::CASES,
        lavoro_agile::CASES,
        fabbisogni::CASES,
        formazione::CASES,
        monitoraggio::CASES,
    ]
    .into_iter()
    .flatten()
}
