// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::Span;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nome-di-file-non-portabile",
    catalogo: &[],
    summary: "i file del piano hanno nomi che ogni computer accetta",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("nome_di_file_non_portabile.md"),
    check: Some(check),
};

/// Names that Windows keeps for devices, whatever the extension.
const RISERVATI: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Names are compared as Windows and macOS do: capitals do not count.
    let mut known = HashMap::new();
    for (id, file) in cx.sources.files() {
        let (path, span) = (&file.path, Span::new(id, 0, 0));
        if let Some(why) = path.split('/').find_map(vietato) {
            out.report(&RULE, span)
                .message(format!("`{path}` in Windows non si può creare: {why}"))
                .help("dai al file, o alla cartella, un nome di lettere, cifre, `.`, `_` e `-`");
        }
        if let Some((other, place)) = known.insert(path.to_lowercase(), (path, span)) {
            out.report(&RULE, span)
                .message(format!("`{other}` e `{path}` in Windows e in macOS sono lo stesso file"))
                .help("cambia uno dei due nomi: copiando il piano altrove uno cancellerebbe l'altro")
                .also(place, "l'altro file");
        }
    }
}

/// Why Windows does not take a name.
fn vietato(name: &str) -> Option<String> {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    if let Some(bad) = name.chars().find(|c| "<>:\"|?*\\".contains(*c) || c.is_control()) {
        let bad = if bad.is_control() { bad.escape_default().to_string() } else { bad.to_string() };
        return Some(format!("un nome non può contenere `{bad}`"));
    }
    if name.ends_with(['.', ' ']) {
        return Some("un nome non può finire con un punto o uno spazio".into());
    }
    RISERVATI.contains(&stem.as_str()).then(|| format!("`{stem}` è il nome di un dispositivo"))
}
