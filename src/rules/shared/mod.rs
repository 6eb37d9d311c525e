// SPDX-License-Identifier: EUPL-1.2
//! What several rules share: reading of dates and weights, sums of staff, cycles, texts with their places, what changed.

pub mod attuazione;
pub mod cicli;
pub mod codici;
pub mod continuita;
pub mod date;
pub mod durate;
pub mod formule;
pub mod insieme;
pub mod livelli_cambiati;
pub mod obiettivi;
pub mod organico;
pub mod pagamenti;
pub mod parole;
pub mod pesi;
pub mod pesi_scritti;
pub mod procedure;
pub mod provenienza;
pub mod responsabili;
pub mod scala;
pub mod serventi;
pub mod target_cambiati;
pub mod termini_cambiati;
pub mod testi;
pub mod uso_indicatori;
pub mod valori_attesi;
