// SPDX-License-Identifier: EUPL-1.2
//! The general measures against corruption that every body speaks of.

use super::tabella;
use std::sync::OnceLock;

/// Misura generale (general measure) dell'elenco.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoceMisuraGenerale {
    /// Its code, the key in `misure_generali`.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Acts and articles.
    pub fonte: String,
}

/// Every general measure, in order.
pub fn misure_generali() -> &'static [VoceMisuraGenerale] {
    static ROWS: OnceLock<Vec<VoceMisuraGenerale>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("misure_generali.csv"), |r| {
            Some(VoceMisuraGenerale { codice: r.pieno("codice")?, nome: r.pieno("nome")?, fonte: r.pieno("fonte")? })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let lines = include_str!("misure_generali.csv").lines().filter(|l| !l.is_empty()).count();
        assert_eq!(misure_generali().len(), lines - 1);
    }
}
