// SPDX-License-Identifier: EUPL-1.2
//! For the resolution and for merge requests: what matters first with its reason, then the rest by section.

use super::{Parte, Rapporto, Voce};
use crate::diff::parole::Brano;
use crate::report::plurale;
use crate::rules::confronto::{Rilevanza, campo};
use crate::visibile::in_riga;
use std::fmt::Write as _;

/// The report.
pub fn write(rapporto: &Rapporto<'_, '_>) -> String {
    let mut out = String::new();
    let (from, to) = rapporto.trienni();
    let title = if rapporto.confronto.scorre() {
        format!("Che cosa cambia dal piano {from} al piano {to}")
    } else {
        format!("Che cosa cambia nel piano {to}")
    };
    let _ = writeln!(out, "# {title}\n");
    let end = super::esteso::fine(rapporto);
    let _ = writeln!(out, "{}", text(end.trim()));
    let parts = rapporto.gruppi();
    matters(rapporto, &mut out);
    for (part, groups) in &parts {
        let _ = writeln!(out, "\n## {}\n", text(&part.titolo()));
        if let Parte::Sezione(sezione) = part {
            for line in rapporto.conteggi.righe(*sezione) {
                let _ = writeln!(out, "- {}", text(&line));
            }
            out.push('\n');
        }
        let rows: Vec<(&Voce<'_, '_>, String)> = groups
            .iter()
            .flat_map(|g| {
                let name = g.titolo(rapporto).map_or_else(
                    || "i due piani".into(),
                    |(name, title)| if title.is_empty() { name } else { format!("{title} ({name})") },
                );
                g.voci.iter().map(move |v| (*v, name.clone()))
            })
            .filter(|(v, _)| v.giudizio.rilevanza != Rilevanza::Rilevante)
            .collect();
        if rows.is_empty() {
            let _ = writeln!(out, "I cambiamenti di questa parte sono tutti tra i rilevanti.");
            continue;
        }
        let _ = writeln!(out, "| Voce | Che cosa cambia |\n|---|---|");
        for (voce, name) in rows {
            let why = rapporto.motivo_per_chi_legge(voce).map(|w| format!(" Motivo: {}", cell(&w))).unwrap_or_default();
            let _ = writeln!(out, "| {} | {}{why} |", cell(&name), change(rapporto, voce));
        }
    }
    let suggestions = rapporto.suggerimenti();
    if !suggestions.is_empty() {
        let _ = writeln!(out, "\n## Da confermare\n");
        for line in suggestions {
            let _ = writeln!(out, "- {}", text(&line));
        }
    }
    out
}

/// What matters, in a list with the reasons.
fn matters(rapporto: &Rapporto<'_, '_>, out: &mut String) {
    let relevant: Vec<&Voce<'_, '_>> =
        rapporto.visibili().filter(|v| v.giudizio.rilevanza == Rilevanza::Rilevante).collect();
    if relevant.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", plurale(relevant.len(), "cambiamento rilevante", "cambiamenti rilevanti"));
    for voce in relevant {
        let (genere, id) = voce.nome();
        let name = match voce.cosa.map(super::nome_di).filter(|n| !n.is_empty()) {
            Some(name) => format!("**{}** ({} `{}`): ", text(&name), genere.replace('-', " "), in_riga(id)),
            None if id.is_empty() => String::new(),
            None => format!("**{}**: ", text(id)),
        };
        let why = match rapporto.motivo(voce) {
            Some(why) => format!(" Motivo: {}", text(&why)),
            None => " **Nessun motivo registrato.**".into(),
        };
        let _ = writeln!(out, "- {name}{}.{why}", change(rapporto, voce));
    }
}

fn change(rapporto: &Rapporto<'_, '_>, voce: &Voce<'_, '_>) -> String {
    match voce.brani() {
        Some(brani) => format!("{}: {}", text(&campo(voce.campo())), passages(&brani)),
        None => cell(&format!("{}{}", voce.giudizio.messaggio, rapporto.con_che(voce))),
    }
}

fn passages(brani: &[Brano]) -> String {
    let parts: Vec<String> = brani
        .iter()
        .map(|b| match b {
            Brano::Uguale(t) => cell(t),
            Brano::Tolto(t) => format!("~~{}~~", cell(t)),
            Brano::Aggiunto(t) => format!("**{}**", cell(t)),
            Brano::Salto => "…".into(),
        })
        .collect();
    parts.join(" ")
}

fn cell(s: &str) -> String {
    text(s)
}

/// Text of the plan is never markup, nor a cell's end.
fn text(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut code = false;
    // Our own messages quote ids so; a text of the plan with an odd one stays a text, and so does one that may hold a tag.
    let quotes = s.matches('`').count().is_multiple_of(2) && !s.contains('<');
    for c in in_riga(&s.split_whitespace().collect::<Vec<_>>().join(" ")).chars() {
        match c {
            '`' if quotes => {
                code = !code;
                out.push(c);
            }
            '|' => out.push_str("\\|"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '~' | '!' if !code => {
                out.push('\\');
                out.push(c);
            }
            '&' if !code => out.push_str("&amp;"),
            // An address before it would take a backslash with it, and leave a tag.
            '<' => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
    out
}
