// SPDX-License-Identifier: EUPL-1.2
//! Themes of goals, with the row of the catalogue that asks for a goal on each.

use super::{Origine, tabella};
use crate::model::comuni::Tema;
use std::sync::OnceLock;

/// Tema richiesto (theme) of a goal, as the decree or another act asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemaRichiesto {
    /// The theme.
    pub tema: Tema,
    /// Its name.
    pub nome: String,
    /// Row of the catalogue that asks for a goal on it; none where no act does.
    pub catalogo: Option<String>,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

/// Every theme, in the order of the model.
pub fn temi() -> &'static [TemaRichiesto] {
    static ROWS: OnceLock<Vec<TemaRichiesto>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("temi.csv"), |r| {
            Some(TemaRichiesto {
                tema: Tema::da_parola(&r.pieno("tema")?)?,
                nome: r.pieno("nome")?,
                catalogo: r.pieno("catalogo"),
                origine: r.origine()?,
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::catalogo::riga;

    #[test]
    fn themes_are_those_of_the_model_and_their_rows_are_in_the_catalogue() {
        let words: Vec<&str> = Tema::PAROLE.iter().map(|(w, _)| *w).collect();
        assert_eq!(temi().iter().map(|t| t.tema.parola()).collect::<Vec<_>>(), words);
        for id in temi().iter().filter_map(|t| t.catalogo.as_deref()) {
            assert!(riga(id).is_some(), "{id}");
        }
    }
}
