// SPDX-License-Identifier: EUPL-1.2
//! The types of the fields: texts, dates, exact numbers, values, lists with «none, and why», references.

pub use super::id::{Id, Ref};
use super::record::{Elemento, Identita, Record, choice, record};
use super::schema::{da_compilare, from as schema_from};
use super::valore::{self, Condizione, DataValore, Operatore, Valore};
use super::visita::{Foglia, Visit, Visitor};
use crate::diagnostic::Diagnostic;
use crate::source::decode::{Cx, Decode, Field, Spanned, fold, items, nearest};
use crate::source::node::{Data, Node, Scalar, Style, brief};
use crate::source::{Span, is_prose};
use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};
use std::borrow::Cow;

/// Implements `JsonSchema` from a JSON value.
macro_rules! schema {
    ($ty:ty, $name:expr, $value:expr) => {
        impl JsonSchema for $ty {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                schema_from($value)
            }
        }
    };
}

/// What any scalar looks like to an editor: YAML may have made a number of it.
fn scalare() -> Value {
    json!(["string", "number", "boolean"])
}

/// A scalar of the tree, or a finding that says what is wanted.
fn scalar<'n, 's>(node: &'n Node<'s>, wanted: &str, cx: &mut Cx<'_>) -> Option<&'n Scalar<'s>> {
    match node.scalar() {
        Some(scalar) => Some(scalar),
        None => cx.mismatch(node, wanted),
    }
}

// ---------------------------------------------------------------- texts

/// Testo (short text): una riga, o una per lingua.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Testo {
    /// The text, in the plan's first language when there are several.
    pub testo: Box<str>,
    /// Language and text, when there are several; the first is `testo`.
    pub lingue: Lingue,
    /// It was written between quotes: printed verbatim.
    pub quotato: bool,
}

/// A language, and what a text says in it.
pub type InLingua = (Box<str>, Box<str>);

/// The languages of a text, each with its words; none when it has only one.
#[derive(Debug, Clone, PartialEq, Default)]
#[expect(clippy::box_collection, reason = "one pointer in records by the thousand, nearly all of which have none")]
pub struct Lingue(Option<Box<Vec<InLingua>>>);

impl std::ops::Deref for Lingue {
    type Target = [InLingua];
    fn deref(&self) -> &Self::Target {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl Testo {
    /// A text in one language.
    pub fn new(testo: &str) -> Self {
        Testo { testo: testo.into(), lingue: Lingue::default(), quotato: true }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.testo
    }
}

impl std::fmt::Display for Testo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.testo)
    }
}

/// The languages of a bilingual text: `{ it: …, de: … }`.
fn lingue(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Lingue> {
    let Data::Map(entries) = &node.data else { return cx.mismatch(node, "un testo") };
    let mut found = Vec::new();
    for entry in entries {
        if cx.placeholder(&entry.node, || "un testo in questa lingua".into()) {
            return None;
        }
        let is_language = entry.key.len() == 2 && entry.key.bytes().all(|b| b.is_ascii_lowercase());
        match (&entry.node.data, is_language) {
            (Data::Scalar(s), true) if !entry.node.is_empty() => {
                found.push((entry.key.as_ref().into(), s.text.trim_end().into()))
            }
            (_, true) => return cx.mismatch(&entry.node, "un testo in questa lingua"),
            (_, false) => {
                return cx.wrong(
                    Diagnostic::new(
                        "tipo-errato",
                        entry.key_span,
                        format!("qui ci vuole un testo, e c'è un gruppo con la chiave `{}`", entry.key),
                    )
                    .label("le sole chiavi ammesse qui sono sigle di lingue, come `it` e `de`")
                    .help("se il testo contiene due punti, mettilo tra virgolette"),
                );
            }
        }
    }
    if found.is_empty() { cx.mismatch(node, "un testo") } else { Some(Lingue(Some(Box::new(found)))) }
}

impl Decode for Testo {
    fn wanted() -> String {
        "un testo".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Some(scalar) = node.scalar() {
            if let Some(cut) = cx.cut_by_comment(node) {
                cx.diagnostics.push(cut);
            }
            let testo: Box<str> = scalar.text.trim().into();
            return Some(Testo { testo, lingue: Lingue::default(), quotato: scalar.style != Style::Plain });
        }
        let lingue = lingue(node, cx)?;
        Some(Testo { testo: lingue[0].1.clone(), lingue, quotato: true })
    }
}

impl Visit for Testo {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Testo(self), span);
    }
}

fn testo_schema() -> Value {
    json!({ "anyOf": [
        { "type": scalare() },
        { "type": "object", "propertyNames": { "pattern": "^[a-z]{2}$" }, "additionalProperties": { "type": "string" }, "minProperties": 1, "description": "Un testo per lingua: it, de, fr …" }
    ] })
}

schema!(Testo, "Testo", testo_schema());

/// Prosa (Markdown text): qui, o in un file di `testi/`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prosa {
    /// The Markdown, in the plan's first language when there are several.
    pub testo: Box<str>,
    /// Language and Markdown, when there are several.
    pub lingue: Lingue,
    /// The place of the text when it stands in a file of its own.
    pub file: Option<Span>,
}

impl Decode for Prosa {
    fn wanted() -> String {
        "un testo".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Some(scalar) = node.scalar() {
            if let Some(cut) = cx.cut_by_comment(node) {
                cx.diagnostics.push(cut);
            }
            return Some(Prosa { testo: scalar.text.trim_end().into(), ..Default::default() });
        }
        if let Some(path) = node.get("file")
            && node.map().is_some_and(|m| m.len() == 1)
        {
            return prosa_da_file(path, cx);
        }
        let lingue = lingue(node, cx)?;
        Some(Prosa { testo: lingue[0].1.clone(), lingue, file: None })
    }
}

fn prosa_da_file(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Prosa> {
    if cx.placeholder(node, Percorso::wanted) {
        return None;
    }
    let path = Percorso::decode(node, cx)?;
    match cx.sources.find(&path.0) {
        Some((id, file)) if !file.unread && is_prose(&file.path) => {
            let whole = Span::new(id, 0, file.text.len());
            if cx.placeholder_text(&file.text, whole, Prosa::wanted) || !cx.room.take_text(file.text.len()) {
                return None;
            }
            Some(Prosa { testo: file.text.trim_end().into(), lingue: Lingue::default(), file: Some(whole) })
        }
        _ => {
            let paths: Vec<&str> = cx.sources.files().map(|(_, f)| f.path.as_str()).filter(|p| is_prose(p)).collect();
            let help = nearest(&path.0, paths.iter().copied())
                .map_or("metti il testo in un file `.md` della cartella `testi/`".into(), |p| {
                    format!("forse intendevi `{p}`?")
                });
            cx.wrong(
                Diagnostic::new(
                    "file-citato-assente",
                    node.span,
                    format!("il file `{}` non c'è nella cartella del piano", brief(&path.0)),
                )
                .help(help),
            )
        }
    }
}

impl Visit for Prosa {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Prosa(self), span);
    }
}

schema!(Prosa, "Prosa", {
    json!({ "description": "Testo in Markdown, anche per lingua, oppure { file: testi/nome.md }.", "anyOf": [
        { "type": scalare() },
        { "type": "object", "properties": { "file": { "type": "string" } }, "required": ["file"], "additionalProperties": false },
        { "type": "object", "propertyNames": { "pattern": "^[a-z]{2}$" }, "additionalProperties": { "type": "string" }, "minProperties": 1 }
    ] })
});

/// Percorso (path) di un file del piano, relativo alla sua cartella.
#[derive(Debug, Clone, PartialEq)]
pub struct Percorso(pub Box<str>);

impl Decode for Percorso {
    fn wanted() -> String {
        "il percorso di un file".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = scalar(node, "il percorso di un file", cx)?.text.trim().replace('\\', "/");
        Some(Percorso(text.strip_prefix("./").unwrap_or(&text).into()))
    }
}

impl Visit for Percorso {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Percorso(&self.0), span);
    }
}

schema!(Percorso, "Percorso", json!({ "type": "string" }));

record! {
    /// Immagine (picture) locale, con il suo testo alternativo.
    pub struct Immagine {
        /// Il file, in `immagini/`.
        file: Percorso = obbligatorio,
        /// Testo alternativo: che cosa mostra, a chi non la vede.
        testo: Testo = obbligatorio,
        /// Didascalia.
        didascalia: Testo,
    }
}

// ---------------------------------------------------------------- identity

impl Identita for Id {
    fn chiave(&self) -> &str {
        &self.0
    }
}

impl Decode for Id {
    fn wanted() -> String {
        "un id (minuscole, cifre e trattini)".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = scalar(node, "un id (minuscole, cifre e trattini)", cx)?.text.trim();
        if !Id::has_shape(text) {
            cx.diagnostics.push(
                Diagnostic::new(
                    "id-non-valido",
                    node.span,
                    format!("`{}` non è un id: minuscole, cifre e trattini, con almeno una lettera", brief(text)),
                )
                .help(format!("scrivi per esempio `{}`", suggest_id(text))),
            );
        } else if Id::RISERVATI.contains(&text) {
            cx.diagnostics.push(
                Diagnostic::new(
                    "id-non-valido",
                    node.span,
                    format!("`{text}` è una parola riservata e non può essere un id"),
                )
                .help(format!("scrivi per esempio `{text}-1`")),
            );
        }
        Some(Id(text.into()))
    }
}

fn suggest_id(text: &str) -> String {
    let slug = Id::slug(text);
    if Id::has_shape(&slug) { slug } else { format!("n-{}", if slug.is_empty() { "1" } else { &slug }) }
}

impl Visit for Id {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Id(&self.0), span);
    }
}

schema!(
    Id,
    "Id",
    json!({ "anyOf": [{ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }, da_compilare()], "description": "Minuscole, cifre e trattini; stabile negli anni." })
);

impl<T: Elemento> Decode for Ref<T> {
    fn wanted() -> String {
        format!("l'id di {}", T::GENERE.con_indeterminativo())
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match node.scalar() {
            Some(scalar) => Some(Ref::new(scalar.text.trim())),
            None => cx.mismatch(node, &Self::wanted()),
        }
    }
}

impl<T: Elemento> Visit for Ref<T> {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Ref(T::GENERE, &self.id), span);
    }
}

impl<T: Elemento> JsonSchema for Ref<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Ref_{}", T::GENERE.parola()).into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schema_from(json!({ "type": "string", "description": format!("L'id di {}.", T::GENERE.con_indeterminativo()) }))
    }
}

/// RefOTesto (reference or text): una parola fatta come un id è un riferimento, il resto è testo.
#[derive(Debug, Clone, PartialEq)]
pub enum RefOTesto<T> {
    /// A reference.
    Ref(Ref<T>),
    /// Free text.
    Testo(Testo),
}

impl<T> RefOTesto<T> {
    /// The reference, if it is one.
    pub fn riferimento(&self) -> Option<&Ref<T>> {
        match self {
            RefOTesto::Ref(r) => Some(r),
            RefOTesto::Testo(_) => None,
        }
    }
}

impl<T: Elemento> Decode for RefOTesto<T> {
    fn wanted() -> String {
        format!("l'id di {}, o un testo", T::GENERE.con_indeterminativo())
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Some(s) = node.scalar()
            && Id::has_shape(s.text.trim())
        {
            return Some(RefOTesto::Ref(Ref::new(s.text.trim())));
        }
        Some(RefOTesto::Testo(Testo::decode(node, cx)?))
    }
}

impl<T: Elemento> Visit for RefOTesto<T> {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        match self {
            RefOTesto::Ref(r) => v.foglia(Foglia::RefLibero(T::GENERE, &r.id), span),
            RefOTesto::Testo(t) => v.foglia(Foglia::TestoLibero(T::GENERE, t), span),
        }
    }
}

impl<T: Elemento> JsonSchema for RefOTesto<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("RefOTesto_{}", T::GENERE.parola()).into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = testo_schema();
        schema["description"] = json!(format!("L'id di {}, oppure un testo.", T::GENERE.con_indeterminativo()));
        schema_from(schema)
    }
}

/// Codice di un obbligo (code of a publication duty) dell'albero di «Amministrazione trasparente».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodiceObbligo(pub Box<str>);

impl Identita for CodiceObbligo {
    fn chiave(&self) -> &str {
        &self.0
    }
}

impl Decode for CodiceObbligo {
    fn wanted() -> String {
        "il codice di una voce di «Amministrazione trasparente»".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let wanted = "il codice di una voce di «Amministrazione trasparente»";
        Some(CodiceObbligo(scalar(node, wanted, cx)?.text.trim().into()))
    }
}

impl Visit for CodiceObbligo {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Id(&self.0), span);
    }
}

schema!(
    CodiceObbligo,
    "CodiceObbligo",
    json!({ "type": ["string", "integer"], "description": "Codice della voce di «Amministrazione trasparente», tra virgolette: \"020401\". Oppure il titolo di una voce del menu, che vale per tutti i suoi obblighi senza riga: Bilanci. Oppure altri, per tutti quelli che restano." })
);

// ---------------------------------------------------------------- dates, numbers, truth

/// Giorno (date): `2027-12-31` o `31/12/2027`.
#[derive(Debug, Clone, PartialEq)]
pub struct Giorno {
    /// The date.
    pub data: Date,
    /// As written.
    pub testo: Box<str>,
}

impl Decode for Giorno {
    fn wanted() -> String {
        "una data come 2027-12-31 o 31/12/2027".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let text = scalar(node, "una data come 2027-12-31 o 31/12/2027", cx)?.text.trim();
        match valore::data(text) {
            Ok(data) => Some(Giorno { data, testo: text.into() }),
            Err(valore::ErroreData::Inesistente) => cx.wrong(
                Diagnostic::new("data-non-valida", node.span, format!("il giorno `{}` non esiste", brief(text)))
                    .help("controlla giorno e mese"),
            ),
            Err(valore::ErroreData::NonData) => {
                // `22 gennaio 2027`: a day, but a text to programs.
                let in_parole = match Valore::leggi(text, true).condizioni.as_slice() {
                    [Condizione { operatore: Operatore::Uguale | Operatore::MinoreUguale, data, .. }] => data.clone(),
                    _ => None,
                };
                let place = node.span;
                cx.wrong(match in_parole {
                    Some(DataValore::Giorno(giorno)) => Diagnostic::new(
                        "data-non-valida",
                        place,
                        format!("la data `{}` è scritta a parole", brief(text)),
                    )
                    .label("qui basta la data in cifre")
                    .help(format!("scrivi {giorno} oppure {}", valore::stampa_data(giorno))),
                    _ => {
                        let message =
                            format!("`{}` non è una data con giorno, mese e anno di quattro cifre", brief(text));
                        Diagnostic::new("data-non-valida", place, message).help("scrivi 2027-12-31 oppure 31/12/2027")
                    }
                })
            }
        }
    }
}

impl Visit for Giorno {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Giorno(self.data, &self.testo), span);
    }
}

schema!(Giorno, "Giorno", {
    json!({ "anyOf": [{ "type": "string", "format": "date" }, { "type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})$" }, da_compilare()], "description": "Una data: 2027-12-31 o 31/12/2027." })
});

/// Anno (year): quattro cifre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anno(pub i16);

impl Anno {
    /// The year in a text of four digits, from 1900 to 2199.
    pub fn leggi(text: &str) -> Option<Anno> {
        let year: i16 = (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())??;
        (1900..2200).contains(&year).then_some(Anno(year))
    }
}

impl Decode for Anno {
    fn wanted() -> String {
        "un anno di quattro cifre".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match Anno::leggi(scalar(node, "un anno di quattro cifre", cx)?.text.trim()) {
            Some(anno) => Some(anno),
            None => cx.mismatch(node, "un anno di quattro cifre"),
        }
    }
}

impl Visit for Anno {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Anno(self.0), span);
    }
}

schema!(Anno, "Anno", json!({ "anyOf": [{ "type": "integer", "minimum": 1900, "maximum": 2199 }, da_compilare()] }));

/// Sì o no (yes or no): `sì`, `no`, `true`, `false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiNo(pub bool);

impl Decode for SiNo {
    fn wanted() -> String {
        "`sì` o `no`".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match fold(&scalar(node, "`sì` o `no`", cx)?.text).as_str() {
            "true" | "si" | "vero" => Some(SiNo(true)),
            "false" | "no" | "falso" => Some(SiNo(false)),
            _ => cx.mismatch(node, "`sì` o `no`"),
        }
    }
}

impl Visit for SiNo {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Bool(self.0), span);
    }
}

impl JsonSchema for SiNo {
    fn schema_name() -> Cow<'static, str> {
        "SiNo".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = json!({ "enum": [true, false, "sì", "si", "no", "Sì", "Si", "No", "SI", "NO", "SÌ"] });
        schema_from(json!({ "anyOf": [words, da_compilare()] }))
    }
}

/// Declares an exact decimal with its text.
macro_rules! numero {
    ($(#[$doc:meta])* $name:ident, $wanted:literal, $money:literal, $forma:expr, $schema:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            /// The number.
            pub numero: Decimal,
            /// As written.
            pub testo: Box<str>,
        }

        impl Decode for $name {
            const NUMERIC: bool = true;
            fn wanted() -> String {
                $wanted.into()
            }
            fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
                let (numero, testo) = decimale(node, $wanted, $forma, cx)?;
                Some($name { numero, testo })
            }
        }

        impl Visit for $name {
            fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
                v.foglia(Foglia::Numero(self.numero, &self.testo, $money), span);
            }
        }

        schema!($name, stringify!($name), $schema);
    };
}

numero!(
    /// Decimale (decimal): esatto, con virgola o punto.
    Decimale, "un numero", false, Forma::Semplice, json!({ "type": ["number", "string"] })
);
numero!(
    /// Percento (per cent): `30` oppure `30%`.
    Percento, "un numero per cento", false, Forma::Percento, json!({ "type": ["number", "string"], "description": "Per cento: 30 oppure 30%." })
);
numero!(
    /// Importo (amount) in euro: `50000` oppure `"50.000,00"`.
    Importo, "un importo in euro", true, Forma::Migliaia, json!({ "type": ["number", "string"], "description": "Euro: 50000 oppure \"50.000,00\"." })
);

/// What may stand around the digits of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Forma {
    /// Nothing: a point is a decimal point.
    Semplice,
    /// The euro sign, and points between thousands.
    Migliaia,
    /// Points between thousands, of whole things.
    Intero,
    /// The per cent sign.
    Percento,
}

/// Reads an exact decimal from the text of a scalar.
fn decimale(node: &Node<'_>, wanted: &str, forma: Forma, cx: &mut Cx<'_>) -> Option<(Decimal, Box<str>)> {
    let scalar = scalar(node, wanted, cx)?;
    let text = scalar.text.trim();
    let plain = scalar.style == Style::Plain;
    let thousands = matches!(forma, Forma::Migliaia | Forma::Intero);
    if plain && thousands && valore::migliaia_ambigue(text) {
        let decimals = if forma == Forma::Intero { "" } else { ",00" };
        return cx.wrong(migliaia(node.span, text, decimals));
    }
    // A TOML float such as 1e3 or 0.5 is its text: both formats are read alike.
    let bare = text.trim_start_matches("€").trim_end_matches("€").trim_end_matches("euro").trim();
    let found = match forma {
        Forma::Semplice if bare.len() != text.len() => None,
        Forma::Percento => esatto(text.strip_suffix('%').unwrap_or(text).trim_end(), plain),
        Forma::Semplice | Forma::Migliaia | Forma::Intero => esatto(bare, plain),
    };
    match found {
        Some(number) => Some((number, text.into())),
        None => cx.mismatch(node, wanted),
    }
}

/// An exact decimal; without quotes, a point before three digits is a decimal point where no thousands are expected.
fn esatto(text: &str, plain: bool) -> Option<Decimal> {
    if plain && valore::migliaia_ambigue(text) {
        return Decimal::from_str_exact(text).ok();
    }
    valore::decimale(text)
}

/// `50.000`: fifty thousand to an Italian reader, fifty to YAML and TOML.
fn migliaia(span: Span, text: &str, decimals: &str) -> Diagnostic {
    let digits = text.replace('.', "");
    Diagnostic::new(
        "migliaia-ambigue",
        span,
        format!("`{text}` si legge cinquantamila o cinquanta?")
            .replace("cinquantamila o cinquanta", &format!("{digits} o {}", text.replacen('.', ",", 1))),
    )
    .label("il punto qui è ambiguo")
    .help(format!("scrivi `{digits}` oppure `\"{text}{decimals}\"`"))
}

/// Conteggio (count): un numero intero, zero o più.
#[derive(Debug, Clone, PartialEq)]
pub struct Conteggio {
    /// The number.
    pub numero: u32,
    /// As written.
    pub testo: Box<str>,
}

impl Decode for Conteggio {
    fn wanted() -> String {
        "un numero intero".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Some((number, testo)) = decimale(node, "un numero intero", Forma::Intero, cx) else {
            only_digits(node, cx);
            return None;
        };
        match u32::try_from(number) {
            Ok(numero) if number.fract().is_zero() => Some(Conteggio { numero, testo }),
            _ => cx.mismatch(node, "un numero intero, zero o più"),
        }
    }
}

/// `n. 64`, `circa 64`: the finding just made says which word is the number.
fn only_digits(node: &Node<'_>, cx: &mut Cx<'_>) {
    let Some(text) = node.scalar().map(|s| s.text.trim()) else { return };
    let number = |n: &&str| n.starts_with(|c: char| c.is_ascii_digit()) && valore::decimale(n).is_some();
    let mut words = text.split_whitespace().map(|w| w.trim_matches(['.', ',', ';', '(', ')']));
    let (first, other) = (words.find(number), words.find(number));
    if let (Some(number), None, Some(last)) = (first, other, cx.diagnostics.last_mut())
        && last.rule == "tipo-errato"
        && last.label.span == node.span
    {
        last.help = Some(format!("scrivi solo `{number}`; il resto, se serve, va in una `nota`"));
    }
}

impl Visit for Conteggio {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Numero(Decimal::from(self.numero), &self.testo, false), span);
    }
}

schema!(Conteggio, "Conteggio", json!({ "type": ["integer", "string"], "minimum": 0 }));

/// Peso (weight): un numero, secondo lo schema del livello, oppure `prerequisito`.
#[derive(Debug, Clone, PartialEq)]
pub enum Peso {
    /// A number.
    Numero(Decimale),
    /// A condition: failing it stops the reward.
    Prerequisito,
}

impl Decode for Peso {
    fn wanted() -> String {
        "un numero, o `prerequisito`".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let scalar = scalar(node, "un numero, o `prerequisito`", cx)?;
        let text = scalar.text.trim();
        if fold(text) == "prerequisito" {
            return Some(Peso::Prerequisito);
        }
        let bare = text.strip_suffix('%').unwrap_or(text).trim();
        match esatto(bare, scalar.style == Style::Plain) {
            Some(numero) => Some(Peso::Numero(Decimale { numero, testo: text.into() })),
            None => cx.mismatch(node, "un numero, o `prerequisito`"),
        }
    }
}

impl Visit for Peso {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        match self {
            Peso::Numero(n) => n.visit(span, v),
            Peso::Prerequisito => v.foglia(Foglia::Scelta("prerequisito", "prerequisito"), span),
        }
    }
}

schema!(
    Peso,
    "Peso",
    json!({ "type": ["number", "string"], "description": "Un numero, secondo lo schema del livello, oppure prerequisito." })
);

// ---------------------------------------------------------------- values

/// Valore scritto (value as written), semplice o `{ valore, nota, stato, prima }`.
#[derive(Debug, Clone, PartialEq)]
pub struct ValoreLungo {
    /// The value.
    pub valore: Valore,
    /// Note.
    pub nota: Option<Box<str>>,
    /// Confirmed, revised or taken out during the year.
    pub stato: Option<StatoValore>,
    /// What it was before.
    pub prima: Option<Box<Valore>>,
}

/// The name of the type in the model's fields.
pub type ValoreScritto = ValoreLungo;

choice! {
    /// Stato di un valore (state of a value) durante l'anno.
    pub enum StatoValore {
        /// Confermato.
        Confermato = "confermato",
        /// Rimodulato.
        Rimodulato = "rimodulato",
        /// Tolto dal conteggio.
        Sterilizzato = "sterilizzato",
    }
}

const VALORE_WANTED: &str = "un valore: un numero, una percentuale, una data, un testo";

/// A value from a scalar, with the traps of YAML said aloud.
fn valore_semplice(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Valore> {
    let scalar = scalar(node, VALORE_WANTED, cx)?;
    if let Some(cut) = cx.cut_by_comment(node) {
        cx.diagnostics.push(cut);
    }
    let text = scalar.text.trim();
    let plain = scalar.style == Style::Plain;
    if plain && valore::migliaia_ambigue(text) {
        return cx.wrong(migliaia(node.span, text, ",00"));
    }
    // A day and nothing else, or `entro` a day: what has the shape of a date is one.
    let day = match text.split_once(' ') {
        Some((first, _)) if first.eq_ignore_ascii_case("entro") => text.rsplit(' ').next().unwrap_or(text),
        _ => text,
    };
    if let Err(valore::ErroreData::Inesistente) = valore::data(day) {
        return cx.wrong(
            Diagnostic::new("data-non-valida", node.span, format!("il giorno `{}` non esiste", brief(day)))
                .help("controlla giorno e mese"),
        );
    }
    Some(Valore::leggi(text, !plain))
}

impl Decode for ValoreLungo {
    const NUMERIC: bool = true;
    fn wanted() -> String {
        VALORE_WANTED.into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if node.map().is_none() {
            return Some(ValoreLungo { valore: valore_semplice(node, cx)?, nota: None, stato: None, prima: None });
        }
        const KEYS: &[&str] = &["valore", "nota", "stato", "prima"];
        let mut record = crate::source::decode::Record::open(node, KEYS, "un valore", None, cx)?;
        let valore: Field<Breve> = record.field(0, true, cx);
        let nota: Field<Testo> = record.field(1, false, cx);
        let stato: Field<StatoValore> = record.field(2, false, cx);
        let prima: Field<Breve> = record.field(3, false, cx);
        Some(ValoreLungo {
            valore: valore.get()?.0.clone(),
            nota: nota.get().map(|t| t.testo.clone()),
            stato: stato.get().copied(),
            prima: prima.get().map(|b| Box::new(b.0.clone())),
        })
    }
}

/// A value without its long form.
struct Breve(Valore);

impl Decode for Breve {
    fn wanted() -> String {
        VALORE_WANTED.into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        Some(Breve(valore_semplice(node, cx)?))
    }
}

impl Visit for ValoreLungo {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.foglia(Foglia::Valore(self), span);
    }
}

fn valore_schema() -> Value {
    json!({ "anyOf": [
        { "type": scalare() },
        { "type": "string", "format": "date" },
        { "type": "object", "additionalProperties": false, "required": ["valore"], "properties": {
            "valore": { "type": scalare() }, "nota": { "type": "string" }, "prima": { "type": scalare() },
            "stato": { "enum": ["confermato", "rimodulato", "sterilizzato"] }
        } }
    ] })
}

schema!(ValoreLungo, "Valore", valore_schema());

/// Serie (values by year): una per anno, o una sola per tutti gli anni.
#[derive(Debug, Clone, PartialEq)]
pub enum Serie {
    /// One value for every year.
    Ogni(Box<ValoreLungo>),
    /// Year, place of the key, value and place of the value.
    PerAnno(Vec<(Anno, Spanned<ValoreLungo>)>),
}

impl Serie {
    /// The value of a year.
    pub fn anno(&self, anno: i16) -> Option<&ValoreLungo> {
        match self {
            Serie::Ogni(v) => Some(v),
            Serie::PerAnno(v) => v.iter().find(|(a, _)| a.0 == anno).map(|(_, v)| &v.value),
        }
    }

    /// Years and values, in order of writing; a single value has no year.
    pub fn iter(&self) -> impl Iterator<Item = DiAnno<'_>> + Clone {
        let (ogni, anni) = match self {
            Serie::Ogni(v) => (Some(&**v), &[][..]),
            Serie::PerAnno(v) => (None, v.as_slice()),
        };
        let anni = anni.iter().map(|(a, v)| (Some(a.0), &v.value, Some(v.span)));
        ogni.into_iter().map(|v| (None, v, None)).chain(anni)
    }
}

/// A value of a series: its year, the value, its place when it has one of its own.
pub type DiAnno<'p> = (Option<i16>, &'p ValoreLungo, Option<Span>);

/// Reads `{ 2027: …, 2028: … }`.
fn per_anno(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Vec<(Anno, Spanned<ValoreLungo>)>> {
    let mut found = Vec::new();
    let mut halves = false;
    // A series that waits for a year is not one that lacks it.
    let waiting = cx.attese;
    for entry in node.map().unwrap_or_default() {
        let Some(anno) = Anno::leggi(entry.key.trim()) else {
            if cx.half_of_decimal(entry) {
                // The value before the comma is only its first half.
                if let Some((_, half)) =
                    found.pop_if(|(_, v): &mut (Anno, Spanned<ValoreLungo>)| v.span.end + 1 == entry.key_span.start)
                {
                    cx.broken.push(half.span);
                }
                halves = true;
            } else {
                let key = brief(&entry.key);
                let glued =
                    entry.key.get(..4).filter(|y| Anno::leggi(y).is_some()).map(|y| (y, entry.key[4..].trim_start()));
                let help = match glued.and_then(|(y, rest)| Some((y, rest.strip_prefix([':', '='])?.trim()))) {
                    Some((year, value)) if entry.node.is_empty() => {
                        format!("scrivi `{year}: {value}`, con uno spazio dopo i due punti")
                    }
                    _ => "scrivi i valori per anno: `{ 2027: …, 2028: … }`".into(),
                };
                cx.wrong::<()>(
                    Diagnostic::new("tipo-errato", entry.key_span, format!("`{key}` non è un anno"))
                        .label("qui ci vuole un anno di quattro cifre")
                        .help(help),
                );
            }
            continue;
        };
        if let Field::Present(value, span) = crate::source::decode::value(&entry.node, cx) {
            found.push((anno, Spanned { span, value }));
        }
    }
    (cx.attese == waiting && (!found.is_empty() || !halves)).then_some(found)
}

/// Whether a map is the long form of one value.
fn is_long_form(node: &Node<'_>) -> bool {
    node.get("valore").is_some()
}

impl Decode for Serie {
    fn wanted() -> String {
        "un valore, o un valore per anno: `{ 2027: …, 2028: … }`".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if node.map().is_some() && !is_long_form(node) {
            return Some(Serie::PerAnno(per_anno(node, cx)?));
        }
        if let Data::Seq(items) = &node.data {
            let commas = cx.diagnostics.len();
            let _: Option<Vec<Spanned<ValoreLungo>>> =
                if items.is_empty() { None } else { crate::source::decode::items(items, cx) };
            if cx.diagnostics.len() > commas {
                return None;
            }
            return cx.mismatch(node, &Self::wanted());
        }
        Some(Serie::Ogni(Box::new(ValoreLungo::decode(node, cx)?)))
    }
}

impl Visit for Serie {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        if v.serie(self, span) {
            return;
        }
        match self {
            Serie::Ogni(value) => value.visit(span, v),
            Serie::PerAnno(values) => {
                v.mappa();
                for (anno, value) in values {
                    v.chiave(anno_testo(*anno), value.span);
                    value.value.visit(value.span, v);
                }
                v.fine_mappa();
            }
        }
    }
}

/// The text of a year, without allocating: years are few.
fn anno_testo(anno: Anno) -> &'static str {
    use std::sync::OnceLock;
    static TESTI: OnceLock<Vec<String>> = OnceLock::new();
    let all = TESTI.get_or_init(|| (1900..2200).map(|y: i32| y.to_string()).collect());
    usize::try_from(anno.0 - 1900).ok().and_then(|i| all.get(i)).map_or("", |s| s.as_str())
}

impl JsonSchema for Serie {
    fn schema_name() -> Cow<'static, str> {
        "Serie".into()
    }
    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let value = g.subschema_for::<ValoreLungo>().to_value();
        schema_from(
            json!({ "description": "Un valore per anno, { 2027: …, 2028: … }, oppure uno per tutti gli anni.", "anyOf": [
            value,
            { "type": "object", "minProperties": 1, "propertyNames": { "pattern": "^(19|20|21)[0-9]{2}$" }, "additionalProperties": value }
        ] }),
        )
    }
}

/// Storico (past values): misurati negli anni passati, oppure nessuno con il motivo.
#[derive(Debug, Clone, PartialEq)]
pub enum Storico {
    /// Values by year.
    Valori(Serie),
    /// None, and why.
    Nessuno(Box<Testo>),
}

impl Storico {
    /// Years and values, in order of writing; none when there is a reason for having none.
    pub fn iter(&self) -> impl Iterator<Item = DiAnno<'_>> + Clone {
        let serie = match self {
            Storico::Valori(serie) => Some(serie),
            Storico::Nessuno(_) => None,
        };
        serie.into_iter().flat_map(Serie::iter)
    }
}

impl Decode for Storico {
    fn wanted() -> String {
        "un valore per anno: `{ 2025: …, 2026: … }`, o `{ nessuna: \"motivo\" }`".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        match nessuna(node) {
            Some(reason) => Some(Storico::Nessuno(Box::new(motivo(reason, cx)?))),
            None => Some(Storico::Valori(Serie::decode(node, cx)?)),
        }
    }
}

impl Visit for Storico {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        match self {
            Storico::Valori(serie) => serie.visit(span, v),
            Storico::Nessuno(motivo) => v.nessuna(motivo, span),
        }
    }
}

impl JsonSchema for Storico {
    fn schema_name() -> Cow<'static, str> {
        "Storico".into()
    }
    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let serie = g.subschema_for::<Serie>().to_value();
        schema_from(json!({ "anyOf": [serie, nessuna_schema()] }))
    }
}

/// Baseline (starting value): dell'anno prima, o di un altro, o nessuna con il motivo.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// A value; without a year it is last year's. The year may be words: `2021 o precedenti`.
    Valore(Box<ValoreLungo>, Option<Box<Testo>>),
    /// None, and why.
    Nessuna(Box<Testo>),
}

impl Baseline {
    /// The value, if there is one.
    pub fn valore(&self) -> Option<&Valore> {
        match self {
            Baseline::Valore(v, _) => Some(&v.valore),
            Baseline::Nessuna(_) => None,
        }
    }

    /// The year, if it is one.
    pub fn anno(&self) -> Option<i16> {
        match self {
            Baseline::Valore(_, Some(t)) => Anno::leggi(&t.testo).map(|a| a.0),
            Baseline::Valore(_, None) | Baseline::Nessuna(_) => None,
        }
    }
}

impl Decode for Baseline {
    fn wanted() -> String {
        "un valore, `{ 2026: … }`, `{ valore: …, anno: … }` o `{ nessuna: \"motivo\" }`".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Some(reason) = nessuna(node) {
            return Some(Baseline::Nessuna(Box::new(motivo(reason, cx)?)));
        }
        match node.map() {
            Some(_) if is_long_form(node) => {
                const KEYS: &[&str] = &["valore", "anno", "nota"];
                let mut record = crate::source::decode::Record::open(node, KEYS, "una baseline", None, cx)?;
                let valore: Field<Breve> = record.field(0, true, cx);
                let anno: Field<Testo> = record.field(1, false, cx);
                let nota: Field<Testo> = record.field(2, false, cx);
                let lungo = ValoreLungo {
                    valore: valore.get()?.0.clone(),
                    nota: nota.get().map(|t| t.testo.clone()),
                    stato: None,
                    prima: None,
                };
                Some(Baseline::Valore(Box::new(lungo), anno.get().cloned().map(Box::new)))
            }
            Some([entry]) if Anno::leggi(&entry.key).is_some() => {
                if cx.placeholder(&entry.node, ValoreLungo::wanted) {
                    return None;
                }
                let lungo = ValoreLungo::decode(&entry.node, cx)?;
                Some(Baseline::Valore(Box::new(lungo), Some(Box::new(Testo::new(&entry.key)))))
            }
            Some(entries) if entries.iter().any(|e| cx.half_of_decimal(e)) => {
                cx.broken.push(node.span);
                None
            }
            // `{ a.a. 2024/25: … }`
            Some([entry]) if entry.node.scalar().is_some() && entry.key.contains(|c: char| c.is_ascii_digit()) => {
                let (key, value) = (brief(&entry.key), brief(entry.node.scalar().map_or("", |s| s.text.trim())));
                cx.broken.push(node.span);
                cx.wrong(
                    Diagnostic::new("tipo-errato", entry.key_span, format!("`{key}` non è un anno"))
                        .label("qui ci vuole un anno di quattro cifre")
                        .help(format!("scrivi `{{ valore: \"{value}\", anno: \"{key}\" }}`")),
                )
            }
            Some(_) => cx.mismatch(node, &Self::wanted()),
            None => Some(Baseline::Valore(Box::new(ValoreLungo::decode(node, cx)?), None)),
        }
    }
}

impl Visit for Baseline {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        if v.baseline(self, span) {
            return;
        }
        match self {
            Baseline::Valore(value, None) => value.visit(span, v),
            Baseline::Valore(value, Some(anno)) => {
                v.mappa();
                v.chiave("valore", span);
                value.visit(span, v);
                v.chiave("anno", span);
                anno.visit(span, v);
                v.fine_mappa();
            }
            Baseline::Nessuna(motivo) => v.nessuna(motivo, span),
        }
    }
}

impl JsonSchema for Baseline {
    fn schema_name() -> Cow<'static, str> {
        "Baseline".into()
    }
    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let value = g.subschema_for::<ValoreLungo>().to_value();
        schema_from(json!({ "anyOf": [
            value,
            { "type": "object", "minProperties": 1, "maxProperties": 1, "propertyNames": { "pattern": "^(19|20|21)[0-9]{2}$" }, "additionalProperties": value },
            { "type": "object", "additionalProperties": false, "required": ["valore"], "properties": { "valore": { "type": scalare() }, "anno": { "type": scalare() }, "nota": { "type": "string" } } },
            nessuna_schema()
        ] }))
    }
}

// ---------------------------------------------------------------- lists and maps

/// Lista (list), oppure nessuna con il motivo: `{ nessuna: "…" }`.
#[derive(Debug, Clone, PartialEq)]
pub enum Lista<T> {
    /// The items, each with its place.
    Elementi(Vec<Spanned<T>>),
    /// None, and why.
    Nessuna(Box<Testo>),
}

impl<T> Lista<T> {
    /// The items; none when there is a reason for having none.
    pub fn elementi(&self) -> &[Spanned<T>] {
        match self {
            Lista::Elementi(items) => items,
            Lista::Nessuna(_) => &[],
        }
    }
}

impl<T> Field<Lista<T>> {
    /// The items of the list; none when the field is missing or wrong.
    pub fn elementi(&self) -> &[Spanned<T>] {
        self.get().map_or(&[], Lista::elementi)
    }
}

/// The reason node of `{ nessuna: "…" }`.
fn nessuna<'n, 's>(node: &'n Node<'s>) -> Option<&'n Node<'s>> {
    match node.map()? {
        [entry] if matches!(fold(&entry.key).as_str(), "nessuna" | "nessuno") => Some(&entry.node),
        _ => None,
    }
}

fn motivo(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Testo> {
    if node.is_empty() {
        return cx.wrong(
            Diagnostic::new("motivo-mancante", node.span, "`nessuna` vuole un motivo")
                .help("scrivi perché non ce n'è: `{ nessuna: \"…\" }`"),
        );
    }
    if cx.placeholder(node, || "il motivo".into()) {
        return None;
    }
    Testo::decode(node, cx)
}

fn nessuna_schema() -> Value {
    json!({ "type": "object", "properties": { "nessuna": { "type": "string", "minLength": 1 } }, "required": ["nessuna"], "additionalProperties": false, "description": "Nessuna, con il motivo." })
}

impl<T: Decode> Decode for Lista<T> {
    fn wanted() -> String {
        format!("un elenco: ogni elemento è {}", T::wanted())
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        if let Some(reason) = nessuna(node) {
            return Some(Lista::Nessuna(Box::new(motivo(reason, cx)?)));
        }
        match &node.data {
            Data::Seq(nodes) => Some(Lista::Elementi(items(nodes, cx)?)),
            Data::Scalar(s) => {
                let wanted = match &*fold(&s.text) {
                    "nessuna" | "nessuno" => "un elenco, o `{ nessuna: \"motivo\" }`".into(),
                    _ if s.text.starts_with('-') => "un elenco, con uno spazio dopo ogni trattino".into(),
                    _ => format!("un elenco, tra parentesi quadre: `[{}]`", brief(&s.text)),
                };
                cx.mismatch(node, &wanted)
            }
            Data::Map(_) => cx.mismatch(node, "un elenco, o `{ nessuna: \"motivo\" }`"),
        }
    }
    fn join(&mut self, other: Self) -> Result<(), Self> {
        match (self, other) {
            (Lista::Elementi(mine), Lista::Elementi(more)) => {
                // A section of many files: records are large, and a list that grows by doubling copies all of them once more.
                if mine.capacity() - mine.len() < more.len() {
                    mine.reserve_exact(more.len() + 3 * mine.len());
                }
                mine.extend(more);
                Ok(())
            }
            (_, other) => Err(other),
        }
    }
}

impl<T: Visit> Visit for Lista<T> {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        match self {
            Lista::Elementi(items) => {
                v.lista(items.len());
                for item in items {
                    item.value.visit(item.span, v);
                }
                v.fine_lista();
            }
            Lista::Nessuna(motivo) => v.nessuna(motivo, span),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Lista<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Lista_{}", T::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let items = g.subschema_for::<T>().to_value();
        schema_from(json!({ "anyOf": [{ "type": "array", "items": items }, nessuna_schema()] }))
    }
}

/// Mappa (ordered map): chiavi dell'ente, in ordine.
#[derive(Debug, Clone, PartialEq)]
pub struct Mappa<T>(pub Vec<Voce1<T>>);

/// An entry of a `Mappa`.
#[derive(Debug, Clone, PartialEq)]
pub struct Voce1<T> {
    /// The key.
    pub chiave: Box<str>,
    /// Where the key is.
    pub span_chiave: Span,
    /// The value.
    pub valore: Spanned<T>,
}

impl<T> Mappa<T> {
    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|v| &*v.chiave == key).map(|v| &v.valore.value)
    }
}

impl<T> Field<Mappa<T>> {
    /// The entries; none when the field is missing or wrong.
    pub fn voci(&self) -> &[Voce1<T>] {
        self.get().map_or(&[], |m| &m.0)
    }
}

impl<T: Decode> Decode for Mappa<T> {
    fn wanted() -> String {
        "un gruppo di chiavi".into()
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let Data::Map(entries) = &node.data else { return cx.mismatch(node, "un gruppo di chiavi") };
        let mut found = Vec::with_capacity(entries.len());
        let waiting = cx.attese;
        for entry in entries {
            if let Field::Present(value, span) = crate::source::decode::value(&entry.node, cx) {
                found.push(Voce1 {
                    chiave: entry.key.as_ref().into(),
                    span_chiave: entry.key_span,
                    valore: Spanned { span, value },
                });
            }
        }
        // Still to be filled in is not the same as none.
        (cx.attese == waiting || !found.is_empty()).then_some(Mappa(found))
    }
}

impl<T: Visit> Visit for Mappa<T> {
    fn visit<'p>(&'p self, _: Span, v: &mut dyn Visitor<'p>) {
        v.mappa();
        for voce in &self.0 {
            v.chiave(&voce.chiave, voce.span_chiave);
            voce.valore.value.visit(voce.valore.span, v);
        }
        v.fine_mappa();
    }
}

impl<T: JsonSchema> JsonSchema for Mappa<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("Mappa_{}", T::schema_name()).into()
    }
    fn inline_schema() -> bool {
        true
    }
    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let value = g.subschema_for::<T>().to_value();
        schema_from(json!({ "type": "object", "additionalProperties": value }))
    }
}

// ---------------------------------------------------------------- definition or reference

/// Voce (definition or reference): una scheda scritta qui (ha il nome), o un richiamo per `id`.
#[derive(Debug, Clone, PartialEq)]
pub enum Voce<T, L> {
    /// Written here.
    Definizione(Box<T>),
    /// Written elsewhere, referred to here.
    Richiamo(Box<L>),
}

impl<T, L> Voce<T, L> {
    /// The record, when it is written here.
    pub fn definizione(&self) -> Option<&T> {
        match self {
            Voce::Definizione(t) => Some(t),
            Voce::Richiamo(_) => None,
        }
    }

    /// The link, when it is written elsewhere.
    pub fn richiamo(&self) -> Option<&L> {
        match self {
            Voce::Definizione(_) => None,
            Voce::Richiamo(l) => Some(l),
        }
    }
}

impl<T: Elemento + Decode, L: Decode + Chiavi> Decode for Voce<T, L> {
    fn wanted() -> String {
        format!("{} con il suo `{}`, o l'id di uno scritto altrove", T::GENERE.con_indeterminativo(), T::NOME)
    }
    fn decode(node: &Node<'_>, cx: &mut Cx<'_>) -> Option<Self> {
        let defines = node.map().is_some_and(|entries| {
            let of_link = |key: &str| L::chiavi().contains(&key);
            let is_name = |key: &str| key == T::NOME || nearest(key, [T::NOME].into_iter()).is_some();
            // Without a name it is a link, unless it says things that no link says.
            entries.iter().any(|e| !of_link(&e.key) && is_name(&e.key))
                || entries.iter().any(|e| !of_link(&e.key) && nearest(&e.key, L::chiavi().iter().copied()).is_none())
        });
        if defines {
            Some(Voce::Definizione(Box::new(T::decode(node, cx)?)))
        } else {
            Some(Voce::Richiamo(Box::new(L::decode(node, cx)?)))
        }
    }
}

/// The keys of a link.
pub trait Chiavi {
    /// In order.
    fn chiavi() -> &'static [&'static str];
}

impl Chiavi for super::performance::LegameIndicatore {
    fn chiavi() -> &'static [&'static str] {
        Self::CHIAVI
    }
}

impl Chiavi for super::rischi_corruttivi::LegameRischio {
    fn chiavi() -> &'static [&'static str] {
        Self::CHIAVI
    }
}

impl Chiavi for super::rischi_corruttivi::LegameMisura {
    fn chiavi() -> &'static [&'static str] {
        Self::CHIAVI
    }
}

impl<T: Visit + Record, L: Visit> Visit for Voce<T, L> {
    fn visit<'p>(&'p self, span: Span, v: &mut dyn Visitor<'p>) {
        v.voce(matches!(self, Voce::Definizione(_)));
        match self {
            Voce::Definizione(t) => t.visit(span, v),
            Voce::Richiamo(l) => l.visit(span, v),
        }
    }
}

impl<T: JsonSchema, L: JsonSchema> JsonSchema for Voce<T, L> {
    fn schema_name() -> Cow<'static, str> {
        format!("Voce_{}", T::schema_name()).into()
    }
    fn json_schema(g: &mut SchemaGenerator) -> Schema {
        let (t, l) = (g.subschema_for::<T>().to_value(), g.subschema_for::<L>().to_value());
        schema_from(json!({ "anyOf": [t, l] }))
    }
}
