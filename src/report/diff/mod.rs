// SPDX-License-Identifier: EUPL-1.2
//! Changes to text. Adding a format is one file here and one variant.

mod breve;
mod conteggi;
mod csv;
mod documento;
mod esteso;
mod html;
mod json;
mod markdown;

pub use conteggi::{Conteggi, Conto};
pub use documento::{Confrontato, confrontato};

use super::Where;
use crate::diff::parole::{self, Brano};
use crate::diff::{Cambiamento, Confronto, Cosa, Tipo};
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::model::visita::Foglia;
use crate::rules::confronto::{Esame, Giudizio, Rilevanza, accentate, esamina, soggetto};
use crate::source::Span;
use clap::ValueEnum;
use std::collections::HashMap;

/// A format of the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Per sezione, con i conti in testa e il posto di ogni cambiamento
    Esteso,
    /// Una riga per cambiamento
    Breve,
    /// Markdown, per la delibera e per le richieste di modifica
    Markdown,
    /// Una pagina HTML da pubblicare, prima e dopo affiancati
    Html,
    /// CSV per il foglio di calcolo: punto e virgola, UTF-8 con BOM
    Csv,
    /// JSON, con lo schema in `schemas/diff.schema.json`
    Json,
}

impl Format {
    /// Whether it is made for a deliberation or a site, and not for whoever works on the plan.
    pub fn is_public(self) -> bool {
        match self {
            Format::Markdown | Format::Html => true,
            Format::Esteso | Format::Breve | Format::Csv | Format::Json => false,
        }
    }
}

/// Which changes are shown.
#[derive(Debug, Default)]
pub struct Filtri {
    /// Only these sections.
    pub sezioni: Vec<Sezione>,
    /// Only what these offices answer for, before or after.
    pub uffici: Vec<String>,
    /// Only from this weight up.
    pub rilevanza: Option<Rilevanza>,
    /// Only these rules.
    pub regole: Vec<String>,
    /// No rewritten texts.
    pub senza_prosa: bool,
}

impl Filtri {
    /// Nothing is left out.
    pub fn is_empty(&self) -> bool {
        self.sezioni.is_empty()
            && self.uffici.is_empty()
            && self.rilevanza.is_none()
            && self.regole.is_empty()
            && !self.senza_prosa
    }
}

/// What a report is about.
pub struct Rapporto<'r, 'p> {
    /// The two plans compared.
    pub confronto: &'r Confronto<'p>,
    /// The plan before, as the user gave it.
    pub prima: String,
    /// The plan after, as the user gave it.
    pub dopo: String,
    /// What is shown.
    pub voci: Vec<Voce<'r, 'p>>,
    /// How many things are new, the same, changed, gone: of the whole plans.
    pub conteggi: Conteggi,
    /// Some changes are left out by the filters.
    pub filtrato: bool,
    /// What makes the comparison less than whole.
    pub avvertenze: Vec<String>,
    /// Addresses of the documents of the two plans, for links into them.
    pub documenti: (Option<String>, Option<String>),
    /// With the places in the files of the plans: for whoever has the files.
    pub luoghi: bool,
    /// With colours.
    pub color: bool,
}

/// A change or an observation, judged.
pub struct Voce<'r, 'p> {
    /// What a rule says of it.
    pub giudizio: &'r Giudizio,
    /// The change; none for an observation.
    pub cambiamento: Option<&'r Cambiamento<'p>>,
    /// The thing it is about; none when it is about the two plans.
    pub cosa: Option<&'r Cosa<'p>>,
    /// Rule, thing, field and the two values, without lines or words: the same while the change is the same.
    pub impronta: String,
}

impl<'r, 'p> Voce<'r, 'p> {
    /// What sort of change.
    pub fn tipo(&self) -> Tipo {
        self.cambiamento.map_or(Tipo::Osservazione, |c| c.tipo)
    }

    /// Kind and id of the thing.
    pub fn nome(&self) -> (&'static str, &'r str) {
        self.cosa.map_or(("piano", ""), |c| (c.specie.parola(), &*c.id))
    }

    /// The path of the field; empty when the whole thing changed.
    pub fn campo(&self) -> &'r str {
        self.cambiamento.map_or("", |c| &c.campo)
    }

    /// What stood there before.
    pub fn prima(&self) -> Option<&'r str> {
        Some(&self.cambiamento?.prima.as_ref()?.testo)
    }

    /// What stands there after.
    pub fn dopo(&self) -> Option<&'r str> {
        Some(&self.cambiamento?.dopo.as_ref()?.testo)
    }

    /// It matters, and the plan does not say why.
    pub fn senza_motivo(&self) -> bool {
        self.giudizio.rilevanza == Rilevanza::Rilevante && self.giudizio.motivo.is_none()
    }

    /// The whole sentence, with the thing it is about.
    pub fn frase(&self) -> String {
        match self.cosa {
            Some(cosa) => format!("{}: {}", soggetto(cosa), self.giudizio.messaggio),
            None => self.giudizio.messaggio.clone(),
        }
    }

    /// The changed passages, where the change is one of a text of several words.
    pub fn brani(&self) -> Option<Vec<Brano>> {
        // Only where the rule says no more than the passage.
        let plain = matches!(self.giudizio.regola, "testo-cambiato" | "dato-cambiato");
        let c = self.cambiamento.filter(|c| plain && c.tipo == Tipo::Modificato)?;
        let (a, b) = (c.prima.as_ref()?, c.dopo.as_ref()?);
        let text = |f: &Option<Foglia<'_>>| {
            matches!(f, Some(Foglia::Prosa(_) | Foglia::Testo(_) | Foglia::TestoLibero(..)) | None)
        };
        let long = a.testo.split(' ').count().max(b.testo.split(' ').count()) > 6;
        // A list that became a reason for having none is no text that was rewritten.
        let alike = a.foglia.is_some() == b.foglia.is_some();
        (alike && text(&a.foglia) && text(&b.foglia) && long).then(|| parole::confronta(&a.testo, &b.testo))
    }

    fn is_prose(&self) -> bool {
        self.giudizio.regola == "testo-cambiato"
    }
}

impl<'r, 'p> Rapporto<'r, 'p> {
    /// The judged changes that the filters let through.
    pub fn new(confronto: &'r Confronto<'p>, giudizi: &'r [Giudizio], filtri: &Filtri, nomi: (&str, &str)) -> Self {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut voci: Vec<Voce<'r, 'p>> = giudizi.iter().map(|g| voce(confronto, g, &mut seen)).collect();
        let conteggi = Conteggi::di(confronto, &voci);
        let all = voci.len();
        voci.retain(|v| shown(confronto, v, filtri));
        Rapporto {
            confronto,
            prima: nomi.0.into(),
            dopo: nomi.1.into(),
            filtrato: voci.len() < all,
            voci,
            conteggi,
            avvertenze: Vec::new(),
            documenti: (None, None),
            luoghi: true,
            color: false,
        }
    }

    /// Where a place of the plan before stands.
    pub fn prima_di(&self, span: Option<Span>) -> Option<Where<'r>> {
        span.filter(|_| self.luoghi).map(|s| Where::of(self.confronto.prima.sources, s))
    }

    /// Where a place of the plan after stands.
    pub fn dopo_di(&self, span: Option<Span>) -> Option<Where<'r>> {
        span.filter(|_| self.luoghi).map(|s| Where::of(self.confronto.dopo.sources, s))
    }

    /// The reason of a change, in words.
    fn motivo(&self, voce: &Voce<'_, '_>) -> Option<String> {
        let motivo = voce.giudizio.motivo.as_ref()?;
        Some(motivo.testo.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The reason, where readers ask for it: of what matters, of targets and deadlines.
    fn motivo_per_chi_legge(&self, voce: &Voce<'_, '_>) -> Option<String> {
        let asked = voce.giudizio.rilevanza == Rilevanza::Rilevante
            || ["target-", "scadenza-", "voce-tolta", "rischio-"].iter().any(|r| voce.giudizio.regola.starts_with(r));
        asked.then(|| self.motivo(voce)).flatten()
    }

    /// Changes by weight: relevant, relevant without a reason, ordinary, editorial.
    fn pesi(&self) -> [usize; 4] {
        let count = |r: Rilevanza| self.visibili().filter(|v| v.giudizio.rilevanza == r).count();
        let bare = self.visibili().filter(|v| v.senza_motivo()).count();
        [count(Rilevanza::Rilevante), bare, count(Rilevanza::Ordinario), count(Rilevanza::Redazionale)]
    }

    /// The changes that readers see: those that come with a thing that is new or gone are told with it.
    fn visibili(&self) -> impl Iterator<Item = &Voce<'r, 'p>> {
        self.voci.iter().filter(|v| v.cambiamento.is_none_or(|c| !c.implicito))
    }

    /// What is shown, by section and thing, in order: first what is about the two plans.
    fn gruppi(&self) -> Vec<(Parte, Vec<Gruppo<'_, 'r, 'p>>)> {
        let mut parts: Vec<(Parte, Vec<Gruppo<'_, 'r, 'p>>)> = Vec::new();
        let mut at: HashMap<(Parte, *const ()), usize> = HashMap::new();
        for voce in self.visibili() {
            let part = Parte::di(voce);
            let key = (part, voce.cosa.map_or(std::ptr::null(), |c| std::ptr::from_ref(c).cast::<()>()));
            let n = parts.iter().position(|(p, _)| *p == part).unwrap_or_else(|| {
                parts.push((part, Vec::new()));
                parts.len() - 1
            });
            let groups = &mut parts[n].1;
            let g = *at.entry(key).or_insert_with(|| {
                groups.push(Gruppo { cosa: voce.cosa, posto: self.posto(voce), voci: Vec::new() });
                groups.len() - 1
            });
            groups[g].voci.push(voce);
        }
        // What is only observed comes after the changes: at its place in the plan.
        for (_, groups) in &mut parts {
            groups.sort_by_key(|g| g.posto);
        }
        parts.sort_by_key(|(part, _)| *part);
        parts
    }

    /// Where the thing of a change stands in the plan after; what is gone, after the thing that stood before it.
    fn posto(&self, voce: &Voce<'_, '_>) -> (usize, bool, usize) {
        let (after, before) = match voce.cambiamento {
            Some(c) => (c.cosa_dopo, c.cosa_prima),
            None => (voce.giudizio.cosa, None),
        };
        match (after, before) {
            (Some(i), _) => (i, false, 0),
            (None, Some(i)) => (self.confronto.vicina(i).unwrap_or(0), true, i),
            (None, None) => (0, false, 0),
        }
    }

    /// What came or went with a thing: `con 3 indicatori e 2 fasi`.
    fn con_che(&self, voce: &Voce<'r, 'p>) -> String {
        let Some(c) = voce.cambiamento else { return String::new() };
        let (albero, root) = match (c.tipo, c.cosa_prima, c.cosa_dopo) {
            (Tipo::Aggiunto, _, Some(i)) => (&self.confronto.albero_dopo, i),
            (Tipo::Eliminato, Some(i), _) => (&self.confronto.albero_prima, i),
            _ => return String::new(),
        };
        let goes = |i: usize| match c.tipo {
            Tipo::Aggiunto => self.confronto.coppie.vecchi[i].is_empty(),
            _ => self.confronto.coppie.nuovi[i].is_empty(),
        };
        let mut counts: Vec<(Genere, usize)> = Vec::new();
        let mut count = |genere: Genere| match counts.iter_mut().find(|(g, _)| *g == genere) {
            Some((_, n)) => *n += 1,
            None => counts.push((genere, 1)),
        };
        // What stands inside a thing follows it; what moved elsewhere neither came nor went.
        let inside = albero.cose[root + 1..].iter().take_while(|c| c.dentro.is_some_and(|i| i >= root));
        for (n, cosa) in inside.enumerate() {
            cosa.specie.genere().filter(|_| goes(root + 1 + n)).into_iter().for_each(&mut count);
        }
        // Phases and the like may have no id.
        for campo in &albero.cose[root].campi {
            let crate::diff::Dato::Elenco(nodi) = &campo.dato else { continue };
            for nodo in nodi {
                if let crate::diff::Dato::Scheda(scheda) = &nodo.dato {
                    scheda.record.genere().into_iter().for_each(&mut count);
                }
            }
        }
        let parts: Vec<String> =
            counts.iter().map(|(g, n)| super::plurale(*n, g.parola(), g.plurale()).replace(['_', '-'], " ")).collect();
        if parts.is_empty() { String::new() } else { format!(" (con {})", parts.join(", ")) }
    }

    /// Likely continuations, in words.
    fn suggerimenti(&self) -> Vec<String> {
        let (a, b) = (&self.confronto.albero_prima.cose, &self.confronto.albero_dopo.cose);
        let one = |s: &crate::diff::Suggerimento| {
            let (old, new) = (&a[s.prima], &b[s.dopo]);
            if s.scambio {
                return format!(
                    "gli id `{}` e `{}` ({}) sembrano scambiati: {}; se è così, ridai a ciascuno il suo id di prima",
                    old.id,
                    new.id,
                    s.genere.plurale(),
                    s.perche
                );
            }
            let (id, was) = (&new.id, &old.id);
            let il = s.genere.con_articolo();
            format!("forse {il} `{id}` continua `{was}` ({}): se è così, scrivi `succede_a: [{was}]`", s.perche)
        };
        let motivi = crate::diff::motivi::Motivi::di(&self.confronto.dopo);
        // What the plan closes is not continued.
        let open =
            |s: &&crate::diff::Suggerimento| s.scambio || motivi.concluso(s.genere.parola(), &a[s.prima].id).is_none();
        self.confronto.suggerimenti.iter().filter(open).map(one).collect()
    }

    /// The triennia of the two plans.
    fn trienni(&self) -> (String, String) {
        let of = |y: i16| if y == 0 { "senza anno".into() } else { format!("{y}-{}", y + 2) };
        let (a, b) = self.confronto.anni();
        (of(a), of(b))
    }

    /// What was read and compared on the two sides.
    fn letti(&self) -> String {
        let one = |lato: &crate::diff::Lato<'_>, albero| {
            format!(
                "{} con {}",
                super::plurale(lato.piano.file.len(), "file", "file"),
                super::plurale(self.confronto.confrontate(albero), "voce", "voci")
            )
        };
        format!(
            "confrontati {} prima, {} dopo",
            one(&self.confronto.prima, &self.confronto.albero_prima),
            one(&self.confronto.dopo, &self.confronto.albero_dopo)
        )
    }
}

/// A part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Parte {
    Insieme,
    Manifesto,
    Sezione(Sezione),
    Consuntivi,
}

impl Parte {
    fn di(voce: &Voce<'_, '_>) -> Parte {
        use crate::diff::Specie;
        match voce.cosa {
            None => Parte::Insieme,
            Some(cosa) => match (cosa.specie, cosa.sezione) {
                (Specie::Piano, _) => Parte::Manifesto,
                (_, Some(sezione)) => Parte::Sezione(sezione),
                (_, None) => Parte::Consuntivi,
            },
        }
    }

    fn titolo(self) -> String {
        match self {
            Parte::Insieme => "Nel complesso".into(),
            Parte::Manifesto => "Manifesto".into(),
            Parte::Sezione(s) => format!("{} {}", s.numero(), s.titolo()),
            Parte::Consuntivi => "Consuntivi".into(),
        }
    }
}

/// A thing and what is said of it.
struct Gruppo<'g, 'r, 'p> {
    cosa: Option<&'r Cosa<'p>>,
    /// Where it stands: by the thing after, then what is gone.
    posto: (usize, bool, usize),
    voci: Vec<&'g Voce<'r, 'p>>,
}

impl Gruppo<'_, '_, '_> {
    /// Kind and name of the thing for a heading.
    fn titolo(&self, rapporto: &Rapporto<'_, '_>) -> Option<(String, String)> {
        let cosa = self.cosa?;
        let words = |c: &Cosa<'_>| format!("{} {}", accentate(&c.specie.parola().replace('-', " ")), c.id);
        // A thing inside another says which: it may stand far from it.
        let (albero, around) = match self.voci.first().and_then(|v| v.cambiamento) {
            Some(c) if c.cosa_dopo.is_none() => (&rapporto.confronto.albero_prima, cosa.dentro),
            _ => (&rapporto.confronto.albero_dopo, cosa.dentro),
        };
        let around = around.map(|i| &albero.cose[i]).filter(|c| c.specie.genere().is_some());
        let inside = around.map(|c| format!(" ({})", words(c))).unwrap_or_default();
        Some((format!("{}{inside}", words(cosa)), nome_di(cosa)))
    }
}

/// What readers call a thing; of a duty without a text of its own, the entry of the tree.
fn nome_di(cosa: &Cosa<'_>) -> String {
    let of_tree = || crate::rules::dati::voce(&cosa.id).filter(|_| cosa.specie.genere() == Some(Genere::Obbligo));
    let name = cosa.nome().or_else(|| of_tree().map(|v| v.contenuto.as_str())).unwrap_or_default();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn voce<'r, 'p>(
    confronto: &'r Confronto<'p>,
    giudizio: &'r Giudizio,
    seen: &mut HashMap<String, usize>,
) -> Voce<'r, 'p> {
    let cambiamento = giudizio.cambiamento.map(|n| &confronto.cambiamenti[n]);
    let cosa = match cambiamento {
        Some(c) => Some(confronto.cosa(c)),
        None => giudizio.di(confronto),
    };
    let mut voce = Voce { giudizio, cambiamento, cosa, impronta: String::new() };
    let (genere, id) = voce.nome();
    let (a, b) = (voce.prima().unwrap_or("\u{1}"), voce.dopo().unwrap_or("\u{1}"));
    let key = format!("{}|{genere}/{id}.{}|{a}|{b}", giudizio.regola, voce.campo());
    let n = seen.entry(key.clone()).or_default();
    *n += 1;
    voce.impronta = crate::rules::hash(&format!("{key}#{n}"));
    voce
}

fn shown(confronto: &Confronto<'_>, voce: &Voce<'_, '_>, filtri: &Filtri) -> bool {
    let section = voce.cosa.and_then(|c| c.sezione);
    let offices = voce.cambiamento.map_or_else(
        || {
            let before = voce.giudizio.cosa_prima.and_then(|i| confronto.albero_prima.ufficio(i));
            [before, voce.giudizio.cosa.and_then(|i| confronto.albero_dopo.ufficio(i))]
        },
        |c| confronto.uffici(c),
    );
    (filtri.sezioni.is_empty() || section.is_some_and(|s| filtri.sezioni.contains(&s)))
        && (filtri.uffici.is_empty() || offices.iter().flatten().any(|u| filtri.uffici.iter().any(|f| f == u)))
        && filtri.rilevanza.is_none_or(|r| voce.giudizio.rilevanza >= r)
        && (filtri.regole.is_empty() || filtri.regole.iter().any(|r| r == voce.giudizio.regola))
        && !(filtri.senza_prosa && voce.is_prose())
}

/// The judgements of a comparison, with the reasons of the plan after.
pub fn giudica(confronto: &Confronto<'_>) -> Vec<Giudizio> {
    let motivi = crate::diff::motivi::Motivi::di(&confronto.dopo);
    let regime = crate::rules::Profilo::of(confronto.dopo.piano).regime;
    esamina(&Esame { confronto, motivi: &motivi, regime })
}

/// The report in `format`.
pub fn write(format: Format, rapporto: &Rapporto<'_, '_>) -> String {
    match format {
        Format::Esteso => esteso::write(rapporto),
        Format::Breve => breve::write(rapporto),
        Format::Markdown => markdown::write(rapporto),
        Format::Html => html::write(rapporto),
        Format::Csv => csv::write(rapporto),
        Format::Json => json::write(rapporto),
    }
}
