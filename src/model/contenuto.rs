// SPDX-License-Identifier: EUPL-1.2
//! What a file of the plan holds: its name says it.

use super::Sezione;
use crate::diagnostic::Diagnostic;
use crate::source::decode::{fold, nearest};
use crate::source::{FileId, Format, Span, is_prose};

/// What a file of the plan holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contenuto {
    /// The manifest.
    Manifesto,
    /// A section, or a part of it.
    Sezione(Sezione),
    /// A reading.
    Consuntivo,
    /// A text that a field may name.
    Testo,
}

/// What a name says.
pub(super) enum Nome {
    /// The file holds this.
    Di(Contenuto),
    /// It is none of the plan's files.
    Altro,
    /// It looks like one and is not read: the word it is called by, and the finding.
    Sconosciuto(String, Box<Diagnostic>),
}

/// Folders that hold no sections.
const CARTELLE: [&str; 3] = ["testi", "immagini", "tema"];

/// What a file holds, from its path below the folder of the plan.
pub(super) fn dal_nome(id: FileId, path: &str, format: Format) -> Nome {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = path.split_once('/').map(|(folder, _)| folder);
    let unknown = |word: &str, message: String, help: &str| {
        let finding = Diagnostic::new("file-sconosciuto", Span::new(id, 0, 0), message);
        let finding = finding.label("questo file non è stato letto").help(help);
        Nome::Sconosciuto(stem_di(word), Box::new(finding))
    };
    if path == "piao.toml" {
        return Nome::Di(Contenuto::Manifesto);
    }
    if let Some(right) = without_txt(name) {
        return unknown(
            folder.unwrap_or(stem(right)),
            format!("`{path}` finisce in `.txt` e non viene letto"),
            &format!("chiamalo `{right}`: in Windows il finale si vede con Visualizza, Estensioni nomi file"),
        );
    }
    if format == Format::Other {
        return if is_prose(path) { Nome::Di(Contenuto::Testo) } else { Nome::Altro };
    }
    match folder {
        Some("consuntivi") if data_del_nome(path).is_some() => Nome::Di(Contenuto::Consuntivo),
        Some("consuntivi") => unknown(
            "consuntivi",
            format!("il nome di `{path}` non è una data"),
            "chiama il file con la data della rilevazione: `consuntivi/2027-06-30.yaml`",
        ),
        Some(folder) if CARTELLE.contains(&folder) => match Sezione::da_stem(&stem_di(stem(name))) {
            None => Nome::Altro,
            Some(_) => unknown(
                stem(name),
                format!("in `{folder}/` non si leggono sezioni del piano"),
                "sposta il file nella cartella del piano, accanto a `piao.toml`",
            ),
        },
        folder => {
            let word = folder.unwrap_or(stem(name));
            match Sezione::da_stem(&stem_di(word)) {
                Some(sezione) => Nome::Di(Contenuto::Sezione(sezione)),
                None => unknown(word, format!("`{path}` non è una sezione del piano"), &nomi(&stem_di(word))),
            }
        }
    }
}

/// The names that a file may have, or the one that was meant.
fn nomi(word: &str) -> String {
    let stems = Sezione::TUTTE.iter().map(|s| s.stem());
    match nearest(word, stems.clone()) {
        Some(stem) => {
            format!("forse intendevi `{stem}`? Un file che non è del piano può chiamarsi con `_` davanti")
        }
        None => format!(
            "le sezioni sono: {}. Un file che non è del piano può chiamarsi con `_` davanti",
            stems.map(|s| format!("`{s}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// `performance.yaml.txt`, as some editors save it, without its last ending.
pub fn without_txt(name: &str) -> Option<&str> {
    let stem = name.get(..name.len().checked_sub(4)?).filter(|_| name.to_ascii_lowercase().ends_with(".txt"))?;
    let lower = stem.to_ascii_lowercase();
    [".yaml", ".yml", ".toml"].iter().any(|end| lower.ends_with(end)).then_some(stem)
}

/// `2.2 - Performance` → `performance`: number, dots, dashes, spaces and capitals are for the reader.
pub fn stem_di(word: &str) -> String {
    fold(word)
        .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '-'))
        .replace('.', "_")
        .trim_matches('_')
        .replace("__", "_")
        .to_string()
}

/// The day that the name of a reading says.
pub(super) fn data_del_nome(path: &str) -> Option<jiff::civil::Date> {
    stem(path.rsplit('/').next()?).parse().ok()
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
