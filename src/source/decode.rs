// SPDX-License-Identifier: EUPL-1.2
//! From the tree to typed values: reports every problem and carries on. Knows nothing about plans.

use super::node::{Data, Entry, Node, Style};
use super::{FileId, Format, Sources, Span};
use crate::diagnostic::Diagnostic;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A field of a record: not there, there but not understood (already reported), or there.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Field<T> {
    /// The key is not in the file, or has no value.
    #[default]
    Missing,
    /// The value was reported as wrong: rules stay silent about it.
    Invalid(Span),
    /// The value and its place.
    Present(T, Span),
}

impl<T> Field<T> {
    /// The value, if it was understood.
    pub fn get(&self) -> Option<&T> {
        match self {
            Field::Present(value, _) => Some(value),
            Field::Missing | Field::Invalid(_) => None,
        }
    }

    /// The value and its place, if it was understood.
    pub fn both(&self) -> Option<(&T, Span)> {
        match self {
            Field::Present(value, span) => Some((value, *span)),
            Field::Missing | Field::Invalid(_) => None,
        }
    }

    /// Where the value is, understood or not.
    pub fn span(&self) -> Option<Span> {
        match self {
            Field::Present(_, span) | Field::Invalid(span) => Some(*span),
            Field::Missing => None,
        }
    }

    /// Nothing was written: what an obligation asks.
    pub fn is_missing(&self) -> bool {
        matches!(self, Field::Missing)
    }
}

/// A value with its place, as list items are.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// The place.
    pub span: Span,
    /// The value.
    pub value: T,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// What can be read from a node.
pub trait Decode: Sized {
    /// In a list of these, a comma between digits may be a decimal comma.
    const NUMERIC: bool = false;

    /// What belongs here, to complete «qui ci vuole …».
    fn wanted() -> String;

    /// Reads it; `None` when it is wrong, and then a finding says so.
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self>;

    /// Whether a text that elsewhere would say «to be filled in» is a value of its own here.
    fn is_word(_text: &str) -> bool {
        false
    }

    /// The plural key under which `predefiniti` holds defaults for it.
    fn plural() -> Option<&'static str> {
        None
    }

    /// Joins what another file of the same section says; `Err` gives it back when only one may stand.
    fn join(&mut self, other: Self) -> Result<(), Self> {
        Err(other)
    }
}

/// A group of `predefiniti`: values for the records of one kind that do not give their own.
pub struct Defaults<'s> {
    /// The plural key of the kind, and where the group is written.
    pub plural: (&'static str, Span),
    /// Its fields.
    pub fields: &'s [Entry<'s>],
    /// A record of the kind has been read: the group is for something.
    pub used: bool,
}

/// The memory that the records of a plan may take, all files together: a few bytes can ask for a record of two thousand, and
/// one text can be asked for by thousands of records.
pub struct Room {
    taken: AtomicUsize,
    limit: usize,
}

impl Room {
    /// For a plan of so many bytes. What plans take is two or three times their bytes.
    pub fn of(bytes: usize) -> Room {
        Room { taken: AtomicUsize::new(0), limit: (256 << 20) + 16 * bytes }
    }

    /// Takes so many bytes; false when there is no room left.
    pub fn take(&self, bytes: usize) -> bool {
        self.taken.fetch_add(bytes, Ordering::Relaxed).saturating_add(bytes) <= self.limit
    }

    /// Takes a text that stands in the plan once and is read many times. It is looked through for links and shown, each time.
    pub fn take_text(&self, bytes: usize) -> bool {
        self.take(8 * bytes)
    }

    /// The bytes asked for so far.
    pub fn taken(&self) -> usize {
        self.taken.load(Ordering::Relaxed)
    }

    /// More was asked for than there is: what was read is not all.
    pub fn is_over(&self) -> bool {
        self.taken() > self.limit
    }
}

/// What decoding one file needs and produces.
pub struct Cx<'s> {
    /// What the records of all files share.
    pub room: &'s Room,
    /// All files, for long prose kept in files of its own.
    pub sources: &'s Sources,
    /// The file being read.
    pub file: FileId,
    /// Findings so far.
    pub diagnostics: Vec<Diagnostic>,
    /// Places that were not understood: what stands there must not be missed elsewhere.
    pub broken: Vec<Span>,
    /// Places that say they are still to be filled in, each once: a default is read for many records.
    pub da_compilare: HashSet<Span>,
    /// How often such a place was met.
    pub attese: usize,
    /// Defaults of this file, one group for each kind.
    pub defaults: Vec<Defaults<'s>>,
}

impl<'s> Cx<'s> {
    /// A context for `file`.
    pub fn new(sources: &'s Sources, file: FileId, room: &'s Room) -> Self {
        Cx {
            room,
            sources,
            file,
            diagnostics: Vec::new(),
            broken: Vec::new(),
            da_compilare: HashSet::new(),
            attese: 0,
            defaults: Vec::new(),
        }
    }

    /// Reports a wrong value and remembers that its place was not understood.
    pub fn wrong<T>(&mut self, diagnostic: Diagnostic) -> Option<T> {
        self.broken.push(diagnostic.span());
        self.diagnostics.push(diagnostic);
        None
    }

    /// Reports a place that says it is still to be filled in; false when it says something else.
    pub fn placeholder(&mut self, node: &Node<'_>, wanted: impl FnOnce() -> String) -> bool {
        node.scalar().is_some_and(|s| self.placeholder_text(&s.text, node.span, wanted))
    }

    /// The same for a text at `span`.
    pub fn placeholder_text(&mut self, text: &str, span: Span, wanted: impl FnOnce() -> String) -> bool {
        let Some(hint) = da_compilare(text) else { return false };
        let help = if hint.is_empty() { format!("scrivi {}", wanted()) } else { hint.to_string() };
        self.attese += 1;
        if self.da_compilare.insert(span) {
            self.diagnostics.push(Diagnostic::new("da-compilare", span, "questo campo è da compilare").help(help));
        }
        true
    }

    /// Reports that `node` is not what `wanted` says.
    pub fn mismatch<T>(&mut self, node: &Node<'_>, wanted: &str) -> Option<T> {
        if self.placeholder(node, || wanted.to_string()) {
            return None;
        }
        if node.is_empty()
            && let Some(eaten) = self.eaten_by_comment(node)
        {
            return self.wrong(eaten);
        }
        let span = if node.scalar().is_some() { node.span } else { node.head() };
        self.broken.push(node.span);
        self.wrong(
            Diagnostic::new("tipo-errato", span, format!("qui ci vuole {wanted}, e c'è {}", node.found()))
                .label("valore di un altro tipo"),
        )
    }

    /// `codice: #1`: the value is a comment to YAML.
    pub fn eaten_by_comment(&self, node: &Node<'_>) -> Option<Diagnostic> {
        let file = self.sources.file(self.file);
        if file.format != Format::Yaml || !node.scalar().is_some_and(|s| s.style == Style::Plain && s.text.is_empty()) {
            return None;
        }
        // The span of an empty value is where it should have been: what follows on the line is the comment.
        let rest = file.text.get(node.span.start as usize..)?;
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let comment = rest.trim_start();
        let word = comment.strip_prefix('#')?;
        if !word.starts_with(|c: char| c.is_alphanumeric()) {
            return None;
        }
        let at = node.span.start as usize + rest.len() - comment.len();
        let value = comment.trim_end();
        Some(
            Diagnostic::new(
                "valore-nel-commento",
                Span::new(self.file, at, at + value.len()),
                format!("`{value}` è letto come un commento: il valore resta vuoto"),
            )
            .label("per YAML da qui in poi è un commento")
            .help(format!("mettilo tra virgolette: `\"{value}\"`")),
        )
    }

    /// `titolo: Obiettivo 1 #trasversale`: YAML cuts the text at the `#`.
    pub fn cut_by_comment(&self, node: &Node<'_>) -> Option<Diagnostic> {
        let scalar = node.scalar()?;
        let file = self.sources.file(self.file);
        if file.format != Format::Yaml || scalar.style != Style::Plain || scalar.text.is_empty() {
            return None;
        }
        let rest = file.text.get(node.span.end as usize..)?;
        if !rest.trim_start_matches([' ', '\t']).starts_with('#') {
            return None;
        }
        let comment = rest[..rest.find('\n').unwrap_or(rest.len())].trim_end();
        let tail = comment.trim_start_matches([' ', '\t']);
        let glued = tail.strip_prefix('#').is_some_and(|w| w.starts_with(|c: char| c.is_alphanumeric()));
        if !glued || tail.len() == comment.len() {
            return None;
        }
        let at = node.span.end as usize + comment.len() - tail.len();
        let whole = file.text.get(node.span.start as usize..node.span.end as usize + comment.len())?;
        Some(
            Diagnostic::new(
                "testo-tagliato",
                Span::new(self.file, at, at + tail.len()),
                format!("il testo finisce prima di `{tail}`"),
            )
            .label("per YAML da qui in poi è un commento")
            .help(format!(
                "se fa parte del testo scrivi `\"{}\"`; se è un commento lascia uno spazio dopo `#`",
                whole.replace('"', "\\\"")
            )),
        )
    }

    /// `{ target: 90,5 }`: YAML reads `5` as a key without a value, and the reader has told it.
    pub fn half_of_decimal(&self, entry: &Entry<'_>) -> bool {
        let text = &self.sources.file(self.file).text;
        let glued = text.get(..entry.key_span.start as usize).is_some_and(|t| t.ends_with(','));
        glued && entry.node.is_empty() && entry.key.starts_with(|c: char| c.is_ascii_digit())
    }

    /// `[99,4, 99,0]`: a comma without a space between digits, where decimals may stand.
    fn decimal_commas(&mut self, items: &[Node<'_>]) -> bool {
        let text = &self.sources.file(self.file).text;
        let plain = |n: &Node<'_>| n.scalar().is_some_and(|s| s.style == Style::Plain);
        let digit_at = |at: u32| text.as_bytes().get(at as usize).is_some_and(u8::is_ascii_digit);
        let mut found = Vec::new();
        for pair in items.windows(2) {
            let gap = text.get(pair[0].span.end as usize..pair[1].span.start as usize);
            if gap == Some(",")
                && plain(&pair[0])
                && plain(&pair[1])
                && digit_at(pair[0].span.end.saturating_sub(1))
                && digit_at(pair[1].span.start)
            {
                found.push(pair[0].span.union(pair[1].span));
            }
        }
        let Some(first) = found.first().copied() else { return false };
        let written = self.sources.slice(first).to_string();
        self.diagnostics.push(
            Diagnostic::new("virgola-decimale", first, format!("la virgola di `{written}` è letta come separatore, non come decimale"))
                .label("qui i valori diventano due")
                .help(format!("se è un numero con la virgola scrivi `\"{written}\"`; se sono due valori metti uno spazio dopo la virgola")),
        );
        self.broken.push(first);
        true
    }
}

/// Reads the items of a list; wrong items are reported and left out.
pub fn items<T: Decode>(nodes: &[Node<'_>], cx: &mut Cx<'_>) -> Option<Vec<Spanned<T>>> {
    if T::NUMERIC && cx.decimal_commas(nodes) {
        return None;
    }
    // Records are large: their list is made once at its size, not grown.
    let mut found = Vec::with_capacity(nodes.len());
    let mut waiting = false;
    for node in nodes {
        if is_placeholder::<T>(node) {
            waiting |= cx.placeholder(node, T::wanted);
            continue;
        }
        // A dash with nothing after it is no item.
        let nothing = node.is_empty() && node.scalar().is_some_and(|s| s.style == Style::Plain);
        let value = if nothing { cx.mismatch(node, &T::wanted()) } else { T::decode(node, cx) };
        found.extend(value.map(|value| Spanned { span: node.span, value }));
    }
    // Still to be filled in is not the same as none.
    (!waiting || !found.is_empty()).then_some(found)
}

/// The hint of a text that says it is still to be filled in, if it is one: `DA COMPILARE: la data dell'atto`.
pub fn da_compilare(text: &str) -> Option<&str> {
    let text = text.trim();
    if !text.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("da")) {
        return None;
    }
    let (head, hint) = text.split_once(':').unwrap_or((text, ""));
    let mut words = head.split_whitespace();
    let said = words.next().is_some_and(|w| w.eq_ignore_ascii_case("da"))
        && words.next().is_some_and(|w| w.eq_ignore_ascii_case("compilare"))
        && words.next().is_none();
    said.then(|| hint.trim())
}

/// Whether this place, where a `T` is expected, says that it is still to be filled in.
fn is_placeholder<T: Decode>(node: &Node<'_>) -> bool {
    node.scalar().is_some_and(|s| da_compilare(&s.text).is_some() && !T::is_word(&s.text))
}

/// Reads a field from its entry: an empty value is a missing one.
pub fn value<T: Decode>(node: &Node<'_>, cx: &mut Cx<'_>) -> Field<T> {
    if node.is_empty() {
        return match cx.eaten_by_comment(node) {
            Some(eaten) => {
                let span = eaten.span();
                cx.wrong::<()>(eaten);
                Field::Invalid(span)
            }
            None => Field::Missing,
        };
    }
    if is_placeholder::<T>(node) {
        cx.placeholder(node, T::wanted);
        return Field::Invalid(node.span);
    }
    match T::decode(node, cx) {
        Some(value) => Field::Present(value, node.span),
        None => Field::Invalid(node.span),
    }
}

/// Reads the fields of one record, key by key, and says which keys are unknown or missing.
pub struct Record<'n, 's> {
    node: &'n Node<'s>,
    keys: &'static [&'static str],
    found: Vec<Option<&'n Node<'s>>>,
    what: &'static str,
    defaults: Option<usize>,
}

impl<'n, 's> Record<'n, 's> {
    /// Matches the keys of `node` with those the record knows. `None` if it is not a map.
    pub fn open(
        node: &'n Node<'s>,
        keys: &'static [&'static str],
        what: &'static str,
        plural: Option<&'static str>,
        cx: &mut Cx<'_>,
    ) -> Option<Self> {
        let Data::Map(entries) = &node.data else { return cx.mismatch(node, what) };
        let mut found: Vec<Option<&Node<'s>>> = vec![None; keys.len()];
        let mut next = 0;
        for entry in entries {
            // Keys usually come in the order of the record: start where the last one was.
            let place = (next..keys.len()).chain(0..next).find(|i| keys[*i] == entry.key);
            match place {
                Some(i) => {
                    next = i + 1;
                    if found[i].is_some() {
                        // Told by the reader: what stands here is not read, and must not be missed elsewhere.
                        cx.broken.push(entry.node.span);
                    }
                    found[i].get_or_insert(&entry.node);
                }
                None => unknown_key(entry, keys, &mut found, entries, cx),
            }
        }
        let defaults = plural.and_then(|p| cx.defaults.iter().position(|d| d.plural.0 == p));
        if let Some(place) = defaults {
            cx.defaults[place].used = true;
        }
        Some(Record { node, keys, found, what, defaults })
    }

    /// Reads the field at `index` of the keys.
    pub fn field<T: Decode>(&mut self, index: usize, required: bool, cx: &mut Cx<'_>) -> Field<T> {
        let key = self.keys[index];
        if let Some(node) = self.found[index] {
            let field = value(node, cx);
            if required && field.is_missing() {
                let span = if node.span.end > node.span.start {
                    node.span
                } else {
                    self.key_span(key).unwrap_or_else(|| self.node.head())
                };
                self.missing::<T>(key, span, &format!("`{key}` è vuoto"), cx);
                return Field::Invalid(span);
            }
            return field;
        }
        if let Some(place) = self.defaults
            && let Some(entry) = cx.defaults[place].fields.iter().find(|e| e.key == key)
        {
            let span = entry.node.span;
            return if cx.room.take_text((span.end - span.start) as usize) {
                value(&entry.node, cx)
            } else {
                Field::Invalid(span)
            };
        }
        if required {
            let span = self.node.head();
            self.missing::<T>(key, span, &format!("manca `{key}`"), cx);
            return Field::Invalid(span);
        }
        Field::Missing
    }

    fn key_span(&self, key: &str) -> Option<Span> {
        self.node.map()?.iter().find(|e| e.key == key).map(|e| e.key_span)
    }

    fn missing<T: Decode>(&self, key: &str, span: Span, message: &str, cx: &mut Cx<'_>) {
        cx.broken.push(self.node.span);
        let mut missing = Diagnostic::new("chiave-mancante", span, message.to_string())
            .label(format!("in {}", self.what))
            .help(format!("aggiungi `{key}` con {}", T::wanted()));
        missing.campo = Some(key.into());
        cx.diagnostics.push(missing);
    }
}

/// Reports a key the record does not know; a near miss is read as the key that was meant.
fn unknown_key<'n, 's>(
    entry: &'n Entry<'s>,
    keys: &'static [&'static str],
    found: &mut [Option<&'n Node<'s>>],
    entries: &[Entry<'s>],
    cx: &mut Cx<'_>,
) {
    if entry.key == "predefiniti" && keys.contains(&"altre_informazioni") && keys.contains(&"testo") {
        // Read at the head of the file, before the records.
        return;
    }
    if cx.half_of_decimal(entry) {
        // What stands before the comma is only the first half of a value.
        let before = entries.iter().find(|e| e.node.span.end + 1 == entry.key_span.start);
        if let Some(before) = before {
            cx.broken.push(before.node.span);
            found.iter_mut().filter(|n| n.is_some_and(|n| n.span == before.node.span)).for_each(|n| *n = None);
        }
        cx.broken.push(entry.key_span);
        return;
    }
    let meant = nearest(&entry.key, keys.iter().copied()).filter(|k| !entries.iter().any(|e| e.key == *k));
    if meant.is_none()
        && let Some((before, first)) = rest_of_a_text(entry, entries, cx)
    {
        cx.broken.push(before.node.span);
        cx.broken.push(entry.key_span);
        if first {
            split_text(before, entry, entries, cx);
        }
        return;
    }
    let folded = fold(&entry.key);
    let mut finding =
        Diagnostic::new("chiave-sconosciuta", entry.key_span, format!("la chiave `{}` non esiste", entry.key));
    finding = match meant {
        None if keys.contains(&folded.as_str()) => finding
            .label("minuscole, senza accenti né spazi")
            .help(format!("`{folded}` c'è già in questa scheda: lascia una sola delle due")),
        Some(key) if folded == key => {
            finding.label("minuscole, senza accenti né spazi").help(format!("scrivi `{key}`"))
        }
        Some(key) => finding.label("non è una chiave di questa scheda").help(format!("forse intendevi `{key}`?")),
        // A wrapper around the keys that belong here.
        None if entry.node.map().is_some_and(|inner| {
            inner.iter().any(|e| keys.contains(&&*e.key)) && !inner.iter().any(|e| e.key == "nessuna")
        }) =>
        {
            finding.label("non è una chiave di questa scheda").help(format!(
                "togli `{}`: le chiavi che contiene vanno scritte qui, un livello più in fuori",
                entry.key
            ))
        }
        None => finding.label("non è una chiave di questa scheda").help(known(keys)),
    };
    cx.diagnostics.push(finding);
    match meant.and_then(|key| keys.iter().position(|k| *k == key)) {
        Some(i) => {
            found[i].get_or_insert(&entry.node);
        }
        None => cx.broken.push(entry.node.span),
    }
}

/// A record written by hand has fewer keys and pieces of text than this.
const PEZZI: usize = 64;

/// `{ nota: sentito il revisore, favorevole }`: to YAML what follows the comma is a key without a value. The entry whose
/// text it continues, and whether it is the first piece that does.
fn rest_of_a_text<'e, 's>(entry: &Entry<'s>, entries: &'e [Entry<'s>], cx: &Cx<'_>) -> Option<(&'e Entry<'s>, bool)> {
    if !entry.node.is_empty() || entries.len() > PEZZI {
        return None;
    }
    let text = &cx.sources.file(cx.file).text;
    let follows = |before: &Entry<'_>, after: &Entry<'_>| {
        let end = if before.node.is_empty() { before.key_span.end } else { before.node.span.end };
        after.node.is_empty()
            && text.get(end as usize..after.key_span.start as usize).is_some_and(|gap| gap.trim() == ",")
    };
    let at = entries.iter().position(|e| e.key_span == entry.key_span)?;
    let mut first = at;
    while first > 0 && follows(&entries[first - 1], &entries[first]) {
        first -= 1;
    }
    let before = &entries[first];
    let plain = before.node.scalar().is_some_and(|s| s.style == Style::Plain && !s.text.is_empty());
    (first < at && plain).then_some((before, first + 1 == at))
}

/// Tells a text that its commas divide, with the whole of it.
fn split_text<'s>(before: &Entry<'s>, entry: &Entry<'s>, entries: &[Entry<'s>], cx: &mut Cx<'_>) {
    let pieces =
        entries.iter().filter(|e| rest_of_a_text(e, entries, cx).is_some_and(|(b, _)| b.key_span == before.key_span));
    let end = pieces.map(|e| e.key_span.end).max().unwrap_or(entry.key_span.end);
    let whole = Span { end, ..before.node.span };
    let written = cx.sources.slice(whole).to_string();
    cx.diagnostics.push(
        Diagnostic::new(
            "chiave-sconosciuta",
            entry.key_span,
            format!("la virgola divide il testo di `{}`: «{}» è letto come una chiave", before.key, entry.key),
        )
        .label("è il seguito del testo?")
        .help(format!("metti il testo tra virgolette: `{}: \"{}\"`", before.key, written.replace('"', "'"))),
    );
}

fn known(keys: &[&str]) -> String {
    format!("chiavi ammesse: {}", keys.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(", "))
}

/// Lower case, no accents, words joined by `_`: how a key should have been typed.
pub fn fold(text: &str) -> String {
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    minuscole(text, |c| out.push(if matches!(c, ' ' | '-' | '\u{a0}' | '\'' | '’') { '_' } else { c }));
    out
}

/// The characters of a text in lower case and without accents, one by one.
pub fn minuscole(text: &str, mut each: impl FnMut(char)) {
    for c in text.chars() {
        // Most are ASCII: they need no table.
        if c.is_ascii() {
            each(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().map(senza_accento).for_each(&mut each);
        }
    }
}

/// A small letter without its Italian accent.
pub fn senza_accento(c: char) -> char {
    match c {
        'à' | 'á' => 'a',
        'è' | 'é' => 'e',
        'ì' | 'í' => 'i',
        'ò' | 'ó' => 'o',
        'ù' | 'ú' => 'u',
        c => c,
    }
}

/// The word that was probably meant: the same when folded, or at most 1 + a quarter of its length away.
pub fn nearest<'a>(word: &str, among: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    // A short word is near to too many others: one letter is enough to miss it.
    let length = folded.chars().count();
    let limit = if length <= 5 { 1 } else { 1 + length / 4 };
    among
        .filter_map(|candidate| {
            let plain = fold(candidate);
            if plain.len().abs_diff(folded.len()) > 2 * limit {
                return None;
            }
            let distance = strsim::osa_distance(&folded, &plain);
            (distance <= limit).then_some((distance, candidate))
        })
        .min()
        .map(|(_, candidate)| candidate)
}
