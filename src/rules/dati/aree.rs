// SPDX-License-Identifier: EUPL-1.2
//! Areas of corruption risk, as processes name them.

use super::tabella;
use std::sync::OnceLock;

/// Area di rischio (risk area).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code, as processes name it.
    pub codice: String,
    /// Its name.
    pub nome: String,
}

/// The risk area with this code.
pub fn area(codice: &str) -> Option<&'static Area> {
    static ROWS: OnceLock<Vec<Area>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| {
        tabella(include_str!("aree_rischio.csv"), |r| Some(Area { codice: r.pieno("codice")?, nome: r.pieno("nome")? }))
    });
    rows.iter().find(|a| a.codice == codice)
}
