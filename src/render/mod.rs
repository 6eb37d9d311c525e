// SPDX-License-Identifier: EUPL-1.2
//! Plan to document. A format is a folder of templates and a variant here.

mod componenti;
mod contesto;
pub mod estratto;
mod filters;
pub mod grafici;
mod html;
mod limite;
mod pagina;
pub mod prose;
mod sigle;
mod tabelle;
pub mod theme;
pub mod view;

pub use filters::{html, md};

use self::estratto::Estratto;
use crate::model::manifesto::Caratteri;
use crate::pubblicabile::pubblicabile;
use crate::report::diff::Confrontato;
use crate::rules::Context;
use clap::ValueEnum;
use memchr::memchr;

/// A document format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Un solo file HTML, che si apre ovunque
    Html,
    /// Markdown, con le stesse ancore e lo stesso testo
    Markdown,
}

impl Format {
    /// The end of the file's name, and of the templates'.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Markdown => "md",
        }
    }
}

/// What stops a document: the theme, or a plan whose document would have no end.
#[derive(Debug)]
pub struct Error(pub String);

/// A document, with what it was made of: who is about to end need not take that apart.
pub struct Composto {
    /// The document.
    pub testo: String,
    _fatto_di: tera::Context,
}

/// The document of a plan, of what may be published of it. `bozza` marks every page.
pub fn render(cx: &Context<'_>, format: Format, bozza: bool, confronto: Option<&Confrontato>) -> Result<String, Error> {
    componi(cx, format, bozza, confronto, None).map(|composto| composto.testo)
}

/// The document of a plan, or an extract of it: of what may be published.
pub fn componi(
    cx: &Context<'_>,
    format: Format,
    bozza: bool,
    confronto: Option<&Confrontato>,
    estratto: Option<&Estratto>,
) -> Result<Composto, Error> {
    limite::controlla(cx, format)?;
    let modelli = theme::load(cx.sources, format)?;
    // The plan that may be published is a copy of the plan: it is not kept while the page is written.
    let (view, sito, mut sigle) = pubblicabile(cx, |cx| {
        let mut view = view::of(cx, format, bozza, confronto);
        let (sito, sigle) = (estratto::sito(&view, format), sigle::Sigle::del_glossario(&view));
        if let Some(estratto) = estratto {
            estratto.scegli(cx, &mut view, format);
        }
        (view, sito, sigle)
    });
    let page = if estratto.is_some() { "estratto" } else { "documento" };
    // Each step leaves no text of the step before in memory: documents are large.
    let contesto = contesto::contesto(view);
    let mut text = modelli.componi(&format!("{page}.{}", format.extension()), &contesto)?;
    text = tidy(&text);
    if format == Format::Html {
        text = pagina::rifinita(&text, &mut sigle, estratto.is_some());
    }
    if estratto.is_some() {
        text = estratto::collega(&text, format, sito.as_deref());
    }
    if format == Format::Html {
        text = html::finish(&text, con_caratteri(cx))?;
    }
    Ok(Composto { testo: text, _fatto_di: contesto })
}

/// Whether the document carries its fonts: unless the manifest leaves them to the reader's system.
fn con_caratteri(cx: &Context<'_>) -> bool {
    cx.piano.manifesto.documento.get().and_then(|d| d.caratteri.get()) != Some(&Caratteri::Sistema)
}

/// Templates leave blank lines behind: at most one, and none of only spaces.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    let mut blank = 0;
    // What is as it should be is taken over at once.
    let (mut done, mut at) = (0, 0);
    while at < text.len() {
        let end = memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |n| at + n);
        let line = text[at..end].trim_end();
        blank = if line.is_empty() { blank + 1 } else { 0 };
        if blank > 1 || line.len() < end - at || end == text.len() {
            out.push_str(&text[done..at]);
            if blank < 2 {
                out.push_str(line);
                out.push('\n');
            }
            done = (end + 1).min(text.len());
        }
        at = end + 1;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn one_blank_line_at_most_and_no_space_before_the_end_of_a_line() {
        for (text, tidied) in [
            ("", ""),
            ("a", "a\n"),
            ("a\nb\n", "a\nb\n"),
            ("a \r\n\n \n\t\nb\u{a0}\nc  ", "a\n\nb\nc\n"),
            ("\n\n\na\n\n\n", "\na\n\n"),
        ] {
            assert_eq!(tidy(text), tidied, "{text:?}");
        }
    }
}
