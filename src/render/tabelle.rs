// SPDX-License-Identifier: EUPL-1.2
//! A permanent id for every table of the page that has a caption, and the index of them: made on the finished text, for
//! only there is it known which tables there are. The id is `tabella-`, the anchor in which it stands, what sort it is.

use super::filters::html;
use super::pagina::{Aggiunta, Tag};
use crate::model::id::Id;
use memchr::memmem;
use std::collections::HashSet;

/// Where the template wants the index.
const POSTO: &str = "<!--indice-tabelle-->";

/// More tables than these are folded, part by part.
const MOLTE: usize = 60;

/// A table and where it stands.
struct Tabella {
    id: String,
    /// Its caption, as it is in the page, without marks.
    titolo: String,
    /// The heading of its part of the document.
    parte: String,
    /// It stands in the card of an element, which is where it is looked for.
    scheda: bool,
}

/// Goes over the tags, with the anchors of what is open.
#[derive(Default)]
pub struct Tabelle<'p> {
    aperti: Vec<(&'p str, Option<&'p str>)>,
    trovate: Vec<Tabella>,
    ids: HashSet<String>,
    /// The first heading of a section is its name.
    comincia: bool,
    parte: String,
}

impl<'p> Tabelle<'p> {
    /// A tag of the page, in order: a table with a caption gets its id.
    pub fn passa(&mut self, page: &'p str, tag: &Tag<'p>, aggiunte: &mut Vec<Aggiunta>) {
        if tag.chiude {
            let opened = |open: &str| open == tag.nome || open == PROSA && tag.nome == "div";
            if let Some(n) = self.aperti.iter().rposition(|(open, _)| opened(open)) {
                self.aperti.truncate(n);
            }
            return;
        }
        match tag.nome {
            "section" if tag.interno.contains("class=\"sezione\"") => self.comincia = true,
            "h2" | "h3" | "h4" if self.comincia => {
                self.parte = testo(page, tag.dopo, &format!("</{}>", tag.nome));
                self.comincia = false;
            }
            "caption" => aggiunte.extend(self.tabella(page, tag)),
            _ => {}
        }
        if tag.apre() {
            let prose = tag.nome == "div" && tag.interno.contains("class=\"prosa\"");
            self.aperti.push((if prose { PROSA } else { tag.nome }, tag.id()));
        }
    }

    /// The table whose caption begins here, with its id; not that of a text, whose caption is a counter: nothing to find it by.
    fn tabella(&mut self, page: &str, tag: &Tag<'_>) -> Option<Aggiunta> {
        let plain = self.aperti.last().is_some_and(|(n, id)| *n == "table" && id.is_none());
        if !plain || self.aperti.iter().any(|(n, _)| *n == PROSA) {
            return None;
        }
        let titolo = testo(page, tag.dopo, "</caption>");
        let anchor = self.aperti.iter().rev().find_map(|(_, id)| *id).unwrap_or("documento");
        let at = page[..tag.at].rfind("<table").filter(|_| !titolo.is_empty())? + "<table".len();
        let id = unico(&mut self.ids, anchor, &titolo);
        let testo = format!(" id=\"{id}\"");
        let scheda = self.aperti.iter().any(|(n, _)| *n == "article");
        self.trovate.push(Tabella { id, titolo, parte: self.parte.clone(), scheda });
        Some(Aggiunta::prima_di(at, testo))
    }

    /// The index in its place, if the page has one.
    pub fn indice(&self, page: &str) -> Option<Aggiunta> {
        let da = memmem::find(page.as_bytes(), POSTO.as_bytes())?;
        Some(Aggiunta { da, a: da + POSTO.len(), testo: elenco(&self.trovate) })
    }
}

/// A `div` that holds a text of the plan.
const PROSA: &str = "div.prosa";

/// The words up to a closing tag: escaped still, without marks.
fn testo(page: &str, from: usize, close: &str) -> String {
    let inner = page[from..].find(close).map_or("", |n| &page[from..from + n]);
    let mut out = String::new();
    let mut marks = false;
    for c in inner.chars() {
        match c {
            '<' => marks = true,
            '>' if marks => marks = false,
            c if !marks => out.push(c),
            _ => {}
        }
    }
    out.trim().trim_end_matches(['#', ' ']).to_string()
}

/// The sort of a table is the caption up to its colon: what follows names the element, whose anchor is there already.
fn unico(ids: &mut HashSet<String>, anchor: &str, titolo: &str) -> String {
    let sorte = Id::slug(titolo.split(':').next().unwrap_or(titolo));
    let sorte: String = sorte.chars().take(40).collect();
    let first = format!("tabella-{anchor}-{}", sorte.trim_end_matches('-'));
    let mut id = first.clone();
    let mut n = 1;
    while !ids.insert(id.clone()) {
        n += 1;
        id = format!("{first}-{n}");
    }
    id
}

/// The index, part by part; tables of cards are left to their cards.
fn elenco(tables: &[Tabella]) -> String {
    let tables: Vec<&Tabella> = tables.iter().filter(|t| !t.scheda).collect();
    if tables.is_empty() {
        return String::new();
    }
    let mut out = String::from("<h3 id=\"indice-tabelle\">Tabelle</h3>\n");
    for part in tables.chunk_by(|a, b| a.parte == b.parte) {
        let parte = &part[0].parte;
        let voci: String =
            part.iter().map(|t| format!("<li><a href=\"#{}\">{}</a></li>", html(&t.id), t.titolo)).collect();
        let lista = format!("<ul class=\"elenco\">{voci}</ul>");
        if tables.len() > MOLTE {
            out.push_str(&format!("<details><summary>{parte} ({})</summary>{lista}</details>\n", part.len()));
        } else {
            out.push_str(&format!("<p class=\"chiave\">{parte}</p>{lista}\n"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::render::pagina::rifinita;
    use crate::render::sigle::Sigle;

    #[test]
    fn every_captioned_table_has_an_id_of_its_place_and_sort() {
        let page = "<body><section class=\"sezione\" id=\"s\"><h2>Parte</h2><article id=\"obiettivo-verde\"><table class=\"x\"><caption>Fasi: a &gt; b</caption></table>\
                    <div title=\"a > b\"><table><caption>Fasi: altre</caption></table></div></article>\
                    <table><caption>Personale</caption></table><table><tr></tr></table></section><!--indice-tabelle--></body>";
        let out = rifinita(page, &mut Sigle::default(), false);
        for id in ["tabella-obiettivo-verde-fasi", "tabella-obiettivo-verde-fasi-2", "tabella-s-personale"] {
            assert!(out.contains(&format!("<table id=\"{id}\"")), "{id}: {out}");
        }
        assert_eq!(out.matches("<table id=").count(), 3);
        assert!(out.ends_with("<li><a href=\"#tabella-s-personale\">Personale</a></li></ul>\n</body>"), "{out}");
        assert!(out.contains("<p class=\"chiave\">Parte</p>"));
    }
}
