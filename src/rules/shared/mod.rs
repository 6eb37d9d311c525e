// SPDX-License-Identifier: EUPL-1.2
//! What several rules share: reading of dates and weights, sums of staff, cycles, texts with their places.

pub mod cicli;
pub mod date;
pub mod insieme;
pub mod organico;
pub mod pesi;
pub mod pesi_scritti;
pub mod scala;
pub mod testi;
pub mod uso_indicatori;
