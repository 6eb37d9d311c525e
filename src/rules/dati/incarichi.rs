// SPDX-License-Identifier: EUPL-1.2
//! The kinds of position that only some sectors of bargaining have.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::{Comparto, TipoEnte};
use crate::model::struttura_organizzativa::TipoIncarico;
use std::sync::OnceLock;

/// TipoDiComparto (kind of position) that only some sectors have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TipoDiComparto {
    /// The kind.
    pub tipo: TipoIncarico,
    /// The sectors that have it.
    pub comparti: Vec<Comparto>,
    /// Bodies of those sectors that do not have it.
    pub tranne: Vec<TipoEnte>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every row, in the order of the table.
pub fn tipi_incarico() -> &'static [TipoDiComparto] {
    static ROWS: OnceLock<Vec<TipoDiComparto>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("incarichi.csv"), |r| {
            Some(TipoDiComparto {
                tipo: TipoIncarico::da_parola(&r.pieno("tipo")?)?,
                comparti: r.lista("comparti")?.iter().map(|c| Comparto::da_parola(c)).collect::<Option<_>>()?,
                tranne: r.lista("tranne")?.iter().map(|t| TipoEnte::da_parola(t)).collect::<Option<_>>()?,
                origine: r.origine()?,
            })
        })
    })
}

/// Whether a kind of position may be found in a body where one of these is the sector; a kind that no row names may be anywhere, and so
/// may any where no sector is known.
pub fn tipo_incarico(tipo: TipoIncarico, comparti: &[Comparto], ente: Option<TipoEnte>) -> bool {
    let row = tipi_incarico().iter().find(|row| row.tipo == tipo);
    let there = |row: &TipoDiComparto| {
        comparti.iter().any(|c| row.comparti.contains(c)) && ente.is_none_or(|e| !row.tranne.contains(&e))
    };
    comparti.is_empty() || row.is_none_or(there)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_position_belong_to_their_sectors() {
        assert_eq!(tipi_incarico().len(), 2);
        assert!(tipo_incarico(TipoIncarico::Eq, &[Comparto::FunzioniLocali], None));
        assert!(!tipo_incarico(TipoIncarico::Ep, &[Comparto::FunzioniLocali], None));
        assert!(tipo_incarico(TipoIncarico::Ep, &[Comparto::FunzioniLocali, Comparto::FunzioniCentrali], None));
        assert!(
            tipo_incarico(TipoIncarico::Ep, &[], None) && tipo_incarico(TipoIncarico::Altro, &[Comparto::Sanita], None)
        );
        let research = &[Comparto::IstruzioneRicerca];
        assert!(!tipo_incarico(TipoIncarico::Eq, research, Some(TipoEnte::Universita)));
        assert!(tipo_incarico(TipoIncarico::Eq, research, Some(TipoEnte::Afam)));
    }
}
