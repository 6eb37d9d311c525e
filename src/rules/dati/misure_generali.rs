// SPDX-License-Identifier: EUPL-1.2
//! The general measures against corruption that every body speaks of.

use super::{Origine, tabella};
use std::sync::OnceLock;

/// Misura generale (general measure) dell'elenco.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VoceMisuraGenerale {
    /// Its code, the key in `misure_generali`.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// Words, any of which names it, as they stand in a folded text; those that begin with `!` say that it is another.
    pub parole: Vec<String>,
    /// The row of the catalogue that asks for it.
    pub catalogo: String,
    /// The fact of `[profilo]` without which nobody owes it; empty for all.
    pub profilo: String,
    /// Acts and articles.
    pub fonte: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl VoceMisuraGenerale {
    /// Whether a text, folded as `parole::piano` does, names it.
    pub fn nominata_in(&self, testo: &str) -> bool {
        let (not, yes): (Vec<&String>, Vec<&String>) = self.parole.iter().partition(|p| p.starts_with('!'));
        yes.iter().any(|p| testo.contains(p.as_str())) && !not.iter().any(|p| testo.contains(&p[1..]))
    }
}

/// Every general measure, in order.
pub fn misure_generali() -> &'static [VoceMisuraGenerale] {
    static ROWS: OnceLock<Vec<VoceMisuraGenerale>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("misure_generali.csv"), |r| {
            Some(VoceMisuraGenerale {
                codice: r.pieno("codice")?,
                nome: r.pieno("nome")?,
                parole: r.lista("parole")?,
                catalogo: r.pieno("catalogo")?,
                profilo: r.testo("profilo")?,
                fonte: r.pieno("fonte")?,
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::catalogo;

    #[test]
    fn every_measure_is_asked_by_a_row_of_the_catalogue_and_named_by_some_word() {
        for voce in misure_generali() {
            assert!(catalogo::riga(&voce.catalogo).is_some(), "{}", voce.catalogo);
            assert!(voce.parole.iter().any(|p| !p.starts_with('!')), "{}", voce.codice);
        }
    }

    #[test]
    fn what_is_near_is_not_the_same() {
        let voce = |codice: &str| misure_generali().iter().find(|v| v.codice == codice).expect("it is in the table");
        assert!(voce("rotazione_ordinaria").nominata_in("rotazione del personale"));
        assert!(!voce("rotazione_ordinaria").nominata_in("rotazione straordinaria"));
        assert!(!voce("rasa").nominata_in("trasparenza"));
    }
}
