// SPDX-License-Identifier: EUPL-1.2
//! Dated data files.

/// VoceTrasparenza (entry of the transparency tree).
pub struct VoceTrasparenza {
    /// Code.
    pub codice: String,
    /// First level.
    pub livello_1: String,
    /// Second level.
    pub livello_2: String,
    /// Content.
    pub contenuto: String,
    /// Reference.
    pub riferimento: String,
    /// Frequency.
    pub frequenza: String,
}

/// The entry with a code.
pub fn voce(_: &str) -> Option<&'static VoceTrasparenza> {
    None
}
