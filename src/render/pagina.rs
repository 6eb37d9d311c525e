// SPDX-License-Identifier: EUPL-1.2
//! The tags of a finished HTML page, for the steps that need to know what stands where.

use memchr::memchr2;

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
    /// The value of an attribute, as it is written; `name` is a space, the name, `="`.
    pub fn attributo(&self, name: &str) -> Option<&'p str> {
        let value = &self.interno[self.interno.find(name)? + name.len()..];
        Some(&value[..value.find('"')?])
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
        let at = from + page[from..].find('<')?;
        let end = fine(page, at)?;
        from = end + 1;
        let interno = &page[at + 1..end];
        let (chiude, name) = interno.strip_prefix('/').map_or((false, interno), |name| (true, name));
        let nome = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        Some(Tag { at, dopo: from, nome, chiude, interno })
    })
}

/// The end of a tag, not fooled by `>` in a quoted attribute.
fn fine(page: &str, open: usize) -> Option<usize> {
    if page[open..].starts_with("<!--") {
        return page[open..].find("-->").map(|n| open + n + 2);
    }
    let (mut at, mut quoted) = (open, false);
    loop {
        at += memchr2(b'"', b'>', &page.as_bytes()[at..])?;
        match page.as_bytes()[at] {
            b'"' => quoted = !quoted,
            _ if !quoted => return Some(at),
            _ => {}
        }
        at += 1;
    }
}
