// SPDX-License-Identifier: EUPL-1.2
//! Kinds of specific measures, as the national plan lists them.

use super::{Origine, tabella};
use crate::model::rischi_corruttivi::TipoMisura;
use std::sync::OnceLock;

/// Tipo di misura (kind of measure) dell'elenco nazionale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoceTipoMisura {
    /// The kind.
    pub tipo: TipoMisura,
    /// Its name.
    pub nome: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every kind, in the order of the model.
pub fn tipi_misura() -> &'static [VoceTipoMisura] {
    static ROWS: OnceLock<Vec<VoceTipoMisura>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("tipi_misura.csv"), |r| {
            Some(VoceTipoMisura {
                tipo: TipoMisura::da_parola(&r.pieno("tipo")?)?,
                nome: r.pieno("nome")?,
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_model_but_other_has_its_row() {
        let words: Vec<&str> = TipoMisura::PAROLE.iter().map(|(w, _)| *w).filter(|w| *w != "altro").collect();
        let rows: Vec<&str> = tipi_misura().iter().map(|t| t.tipo.parola()).collect();
        assert_eq!(words, rows);
    }
}
