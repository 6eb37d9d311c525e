// SPDX-License-Identifier: EUPL-1.2
//! The plan as written: structs only, nouns of the decree. A name here is at once file key, Rust field,
//! template variable and JSON key. No logic beyond reading, no input or output.

pub mod comuni;
pub mod consuntivi;
mod contenuto;
pub mod fabbisogni;
pub mod formazione;
pub mod id;
pub mod lavoro_agile;
pub mod manifesto;
pub mod monitoraggio;
pub mod performance;
mod predefiniti;
pub mod record;
pub mod rischi_corruttivi;
pub mod scheda_anagrafica;
pub mod schema;
pub mod struttura_organizzativa;
pub mod tipi;
pub mod trasparenza;
pub mod valore;
pub mod valore_pubblico;
pub mod visita;

use crate::diagnostic::Diagnostic;
use crate::fili::in_ordine;
use crate::source::decode::{Cx, Decode, Field, Room};
use crate::source::node::Node;
use crate::source::{FileId, Sources, Span};
use consuntivi::Consuntivo;
pub use contenuto::{Contenuto, stem_di, without_txt};
use contenuto::{Nome, data_del_nome};
use manifesto::Manifesto;
use rust_decimal::Decimal;
use std::collections::HashMap;
use visita::{Visit, Visitor};

/// Declares the sections once: stem, type, number and name in the decree's scheme.
macro_rules! sezioni {
    ($($stem:ident: $tipo:ident, $variant:ident, $numero:literal, $titolo:literal;)*) => {
        $(use $stem::$tipo;)*

        /// Sezione (section) del piano, nell'ordine dello schema di decreto (DM 132/2022).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Sezione { $(#[doc = $titolo] $variant),* }

        impl Sezione {
            /// All, in order.
            pub const TUTTE: &'static [Sezione] = &[$(Sezione::$variant),*];
            /// The stem of its files, modules, templates and schema.
            pub fn stem(self) -> &'static str { match self { $(Sezione::$variant => stringify!($stem)),* } }
            /// Its number in the scheme.
            pub fn numero(self) -> &'static str { match self { $(Sezione::$variant => $numero),* } }
            /// Its name in the scheme.
            pub fn titolo(self) -> &'static str { match self { $(Sezione::$variant => $titolo),* } }
            /// The section with this stem.
            pub fn da_stem(stem: &str) -> Option<Sezione> { Sezione::TUTTE.iter().copied().find(|s| s.stem() == stem) }
            /// The type of its record.
            pub fn tipo(self) -> &'static str { match self { $(Sezione::$variant => stringify!($tipo)),* } }
            /// The keys its files may have.
            pub fn chiavi(self) -> &'static [&'static str] { match self { $(Sezione::$variant => $tipo::CHIAVI),* } }
            /// The JSON Schema of its files.
            pub fn schema(self, g: &mut schemars::SchemaGenerator) -> schemars::Schema {
                match self { $(Sezione::$variant => <$tipo as schemars::JsonSchema>::json_schema(g)),* }
            }
        }

        /// Sezioni (sections) del piano: quelle che ci sono.
        #[derive(Debug, Clone, Default)]
        pub struct Sezioni { $(#[doc = $titolo] pub $stem: Option<$tipo>),* }

        impl Sezioni {
            /// Reads a file of `sezione`.
            fn leggi(sezione: Sezione, node: &Node<'_>, cx: &mut Cx<'_>) -> Sezioni {
                match sezione { $(Sezione::$variant => {
                    Sezioni { $stem: $tipo::decode(node, cx), ..Sezioni::default() }
                })* }
            }

            /// Joins what another file says.
            fn unisci(&mut self, other: Sezioni, out: &mut Vec<Diagnostic>) {
                $(if let Some(read) = other.$stem {
                    match &mut self.$stem {
                        Some(mine) => mine.unisci(read, out),
                        empty => *empty = Some(read),
                    }
                })*
            }

            /// Walks over a section, if it is there.
            pub fn visita<'p>(&'p self, sezione: Sezione, span: Span, v: &mut dyn Visitor<'p>) -> bool {
                match sezione { $(Sezione::$variant => match &self.$stem {
                    Some(record) => { record.visit(span, v); true }
                    None => false,
                })* }
            }
        }
    };
}

sezioni! {
    scheda_anagrafica: SchedaAnagrafica, SchedaAnagrafica, "1", "Scheda anagrafica dell'amministrazione";
    valore_pubblico: ValorePubblico, ValorePubblico, "2.1", "Valore pubblico";
    performance: Performance, Performance, "2.2", "Performance";
    rischi_corruttivi: RischiCorruttivi, RischiCorruttivi, "2.3", "Rischi corruttivi e trasparenza";
    trasparenza: Trasparenza, Trasparenza, "2.3", "Trasparenza";
    struttura_organizzativa: StrutturaOrganizzativa, StrutturaOrganizzativa, "3.1", "Struttura organizzativa";
    lavoro_agile: LavoroAgile, LavoroAgile, "3.2", "Organizzazione del lavoro agile";
    fabbisogni: Fabbisogni, Fabbisogni, "3.3", "Piano triennale dei fabbisogni di personale";
    formazione: Formazione, Formazione, "3.3", "Formazione del personale";
    monitoraggio: Monitoraggio, Monitoraggio, "4", "Monitoraggio";
}

/// Piano (plan): the manifest, the sections, the readings, and what of it could not be read.
#[derive(Debug, Clone, Default)]
pub struct Piano {
    /// `piao.toml`.
    pub manifesto: Manifesto,
    /// The manifest's file.
    pub file_manifesto: Option<FileId>,
    /// The sections.
    pub sezioni: Sezioni,
    /// The readings, by date of their file name.
    pub consuntivi: Vec<(jiff::civil::Date, Span, Consuntivo)>,
    /// Which files hold which section, in order.
    pub file: Vec<(FileId, Contenuto)>,
    /// Words of files that are no section: the section they were meant for is not missed.
    pub sconosciuti: Vec<String>,
    /// Files that do not parse and places that were not understood: what stands there is not missed elsewhere.
    pub illeggibili: Vec<Span>,
    /// Places that say they are still to be filled in: each is told, and nothing else is said of it.
    pub da_compilare: Vec<Span>,
    /// What is not shown of it; nothing in a plan as read.
    pub oscurati: Oscurati,
    /// The bytes its records take in memory, about.
    pub peso: usize,
}

/// Oscurati (withheld values): what a plan made for publication says in place of values of another one.
#[derive(Debug, Clone, Default)]
pub struct Oscurati {
    /// It is a plan made for publication: nothing is left to take out.
    pub filtrato: bool,
    /// The words in place of a value, by the place where it was written.
    pub celle: HashMap<Span, &'static str>,
    /// Sums of columns with such values, by the place of the table and the column: of the values themselves, or none
    /// where the sum is not shown either.
    pub somme: HashMap<(Span, &'static str), Option<Decimal>>,
}

/// Bytes of a plan below which it is read sooner than another thread is started.
const MINIMO_PER_FILI: usize = 256 << 10;

/// Reads every file of `sources` into a plan, on at most so many threads: their number changes neither the plan nor what is
/// found. Never fails because of what the files hold.
pub fn leggi(sources: &Sources, fili: usize, out: &mut Vec<Diagnostic>) -> Piano {
    let files: Vec<FileId> = sources.files().map(|(id, _)| id).collect();
    let bytes = |id: &FileId| sources.file(*id).text.len();
    let total = sources.bytes();
    let fili = if total < MINIMO_PER_FILI { 1 } else { fili };
    let room = Room::of(total);
    let letti = in_ordine(&files, fili, bytes, |id| Letto::da(sources, *id, &room));
    let mut piano = Piano { peso: room.taken(), ..Piano::default() };
    if room.is_over() {
        // Which records were left out depends on which file was read first: none is kept.
        piano.illeggibili = files.iter().map(|id| Span::new(*id, 0, bytes(id))).collect();
        out.push(troppo_grande(&files));
        return piano;
    }
    for letto in letti {
        piano.aggiungi(letto, out);
    }
    piano.da_compilare.sort();
    piano
}

/// The plan takes more memory than any plan of its length.
fn troppo_grande(files: &[FileId]) -> Diagnostic {
    let first = files.first().copied().unwrap_or(FileId(0));
    Diagnostic::new(
        "file-non-leggibile",
        Span::new(first, 0, 0),
        "il piano occupa troppa memoria per quanto è lungo, e non è stato letto".to_string(),
    )
    .label("tutto il piano")
    .help(
        "ci sono decine di migliaia di schede quasi vuote, oppure un testo lungo che `predefiniti` o `file` ripetono \
         in migliaia di schede",
    )
}

/// What one file says.
enum Parte {
    Manifesto(Option<Box<Manifesto>>),
    Sezione(Box<Sezioni>),
    Consuntivo(jiff::civil::Date, Span, Box<Consuntivo>),
}

/// A file as read.
struct Letto {
    file: FileId,
    contenuto: Option<Contenuto>,
    parte: Option<Parte>,
    sconosciuto: Option<String>,
    illeggibili: Vec<Span>,
    da_compilare: Vec<Span>,
    trovati: Vec<Diagnostic>,
}

impl Letto {
    fn da(sources: &Sources, id: FileId, room: &Room) -> Letto {
        let file = sources.file(id);
        let whole = Span::new(id, 0, file.text.len());
        let mut letto = Letto {
            file: id,
            contenuto: None,
            parte: None,
            sconosciuto: None,
            illeggibili: Vec::new(),
            da_compilare: Vec::new(),
            trovati: Vec::new(),
        };
        match contenuto::dal_nome(id, &file.path, file.format) {
            Nome::Altro => {}
            Nome::Sconosciuto(word, finding) => {
                letto.sconosciuto = Some(word);
                letto.trovati.push(*finding);
                // What it holds is not missed elsewhere.
                letto.illeggibili.push(whole);
            }
            Nome::Di(contenuto) => {
                letto.contenuto = Some(contenuto);
                if contenuto != Contenuto::Testo {
                    letto.leggi(contenuto, sources, whole, room);
                }
            }
        }
        letto
    }

    fn leggi(&mut self, contenuto: Contenuto, sources: &Sources, whole: Span, room: &Room) {
        let Some(node) = sources.parse(self.file, &mut self.trovati) else {
            self.illeggibili.push(whole);
            return;
        };
        let mut cx = Cx::new(sources, self.file, room);
        cx.diagnostics.append(&mut self.trovati);
        predefiniti::leggi(&node, &mut cx);
        self.parte = Parte::leggi(contenuto, &node, (&sources.file(self.file).path, whole), &mut cx);
        predefiniti::inutili(&mut cx);
        // The same default read for many records gives the same finding many times.
        cx.diagnostics.dedup();
        self.trovati = cx.diagnostics;
        self.illeggibili.append(&mut cx.broken);
        self.da_compilare.extend(cx.da_compilare.drain());
    }
}

impl Parte {
    fn leggi<'s>(
        contenuto: Contenuto,
        node: &'s Node<'s>,
        (path, whole): (&str, Span),
        cx: &mut Cx<'s>,
    ) -> Option<Parte> {
        match contenuto {
            Contenuto::Manifesto => {
                let manifesto = Manifesto::decode(node, cx);
                manifesto.iter().for_each(|manifesto| formato(manifesto, cx));
                Some(Parte::Manifesto(manifesto.map(Box::new)))
            }
            Contenuto::Sezione(sezione) => Some(Parte::Sezione(Box::new(Sezioni::leggi(sezione, node, cx)))),
            Contenuto::Consuntivo => {
                let data = data_del_nome(path)?;
                Some(Parte::Consuntivo(data, whole, Box::new(consuntivo(data, node, cx))))
            }
            Contenuto::Testo => None,
        }
    }
}

impl Piano {
    /// Takes what a file says, after the files before it.
    fn aggiungi(&mut self, mut letto: Letto, out: &mut Vec<Diagnostic>) {
        let file = letto.file;
        self.file.extend(letto.contenuto.map(|contenuto| (file, contenuto)));
        match letto.parte {
            Some(Parte::Manifesto(manifesto)) => {
                self.file_manifesto = Some(file);
                self.manifesto = manifesto.map(|m| *m).unwrap_or_default();
            }
            Some(Parte::Sezione(sezioni)) => self.sezioni.unisci(*sezioni, &mut letto.trovati),
            Some(Parte::Consuntivo(data, span, consuntivo)) => self.consuntivi.push((data, span, *consuntivo)),
            None => {}
        }
        for diagnostic in letto.trovati {
            if !out.contains_from(file, &diagnostic) {
                out.push(diagnostic);
            }
        }
        self.sconosciuti.extend(letto.sconosciuto);
        self.illeggibili.append(&mut letto.illeggibili);
        self.da_compilare.append(&mut letto.da_compilare);
    }
}

/// The values measured at the date that the name of the file says: the date inside may not be another one.
fn consuntivo(data: jiff::civil::Date, node: &Node<'_>, cx: &mut Cx<'_>) -> Consuntivo {
    let consuntivo = Consuntivo::decode(node, cx).unwrap_or_default();
    if let Some((dentro, span)) = consuntivo.data.both()
        && dentro.data != data
    {
        cx.diagnostics.push(
            Diagnostic::new(
                "data-del-consuntivo",
                span,
                format!(
                    "`data` dice {}, il nome del file {}",
                    valore::stampa_data(dentro.data),
                    valore::stampa_data(data)
                ),
            )
            .help("scrivi la stessa data, oppure togli `data`"),
        );
    }
    consuntivo
}

/// The format of the files is the one this program reads.
fn formato(manifesto: &Manifesto, cx: &mut Cx<'_>) {
    if let Some((formato, span)) = manifesto.formato.both()
        && formato.numero != 1
    {
        cx.diagnostics.push(
            Diagnostic::new("tipo-errato", span, format!("il formato {} non esiste", formato.numero))
                .label("qui ci vuole 1")
                .help("scrivi `formato = 1`, oppure usa una versione di piao che legge quel formato"),
        );
    }
}

/// Whether a finding of this file is already there.
trait ContainsFrom {
    fn contains_from(&self, file: FileId, diagnostic: &Diagnostic) -> bool;
}

impl ContainsFrom for Vec<Diagnostic> {
    fn contains_from(&self, file: FileId, diagnostic: &Diagnostic) -> bool {
        // Only defaults repeat, and they are few: look back over this file's findings at the same place.
        self.iter().rev().take(64).take_while(|d| d.span().file == file).any(|d| d == diagnostic)
    }
}

impl Piano {
    /// First year of the plan; 0 when the manifest does not say.
    pub fn anno(&self) -> i16 {
        self.manifesto.anno.get().map_or(0, |a| a.0)
    }

    /// The three years.
    pub fn anni(&self) -> [i16; 3] {
        let anno = self.anno();
        [anno, anno + 1, anno + 2]
    }

    /// Walks over everything: manifest, sections in order, readings.
    pub fn visit<'p>(&'p self, v: &mut dyn Visitor<'p>) {
        let nowhere = Span { file: self.file_manifesto.unwrap_or(FileId(0)), start: 0, end: 0 };
        self.manifesto.visit(nowhere, v);
        for sezione in Sezione::TUTTE {
            self.sezioni.visita(*sezione, nowhere, v);
        }
        for (_, span, consuntivo) in &self.consuntivi {
            consuntivo.visit(*span, v);
        }
    }

    /// The files of a section.
    pub fn file_di(&self, sezione: Sezione) -> impl Iterator<Item = FileId> {
        self.file.iter().filter(move |(_, c)| *c == Contenuto::Sezione(sezione)).map(|(id, _)| *id)
    }

    /// Goals of performance, in whatever section they stand.
    pub fn obiettivi(&self) -> impl Iterator<Item = &crate::source::decode::Spanned<performance::Obiettivo>> {
        let s = &self.sezioni;
        let fields: [Option<&Field<tipi::Lista<performance::Obiettivo>>>; 5] = [
            s.performance.as_ref().map(|p| &p.obiettivi),
            s.struttura_organizzativa.as_ref().map(|p| &p.obiettivi),
            s.lavoro_agile.as_ref().map(|p| &p.obiettivi),
            s.fabbisogni.as_ref().map(|p| &p.obiettivi),
            s.formazione.as_ref().map(|p| &p.obiettivi),
        ];
        fields.into_iter().flatten().flat_map(|f| f.elementi())
    }
}
