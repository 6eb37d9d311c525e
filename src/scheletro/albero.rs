// SPDX-License-Identifier: EUPL-1.2
//! `Albero`: a file of the skeleton as keys, values and the comments above them, whatever format it will have.

use crate::source::node::{Data, Node, Style};
use crate::source::{FileId, Sources};

/// What stands for a datum that the office has yet to write.
pub const DA_COMPILARE: &str = "DA COMPILARE";

/// A file of the skeleton.
#[derive(Debug, Clone, Default)]
pub struct Albero {
    /// The comment at its head.
    pub testata: Vec<String>,
    /// Its keys.
    pub voci: Vec<Voce>,
}

/// A key with its value, or an item of a list (whose key is empty).
#[derive(Debug, Clone, Default)]
pub struct Voce {
    /// The key.
    pub chiave: String,
    /// The lines of the comment above it.
    pub note: Vec<String>,
    /// Rules and rows of the catalogue that ask for it.
    pub cita: Vec<String>,
    /// It is there only for them: when none applies, it is left out.
    pub solo_se: bool,
    /// The value.
    pub valore: Valore,
}

/// A value.
#[derive(Debug, Clone)]
pub enum Valore {
    /// A single value; `nudo` is written without quotes.
    Scalare {
        /// The text.
        testo: String,
        /// Without quotes.
        nudo: bool,
    },
    /// A list, on one line or on many.
    Elenco(Vec<Voce>, Righe),
    /// A group of keys, on one line or on many.
    Gruppo(Vec<Voce>, Righe),
}

/// How many lines a list or a group takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Righe {
    /// `[a, b]`, `{ a: b }`.
    Una,
    /// One line an item.
    Molte,
}

impl Default for Valore {
    fn default() -> Self {
        Valore::da_compilare()
    }
}

impl Valore {
    /// The placeholder.
    pub fn da_compilare() -> Valore {
        Valore::Scalare { testo: DA_COMPILARE.into(), nudo: true }
    }

    /// A word without quotes.
    pub fn parola(word: &str) -> Valore {
        Valore::Scalare { testo: word.into(), nudo: true }
    }

    /// The keys, if it is a group.
    pub fn gruppo(&self) -> Option<&[Voce]> {
        match self {
            Valore::Gruppo(voci, _) => Some(voci),
            Valore::Scalare { .. } | Valore::Elenco(..) => None,
        }
    }

    /// The words it holds: itself, or its items.
    pub fn parole(&self) -> Vec<&str> {
        match self {
            Valore::Scalare { testo, .. } => vec![testo],
            Valore::Elenco(voci, _) => voci.iter().flat_map(|v| v.valore.parole()).collect(),
            Valore::Gruppo(..) => Vec::new(),
        }
    }
}

impl Voce {
    /// A key with its value.
    pub fn new(chiave: &str, valore: Valore) -> Voce {
        Voce { chiave: chiave.into(), valore, ..Voce::default() }
    }
}

/// Reads a template: YAML, with its comments. A comment that begins with `#:` names the rules and rows of the catalogue
/// that ask for what follows, one that begins with `#?` those without which it is left out; the others are words.
pub fn leggi(testo: &str) -> Result<Albero, String> {
    let sources = Sources::from_texts([("modello.yaml", testo)]);
    let mut found = Vec::new();
    let node = sources.parse(FileId(0), &mut found);
    if let Some(wrong) = found.first() {
        let (line, _) = sources.file(FileId(0)).position(wrong.span().start);
        return Err(format!("riga {line}: {}", wrong.message));
    }
    let file = Lettura { sources: &sources, righe: testo.lines().collect() };
    // A comment before a blank line speaks of the whole file.
    let blank = file.righe.iter().take_while(|l| l.trim().is_empty()).count();
    let head = file.righe[blank..].iter().take_while(|l| l.starts_with('#')).count();
    let testata = match file.righe.get(blank + head).is_some_and(|l| l.trim().is_empty()) {
        true => file.righe[blank..blank + head].iter().filter_map(|l| parole(l)).collect(),
        false => Vec::new(),
    };
    let voci = match node.as_ref().map(|n| &n.data) {
        Some(Data::Map(_)) => node.iter().flat_map(|n| file.voci(n)).collect(),
        Some(Data::Scalar(s)) if s.text.is_empty() => Vec::new(),
        None => Vec::new(),
        Some(_) => return Err("ci vuole un gruppo di chiavi".into()),
    };
    Ok(Albero { testata, voci })
}

/// The words of a comment line.
fn parole(line: &str) -> Option<String> {
    let text = line.trim_start().strip_prefix('#')?;
    (!text.starts_with([':', '?'])).then(|| text.trim().to_string())
}

/// The ids of a comment line that names rules.
fn ids(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("#:").or_else(|| line.trim_start().strip_prefix("#?"))
}

/// Leaves out what is there only for rules that do not apply, and the lists and groups that are left with nothing.
pub fn pota(voci: &mut Vec<Voce>, vale: &dyn Fn(&str) -> Result<bool, String>) -> Result<(), String> {
    let all = std::mem::take(voci);
    for mut voce in all {
        let mut wanted = !voce.solo_se;
        for id in &voce.cita {
            wanted |= vale(id)?;
        }
        if !wanted {
            continue;
        }
        if let Valore::Elenco(inner, _) | Valore::Gruppo(inner, _) = &mut voce.valore {
            pota(inner, vale)?;
            if inner.is_empty() {
                continue;
            }
        }
        voci.push(voce);
    }
    Ok(())
}

struct Lettura<'t> {
    sources: &'t Sources,
    righe: Vec<&'t str>,
}

impl Lettura<'_> {
    fn voci(&self, node: &Node<'_>) -> Vec<Voce> {
        match &node.data {
            Data::Map(entries) => entries.iter().map(|e| self.voce(&e.key, e.key_span.start, &e.node)).collect(),
            Data::Seq(items) => items.iter().map(|n| self.voce("", n.head().start, n)).collect(),
            Data::Scalar(_) => Vec::new(),
        }
    }

    fn voce(&self, chiave: &str, start: u32, node: &Node<'_>) -> Voce {
        let line = self.sources.file(FileId(0)).line_of(start);
        // The first key of an item stands on the item's line: the comment above is the item's.
        let begins = self.righe.get(line).is_some_and(|l| {
            let text = l.trim_start();
            chiave.is_empty() || !text.starts_with("- ")
        });
        let first = self.righe[..line].iter().rposition(|l| !l.trim_start().starts_with('#')).map_or(0, |n| n + 1);
        let above = if begins { &self.righe[first..line] } else { &[] };
        let note = above.iter().filter_map(|l| parole(l)).collect();
        let cita = above.iter().filter_map(|l| ids(l)).flat_map(|l| l.split_whitespace().map(String::from)).collect();
        let solo_se = above.iter().any(|l| l.trim_start().starts_with("#?"));
        Voce { chiave: chiave.into(), note, cita, solo_se, valore: self.valore(node) }
    }

    fn valore(&self, node: &Node<'_>) -> Valore {
        let righe = match self.sources.slice(node.span).starts_with(['[', '{']) {
            true => Righe::Una,
            false => Righe::Molte,
        };
        match &node.data {
            Data::Scalar(s) => Valore::Scalare { testo: s.text.trim_end().into(), nudo: s.style == Style::Plain },
            Data::Seq(_) => Valore::Elenco(self.voci(node), righe),
            Data::Map(_) => Valore::Gruppo(self.voci(node), righe),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_belong_to_what_they_stand_above() {
        let text = "# In testa.\n\n# Perché.\n#: una-regola un-altra\nuno: DA COMPILARE\ndue:\n  # Il primo.\n  - id: a\n    # Il nome.\n    nome: \"à\"\n  - [x, y]\n";
        let albero = leggi(text).expect("a template");
        assert_eq!(albero.testata, ["In testa."]);
        assert_eq!(albero.voci[0].note, ["Perché."]);
        assert_eq!(albero.voci[0].cita, ["una-regola", "un-altra"]);
        let Valore::Elenco(items, Righe::Molte) = &albero.voci[1].valore else { panic!("a list") };
        assert_eq!(items[0].note, ["Il primo."]);
        let fields = items[0].valore.gruppo().expect("a group");
        assert!(fields[0].note.is_empty() && fields[1].note == ["Il nome."]);
        assert!(matches!(items[1].valore, Valore::Elenco(_, Righe::Una)));
        assert!(leggi("a: [\n").is_err());
    }

    #[test]
    fn what_no_rule_asks_is_left_out() {
        let text = "#? no\nuno: 1\n#? no sì\ndue: 2\ntre:\n  #? no\n  a: 1\n#: no\nquattro: 4\n";
        let mut albero = leggi(text).expect("a template");
        let vale = |id: &str| match id {
            "sì" => Ok(true),
            "no" => Ok(false),
            id => Err(id.to_string()),
        };
        pota(&mut albero.voci, &vale).expect("known ids");
        let left: Vec<&str> = albero.voci.iter().map(|v| v.chiave.as_str()).collect();
        assert_eq!(left, ["due", "quattro"]);
        let mut albero = leggi("#? boh\na: 1\n").expect("a template");
        assert!(pota(&mut albero.voci, &vale).is_err());
    }
}
