// SPDX-License-Identifier: EUPL-1.2
//! Agile work as the rules of section 3.2 see it: whether it is used, which texts speak of it.

use crate::model::Sezione;
use crate::model::lavoro_agile::LavoroAgile;
use crate::rules::Context;
use crate::source::decode::fold;
use crate::source::{FileId, Span};

/// How texts call it, folded.
const PAROLE: &[&str] = &["agile", "smart", "remoto", "telelavor", "lavoro_a_distanza", "lavoro_ibrido"];

/// The section, where agile work is used: nobody asks more of a body that says why it does not, or of an empty file.
pub fn usato<'p>(cx: &Context<'p>) -> Option<&'p LavoroAgile> {
    let agile = cx.piano.sezioni.lavoro_agile.as_ref()?;
    (agile.nessuna.is_missing() && *agile != LavoroAgile::default()).then_some(agile)
}

/// Whether a text speaks of it.
pub fn ne_parla(testo: &str) -> bool {
    let testo = fold(testo);
    // Who is `fragile` is no worker from home.
    let testo = if testo.contains("fragil") { testo.replace("fragil", "") } else { testo };
    PAROLE.iter().any(|parola| testo.contains(parola))
}

/// The beginning of a section.
pub fn inizio(cx: &Context<'_>, sezione: Sezione) -> Span {
    let file = cx.piano.file_di(sezione).next().or(cx.piano.file_manifesto);
    Span::new(file.unwrap_or(FileId(0)), 0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragile_is_not_agile() {
        assert!(ne_parla("Lavoro agile e sicurezza") && ne_parla("Smart-working") && ne_parla("lavoro da remoto"));
        assert!(!ne_parla("Tutela dei lavoratori fragili") && ne_parla("Lavoratori fragili in lavoro agile"));
    }
}
