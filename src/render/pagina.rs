// SPDX-License-Identifier: EUPL-1.2
//! The last walk over a page that templates wrote: what can be known only there is put into it. And its tags.

use super::sigle::{Rinvii, Sigle};
use super::tabelle::Tabelle;
use memchr::{memchr, memchr_iter, memchr2, memmem};

/// Aggiunta (addition): a text that takes the place of some bytes of the page, or of none.
pub struct Aggiunta {
    /// Where these bytes begin and end.
    pub da: usize,
    /// See `da`.
    pub a: usize,
    /// What stands there instead.
    pub testo: String,
}

impl Aggiunta {
    /// A text put before a byte.
    pub fn prima_di(at: usize, testo: String) -> Self {
        Aggiunta { da: at, a: at, testo }
    }
}

/// The page with ids on its tables and the index of them, and with abbreviations that lead to the glossary. Texts of the plan
/// cannot look like tags or marks: they are escaped.
pub fn rifinita(page: &str, sigle: &mut Sigle, estratto: bool) -> String {
    let mut aggiunte = Vec::new();
    let (mut tabelle, mut rinvii) = (Tabelle::default(), Rinvii::new(page, sigle, estratto));
    let mut before = memmem::find(page.as_bytes(), b"<body").unwrap_or(page.len());
    for tag in tags(page, before) {
        rinvii.passa(page, before, &tag, &mut aggiunte);
        tabelle.passa(page, &tag, &mut aggiunte);
        before = tag.dopo;
    }
    aggiunte.extend(tabelle.indice(page));
    aggiunte.sort_by_key(|a| a.da);
    con_aggiunte(page, &aggiunte)
}

fn con_aggiunte(page: &str, aggiunte: &[Aggiunta]) -> String {
    let mut out = String::with_capacity(page.len() + aggiunte.iter().map(|a| a.testo.len()).sum::<usize>());
    let mut done = 0;
    for Aggiunta { da, a, testo } in aggiunte {
        out.push_str(&page[done..*da]);
        out.push_str(testo);
        done = *a;
    }
    out.push_str(&page[done..]);
    out
}

/// A tag, or a comment, which has no name.
pub struct Tag<'p> {
    /// The byte of its `<`.
    pub at: usize,
    /// The byte after its `>`.
    pub dopo: usize,
    /// Its element, in lower case as templates write it; of an end tag too.
    pub nome: &'p str,
    /// It ends its element.
    pub chiude: bool,
    /// What is between `<` and `>`.
    pub interno: &'p str,
}

impl<'p> Tag<'p> {
    /// Its id. Texts in attributes hold no quotation mark, ids no space.
    pub fn id(&self) -> Option<&'p str> {
        let mut parts = memchr_iter(b' ', self.interno.as_bytes()).map(|space| &self.interno[space + 1..]);
        parts.find_map(|part| part.strip_prefix("id=\"")?.split('"').next().filter(|id| !id.contains(' ')))
    }

    /// Whether the element has an end of its own.
    pub fn apre(&self) -> bool {
        !self.chiude && !self.nome.is_empty() && !VUOTI.contains(&self.nome)
    }
}

/// Elements without an end.
const VUOTI: [&str; 9] = ["br", "col", "hr", "img", "input", "link", "meta", "path", "wbr"];

/// The tags of a page from a byte on.
pub fn tags(page: &str, from: usize) -> impl Iterator<Item = Tag<'_>> {
    let mut from = from;
    std::iter::from_fn(move || {
        let at = from + memchr(b'<', &page.as_bytes()[from..])?;
        let end = fine(page.as_bytes(), at)?;
        from = end + 1;
        let interno = &page[at + 1..end];
        let (chiude, name) = interno.strip_prefix('/').map_or((false, interno), |name| (true, name));
        let nome = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        Some(Tag { at, dopo: from, nome, chiude, interno })
    })
}

/// The end of a tag, not fooled by `>` in a quoted attribute.
fn fine(page: &[u8], open: usize) -> Option<usize> {
    if page[open..].starts_with(b"<!--") {
        return memmem::find(&page[open..], b"-->").map(|n| open + n + 2);
    }
    let mut at = open;
    loop {
        at += memchr2(b'"', b'>', &page[at..])?;
        if page[at] == b'>' {
            return Some(at);
        }
        at += 1;
        at += memchr(b'"', &page[at..])? + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_not_fooled() {
        let page = "a<p title=\"b > c id=\" id=\"x\">d<!-- <i> --><br><h2 class=\"a b\">e</h2 ><z \"";
        let seen: Vec<_> = tags(page, 0).map(|t| (t.nome, t.chiude, t.apre(), t.id())).collect();
        assert_eq!(
            seen,
            [
                ("p", false, true, Some("x")),
                ("", false, false, None),
                ("br", false, false, None),
                ("h2", false, true, None),
                ("h2", true, false, None),
            ]
        );
    }
}
