// SPDX-License-Identifier: EUPL-1.2
//! The kinds of position that only some sectors of bargaining have.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::Comparto;
use crate::model::struttura_organizzativa::TipoIncarico;
use std::sync::OnceLock;

/// TipoDiComparto (kind of position) that only some sectors have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TipoDiComparto {
    /// The kind.
    pub tipo: TipoIncarico,
    /// The sectors that have it.
    pub comparti: Vec<Comparto>,
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
                origine: r.origine()?,
            })
        })
    })
}

/// Whether a kind of position may be found where one of these is the sector; a kind that no row names may be anywhere, and so
/// may any where no sector is known.
pub fn tipo_incarico(tipo: TipoIncarico, comparti: &[Comparto]) -> bool {
    let row = tipi_incarico().iter().find(|row| row.tipo == tipo);
    comparti.is_empty() || row.is_none_or(|row| comparti.iter().any(|c| row.comparti.contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_position_belong_to_their_sectors() {
        assert_eq!(tipi_incarico().len(), 2);
        assert!(tipo_incarico(TipoIncarico::Eq, &[Comparto::FunzioniLocali]));
        assert!(!tipo_incarico(TipoIncarico::Ep, &[Comparto::FunzioniLocali]));
        assert!(tipo_incarico(TipoIncarico::Ep, &[Comparto::FunzioniLocali, Comparto::FunzioniCentrali]));
        assert!(tipo_incarico(TipoIncarico::Ep, &[]) && tipo_incarico(TipoIncarico::Altro, &[Comparto::Sanita]));
    }
}
