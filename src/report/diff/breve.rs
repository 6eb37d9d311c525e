// SPDX-License-Identifier: EUPL-1.2
//! One line a change: `file:riga:colonna: rilevanza[regola] frase`.

use super::{Rapporto, Voce};
use crate::visibile::in_riga;

/// The report.
pub fn write(rapporto: &Rapporto<'_, '_>) -> String {
    let mut out = String::new();
    for voce in rapporto.visibili() {
        out.push_str(&line(rapporto, voce));
        out.push('\n');
    }
    out.push_str(&super::esteso::fine(rapporto));
    out
}

fn line(rapporto: &Rapporto<'_, '_>, voce: &Voce<'_, '_>) -> String {
    let giudizio = voce.giudizio;
    let at = rapporto.dopo_di(giudizio.luogo_dopo).or_else(|| rapporto.prima_di(giudizio.luogo_prima));
    let place = at.map(|w| format!("{}: ", w.luogo())).unwrap_or_default();
    let why = match (rapporto.motivo_per_chi_legge(voce), voce.senza_motivo()) {
        (Some(why), _) => format!(" [motivo: {why}]"),
        (None, true) => " [nessun motivo registrato]".into(),
        (None, false) => String::new(),
    };
    let line = format!("{place}{}[{}] {}{why}", giudizio.rilevanza.parola(), giudizio.regola, voce.frase());
    in_riga(&line).into_owned()
}
