// SPDX-License-Identifier: EUPL-1.2
//! Areas of corruption risk, as processes name them.

use super::tabella;
use crate::model::scheda_anagrafica::TipoEnte;
use std::sync::OnceLock;

/// Area di rischio (risk area).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code, as processes name it.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// It is one of the areas of every body.
    pub generale: bool,
    /// Kinds of body it concerns, in the words of the table; empty for all.
    pub enti: Vec<String>,
}

impl Area {
    /// Whether it is an area of this kind of body.
    pub fn riguarda(&self, tipo: TipoEnte) -> bool {
        let words: &[&str] = match tipo {
            TipoEnte::Unione => &["unione_comuni"],
            TipoEnte::AziendaSsn | TipoEnte::Irccs => &["azienda_ssn"],
            TipoEnte::Cciaa => &["camera_commercio"],
            _ => &[tipo.parola()],
        };
        self.enti.is_empty() || self.enti.iter().any(|e| words.contains(&e.as_str()))
    }
}

/// Every area, the general ones first.
pub fn aree() -> &'static [Area] {
    static ROWS: OnceLock<Vec<Area>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("aree_rischio.csv"), |r| {
            Some(Area {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                generale: r.pieno("tipo")? == "generale",
                enti: r.lista("enti")?,
            })
        })
    })
}

/// The risk area with this code.
pub fn area(codice: &str) -> Option<&'static Area> {
    aree().iter().find(|a| a.codice == codice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_of_a_body() {
        assert_eq!(aree().iter().filter(|a| a.generale).count(), 8);
        let rifiuti = area("gestione_rifiuti").expect("it is in the table");
        assert!(rifiuti.riguarda(TipoEnte::Unione) && !rifiuti.riguarda(TipoEnte::Cciaa));
        assert!(area("regolazione_tutela_mercato").is_some_and(|a| a.riguarda(TipoEnte::Cciaa)));
    }
}
