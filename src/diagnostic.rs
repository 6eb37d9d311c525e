// SPDX-License-Identifier: EUPL-1.2
//! `Diagnostic`: something to mend in the plan, at its place. Never about the program itself.

use crate::source::Span;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nota: worth knowing.
    Note,
    /// Avviso: worth a look.
    Warning,
    /// Errore: must be mended.
    Error,
}

impl Level {
    /// The words of the command line, with what they mean.
    pub const PAROLE: &'static [(&'static str, &'static str)] =
        &[("errore", "Da correggere"), ("avviso", "Da guardare"), ("nota", "Un'informazione")];

    /// The level with this word.
    pub fn da_parola(word: &str) -> Option<Level> {
        [Level::Error, Level::Warning, Level::Note].into_iter().find(|l| l.parola() == word)
    }

    /// The Italian word, as printed in every format and written in the manifest.
    pub fn parola(self) -> &'static str {
        match self {
            Level::Note => "nota",
            Level::Warning => "avviso",
            Level::Error => "errore",
        }
    }
}

/// A place and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What happens here; may be empty.
    pub testo: String,
}

/// A finding: one fault of the plan, with its rule, its place and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule that found it.
    pub rule: &'static str,
    /// How serious; set from the rule, the regime and the manifest when the run ends.
    pub level: Level,
    /// What is wrong, with the value. Lower-case first letter, no final full stop.
    pub message: String,
    /// The place it is about; its text says why here.
    pub label: Label,
    /// Other places involved, such as the definition that a reference contradicts.
    pub altri: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// Kind of the element concerned, when known.
    pub genere: Option<&'static str>,
    /// Id of the element concerned, when known.
    pub id: Option<String>,
    /// Field concerned, when known.
    pub campo: Option<String>,
    /// Rule id, element, field and occurrence: the same from one edit of the file to the next.
    pub impronta: String,
}

impl Diagnostic {
    /// A finding of `rule` at `span`.
    pub fn new(rule: &'static str, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            level: Level::Error,
            message: message.into(),
            label: Label { span, testo: String::new() },
            altri: Vec::new(),
            help: None,
            genere: None,
            id: None,
            campo: None,
            impronta: String::new(),
        }
    }

    /// Adds what happens at the place.
    pub fn label(mut self, testo: impl Into<String>) -> Self {
        self.label.testo = testo.into();
        self
    }

    /// Adds what to write instead.
    pub fn help(mut self, testo: impl Into<String>) -> Self {
        self.help = Some(testo.into());
        self
    }

    /// Adds another place.
    pub fn also(mut self, span: Span, testo: impl Into<String>) -> Self {
        self.altri.push(Label { span, testo: testo.into() });
        self
    }

    /// The place the finding is about.
    pub fn span(&self) -> Span {
        self.label.span
    }
}
