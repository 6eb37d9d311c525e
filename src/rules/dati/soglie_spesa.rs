// SPDX-License-Identifier: EUPL-1.2
//! Thresholds of staff spending over current revenue, by kind of body and inhabitants.

use super::{Origine, ente, regione_di, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use rust_decimal::Decimal;
use std::sync::OnceLock;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoceSpesa {
    /// Valore soglia (threshold).
    Soglia,
    /// Valore di rientro (threshold to come back under).
    Rientro,
    /// Incremento (yearly increase) on the spending of a base year.
    Incremento,
}

/// Soglia di spesa (spending threshold) of a band of bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SogliaSpesa {
    /// Codes of the kinds of body.
    pub enti: Vec<String>,
    /// What it is.
    pub voce: VoceSpesa,
    /// Letter of the band; empty where all bodies are one.
    pub fascia: String,
    /// First number of inhabitants.
    pub da: u32,
    /// Last number of inhabitants, if there is one.
    pub a: Option<u32>,
    /// Per cent.
    pub valore: Decimal,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl SogliaSpesa {
    /// Whether it is of this kind of body.
    pub fn di(&self, tipo: TipoEnte) -> bool {
        ente(tipo).is_some_and(|e| e.codici().any(|code| self.enti.iter().any(|mine| mine == code)))
    }

    /// Whether so many inhabitants are in its band.
    pub fn comprende(&self, abitanti: u32) -> bool {
        self.da <= abitanti && self.a.is_none_or(|a| abitanti <= a)
    }
}

/// Every row, in the order of the table.
pub fn soglie_spesa() -> &'static [SogliaSpesa] {
    static ROWS: OnceLock<Vec<SogliaSpesa>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("soglie_spesa.csv"), |r| {
            Some(SogliaSpesa {
                enti: r.lista("enti")?,
                voce: match r.pieno("voce")?.as_str() {
                    "soglia" => VoceSpesa::Soglia,
                    "rientro" => VoceSpesa::Rientro,
                    "incremento" => VoceSpesa::Incremento,
                    _ => return None,
                },
                fascia: r.testo("fascia")?,
                da: r.numero("da").unwrap_or(0),
                a: r.numero("a"),
                valore: r.numero("valore")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The bands of a kind of body for a plan that begins in `anno`, in order.
pub fn fasce(tipo: TipoEnte, voce: VoceSpesa, anno: i16) -> impl Iterator<Item = &'static SogliaSpesa> {
    soglie_spesa().iter().filter(move |s| s.voce == voce && s.di(tipo) && s.origine.validita.comprende(anno))
}

/// The threshold of a body for a plan that begins in `anno`.
pub fn soglia_spesa(tipo: TipoEnte, voce: VoceSpesa, abitanti: u32, anno: i16) -> Option<&'static SogliaSpesa> {
    fasce(tipo, voce, anno).find(|s| s.comprende(abitanti))
}

/// Regions whose local bodies have rules of their own: Valle d'Aosta, Trentino-Alto Adige, Friuli-Venezia Giulia.
const CON_REGOLE_PROPRIE: &[&str] = &["02", "04", "06", "21", "22"];

/// Whether the thresholds are not those of a body, by its Istat code: a region with a special statute, a body of one that
/// has rules of its own.
pub fn con_regole_proprie(tipo: TipoEnte, codice_istat: &str) -> bool {
    regione_di(codice_istat).is_some_and(|region| match tipo {
        TipoEnte::Regione => region.speciale,
        _ => CON_REGOLE_PROPRIE.contains(&region.codice.as_str()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_inhabitants_is_in_one_band() {
        for tipo in [TipoEnte::Comune, TipoEnte::Provincia, TipoEnte::CittaMetropolitana, TipoEnte::Regione] {
            let bands: Vec<&SogliaSpesa> = fasce(tipo, VoceSpesa::Soglia, 2027).collect();
            assert_eq!(bands.first().map(|b| b.da), Some(0));
            assert_eq!(bands.last().and_then(|b| b.a), None);
            for pair in bands.windows(2) {
                assert_eq!(pair[0].a.map(|a| a + 1), Some(pair[1].da), "{tipo:?} {}", pair[0].fascia);
            }
        }
    }

    #[test]
    fn a_body_has_its_threshold() {
        let of = |tipo, voce, abitanti, anno| {
            soglia_spesa(tipo, voce, abitanti, anno).map(|s| (s.fascia.as_str(), s.valore.to_string()))
        };
        let (comune, soglia) = (TipoEnte::Comune, VoceSpesa::Soglia);
        assert_eq!(of(comune, soglia, 999, 2027), Some(("a", "29.5".into())));
        assert_eq!(of(comune, soglia, 1_000, 2027), Some(("b", "28.6".into())));
        assert_eq!(of(comune, soglia, 18_585, 2027), Some(("f", "27.0".into())));
        assert_eq!(of(comune, VoceSpesa::Rientro, 4_999, 2027), Some(("d", "31.2".into())));
        assert_eq!(of(comune, VoceSpesa::Incremento, 18_585, 2024), Some(("f", "22".into())));
        assert_eq!(of(comune, VoceSpesa::Incremento, 18_585, 2025), None);
        assert_eq!(of(TipoEnte::Provincia, soglia, 700_000, 2027), Some(("e", "13.9".into())));
        assert_eq!(of(TipoEnte::CittaMetropolitana, soglia, 749_999, 2027), Some(("a", "25.3".into())));
        assert_eq!(of(TipoEnte::Unione, soglia, 5_000, 2027), None);
        // What is above Tab. 1 by four points is Tab. 3.
        for (one, three) in fasce(comune, soglia, 2027).zip(fasce(comune, VoceSpesa::Rientro, 2027)) {
            assert_eq!(three.valore - one.valore, Decimal::from(4), "{}", one.fascia);
        }
    }
}
