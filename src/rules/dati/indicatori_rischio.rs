// SPDX-License-Identifier: EUPL-1.2
//! The six indicators by which a risk is rated, as the estimates of a plan name them.

use super::{Origine, tabella};
use crate::rules::shared::parole::{comincia_con, piano};
use std::sync::OnceLock;

/// Indicatore di stima del rischio (rating indicator).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatoreRischio {
    /// Its code.
    pub codice: String,
    /// Its name, as messages say it.
    pub nome: String,
    /// Beginnings of words by which an estimate names it.
    parole: Vec<String>,
    /// Beginnings of words with which a high estimate is a high risk; empty for always.
    cresce: Vec<String>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl IndicatoreRischio {
    /// Beginnings of words by which an estimate or a text names it.
    pub fn parole(&self) -> &[String] {
        &self.parole
    }

    /// Whether a high estimate with this name is a high risk: little collaboration is, much is not.
    pub fn cresce(&self, nome: &str) -> bool {
        let nome = piano(&nome.replace('_', " "));
        self.cresce.is_empty() || self.cresce.iter().any(|p| comincia_con(&nome, p))
    }
}

/// Every indicator, in order.
pub fn indicatori_rischio() -> &'static [IndicatoreRischio] {
    static ROWS: OnceLock<Vec<IndicatoreRischio>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("indicatori_rischio.csv"), |r| {
            Some(IndicatoreRischio {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                parole: r.lista("parole")?,
                cresce: r.lista("cresce")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The indicator that the name of an estimate means.
pub fn indicatore_rischio(nome: &str) -> Option<&'static IndicatoreRischio> {
    let nome = piano(&nome.replace('_', " "));
    indicatori_rischio().iter().find(|i| i.parole.iter().any(|p| comincia_con(&nome, p)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimates_are_known_by_their_words() {
        for (nome, codice, cresce) in [
            ("interesse_esterno", "interesse_esterno", true),
            ("Interessi esterni", "interesse_esterno", true),
            ("Discrezionalità del decisore interno", "discrezionalita", true),
            ("episodi_passati", "eventi_passati", true),
            ("Eventi corruttivi passati", "eventi_passati", true),
            ("opacità", "opacita", true),
            ("Trasparenza del processo", "opacita", false),
            ("collaborazione", "collaborazione", false),
            ("scarsa_collaborazione", "collaborazione", true),
            ("Grado attuazione misure", "attuazione_misure", false),
            ("misure_non_attuate", "attuazione_misure", true),
        ] {
            let found = indicatore_rischio(nome).unwrap_or_else(|| panic!("{nome}"));
            assert_eq!((found.codice.as_str(), found.cresce(nome)), (codice, cresce), "{nome}");
        }
        assert_eq!(indicatore_rischio("Impatto economico"), None);
    }
}
