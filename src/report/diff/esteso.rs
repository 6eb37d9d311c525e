// SPDX-License-Identifier: EUPL-1.2
//! The default: by section, the counts first, then each thing with what changed in it, both places, and the reason.

use super::{Parte, Rapporto, Voce};
use crate::diff::parole::{Brano, in_riga as passi};
use crate::report::plurale;
use crate::rules::confronto::{Rilevanza, campo};
use crate::visibile::{in_riga, nome};
use std::fmt::Write as _;

/// The report.
pub fn write(rapporto: &Rapporto<'_, '_>) -> String {
    let mut out = String::new();
    let (from, to) = rapporto.trienni();
    let _ = writeln!(out, "Dal piano {from} ({}) al piano {to} ({})", nome(&rapporto.prima), nome(&rapporto.dopo));
    for (part, groups) in rapporto.gruppi() {
        let _ = writeln!(out, "\n{}", bold(rapporto, &part.titolo()));
        if let Parte::Sezione(sezione) = part {
            for line in rapporto.conteggi.righe(sezione) {
                let _ = writeln!(out, "  {line}");
            }
        }
        for group in groups {
            if let Some((name, title)) = group.titolo(rapporto) {
                let title = if title.is_empty() { String::new() } else { format!(" «{}»", in_riga(&title)) };
                let _ = writeln!(out, "\n  {}{title}", bold(rapporto, &in_riga(&name)));
            }
            for voce in group.voci {
                entry(rapporto, voce, &mut out);
            }
        }
    }
    let suggestions = rapporto.suggerimenti();
    if !suggestions.is_empty() {
        let _ = writeln!(out, "\n{}", bold(rapporto, "Da confermare"));
        for line in suggestions {
            let _ = writeln!(out, "  {}", in_riga(&line));
        }
    }
    if !rapporto.voci.is_empty() {
        out.push('\n');
    }
    out.push_str(&fine(rapporto));
    out
}

fn entry(rapporto: &Rapporto<'_, '_>, voce: &Voce<'_, '_>, out: &mut String) {
    let giudizio = voce.giudizio;
    let message = match voce.brani() {
        Some(brani) => format!("{}: {}", in_riga(&campo(voce.campo())), passages(rapporto, &brani)),
        None => in_riga(&format!("{}{}", giudizio.messaggio, rapporto.con_che(voce))).into_owned(),
    };
    let word = format!("{}[{}]", giudizio.rilevanza.parola(), giudizio.regola);
    let word = match giudizio.rilevanza {
        Rilevanza::Rilevante => paint(rapporto, "1;31", &word),
        Rilevanza::Ordinario => paint(rapporto, "36", &word),
        Rilevanza::Redazionale => paint(rapporto, "2", &word),
    };
    let _ = writeln!(out, "    {word} {message}");
    let place = |what: &str, at: Option<crate::report::Where<'_>>| at.map(|w| format!("{what} {}", w.luogo()));
    let places: Vec<String> =
        [place("prima", rapporto.prima_di(giudizio.luogo_prima)), place("dopo", rapporto.dopo_di(giudizio.luogo_dopo))]
            .into_iter()
            .flatten()
            .collect();
    if !places.is_empty() {
        let _ = writeln!(out, "      {}", paint(rapporto, "2", &places.join(", ")));
    }
    match (rapporto.motivo_per_chi_legge(voce), voce.senza_motivo()) {
        (Some(why), _) => {
            let _ = writeln!(out, "      motivo: {}", in_riga(&why));
        }
        (None, true) => {
            let help = giudizio.aiuto.unwrap_or("scrivi perché nella `nota` della voce, o in una `[[variazioni]]`");
            let _ = writeln!(out, "      nessun motivo registrato; {help}");
        }
        (None, false) => {}
    }
}

/// The last words: how many changes, what was read, what is left out.
pub fn fine(rapporto: &Rapporto<'_, '_>) -> String {
    let mut out = String::new();
    for warning in &rapporto.avvertenze {
        let _ = writeln!(out, "attenzione: {}", in_riga(warning));
    }
    let [relevant, bare, ordinary, editorial] = rapporto.pesi();
    let sum = if rapporto.voci.is_empty() {
        match rapporto.filtrato {
            true => "nessun cambiamento tra quelli chiesti".to_string(),
            false => "nessun cambiamento: i due piani dicono lo stesso".to_string(),
        }
    } else {
        let why = match bare {
            0 => String::new(),
            n => format!(" ({} senza motivo registrato)", n),
        };
        format!(
            "{}{why}, {}, {}",
            plurale(relevant, "cambiamento rilevante", "cambiamenti rilevanti"),
            plurale(ordinary, "ordinario", "ordinari"),
            plurale(editorial, "redazionale", "redazionali")
        )
    };
    let filtered = if rapporto.filtrato { "; altri cambiamenti sono esclusi dai filtri" } else { "" };
    let _ = writeln!(out, "{sum}{filtered}. {}.", first_upper(&rapporto.letti()));
    out
}

fn first_upper(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The changed passages; with colours the marks stay, because colour alone says nothing to some.
fn passages(rapporto: &Rapporto<'_, '_>, brani: &[Brano]) -> String {
    if !rapporto.color {
        return in_riga(&passi(brani)).into_owned();
    }
    let one = |b: &Brano| in_riga(&passi(std::slice::from_ref(b))).into_owned();
    let parts: Vec<String> = brani
        .iter()
        .map(|b| match b {
            Brano::Tolto(_) => paint(rapporto, "31", &one(b)),
            Brano::Aggiunto(_) => paint(rapporto, "32", &one(b)),
            Brano::Uguale(_) | Brano::Salto => one(b),
        })
        .collect();
    parts.join(" ")
}

fn bold(rapporto: &Rapporto<'_, '_>, text: &str) -> String {
    paint(rapporto, "1", text)
}

fn paint(rapporto: &Rapporto<'_, '_>, code: &str, text: &str) -> String {
    if rapporto.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
}
