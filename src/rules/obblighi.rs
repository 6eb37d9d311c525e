// SPDX-License-Identifier: EUPL-1.2
//! Obligations: rows of data that say what must be there, for whom and from when; one generic check.
//!
//! A row asks a section (`campo = "performance"`), a field of a section or of the manifest at any depth
//! (`campo = "scheda_anagrafica.figure.rpct"`, `campo = "piao.adozione.data"`), or a field of each element of a kind
//! (`per_ogni = "obiettivi"`, `campo = "ufficio"`). `dove` keeps the elements whose field holds a word. `salvo_campo` names the
//! field that says that the thing is not used, and why: where it is written the row is silent.

mod controllo;

use super::{Anni, Fonte, Livelli, Rule, catalogo};
use crate::diagnostic::Level;
use crate::model::manifesto::{self, Regime, StatoPiano};
use crate::rules::Context;
use std::sync::OnceLock;
use toml::de::{DeTable, DeValue};

pub use controllo::check;

/// The rows, one file a section.
const FILES: &[&str] = &[
    include_str!("obblighi/piano.toml"),
    include_str!("obblighi/piao.toml"),
    include_str!("obblighi/scheda_anagrafica.toml"),
    include_str!("obblighi/valore_pubblico.toml"),
    include_str!("obblighi/performance.toml"),
    include_str!("obblighi/rischi_corruttivi.toml"),
    include_str!("obblighi/trasparenza.toml"),
    include_str!("obblighi/struttura_organizzativa.toml"),
    include_str!("obblighi/lavoro_agile.toml"),
    include_str!("obblighi/fabbisogni.toml"),
    include_str!("obblighi/formazione.toml"),
    include_str!("obblighi/monitoraggio.toml"),
];

/// How much must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chiede {
    /// The key, with something in it.
    Presente,
    /// At least one element (a reason for having none does).
    AlmenoUno,
}

/// Obbligo (obligation): a row of the catalogue carried out as data.
pub struct Obbligo {
    /// Its face as a rule.
    pub rule: Rule,
    /// Path of the field, or the field of each element.
    pub campo: String,
    /// Other paths, any of which does.
    pub oppure: Vec<String>,
    /// Plural key of the elements asked one by one.
    pub per_ogni: Option<String>,
    /// Field and words: elements must have one of them to count.
    pub dove: Option<(String, Vec<String>)>,
    /// How much.
    pub chiede: Chiede,
    /// Whom it concerns.
    pub chi: Chi,
    /// Obligations whose failure silences this one.
    pub presuppone: Vec<String>,
    /// A field that says that the thing is not used: where it is written the row is silent.
    pub salvo_campo: Option<String>,
    /// The reason in one sentence.
    pub perche: String,
    /// What to write.
    pub scrivi: String,
}

/// Whom an obligation concerns, beside regime and years.
#[derive(Debug, Default)]
pub struct Chi {
    /// Codes of kinds of body, as in the catalogue; empty for all.
    pub enti: Vec<String>,
    /// At least so many inhabitants.
    pub abitanti: Option<u32>,
    /// A fact of `[profilo]` that must be said.
    pub profilo: Option<String>,
    /// A fact of `[profilo]` that must not be denied.
    pub salvo: Option<String>,
    /// From this state of the plan on.
    pub stato: Option<StatoPiano>,
}

impl Chi {
    /// Whether it concerns the body and the plan.
    fn comprende(&self, cx: &Context<'_>) -> bool {
        let manifest = &cx.piano.manifesto;
        let says = |name: &String| manifest.profilo.get().and_then(|p| fatto(p, name));
        catalogo::riguarda(&self.enti, cx.profilo.tipo)
            && self.abitanti.is_none_or(|least| cx.profilo.abitanti.is_some_and(|n| n >= least))
            && self.profilo.as_ref().is_none_or(|name| says(name) == Some(true))
            && self.salvo.as_ref().is_none_or(|name| says(name) != Some(false))
            && self.stato.is_none_or(|from| manifest.stato.get().is_some_and(|stato| *stato >= from))
    }
}

/// The facts of `[profilo]` that rows may name, with what they say of the body.
pub const FATTI: [(&str, &str); 6] = [
    ("stazione_appaltante", "affida contratti pubblici"),
    ("enti_controllati", "controlla società o altri enti"),
    ("organo_di_revisione", "ha un organo di revisione"),
    ("usa_ia", "usa sistemi di intelligenza artificiale"),
    ("attua_pnrr", "attua progetti del PNRR"),
    ("dirigenti", "ha personale con qualifica dirigenziale"),
];

/// What the manifest says of a fact.
pub fn detto(cx: &Context<'_>, name: &str) -> Option<bool> {
    cx.piano.manifesto.profilo.get().and_then(|p| fatto(p, name))
}

/// What `[profilo]` says of a fact.
fn fatto(profilo: &manifesto::Profilo, name: &str) -> Option<bool> {
    let field = match name {
        "stazione_appaltante" => &profilo.stazione_appaltante,
        "enti_controllati" => &profilo.enti_controllati,
        "organo_di_revisione" => &profilo.organo_di_revisione,
        "usa_ia" => &profilo.usa_ia,
        "attua_pnrr" => &profilo.attua_pnrr,
        "dirigenti" => &profilo.dirigenti,
        _ => return None,
    };
    field.get().map(|said| said.0)
}

impl Obbligo {
    /// Its fields: `campo` and the others that do as well.
    pub fn campi(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.campo).chain(&self.oppure).map(String::as_str)
    }

    /// Whether it applies in a regime and year.
    fn vale(&self, regime: Regime, anno: i16) -> bool {
        self.rule.anni.comprende(anno) && self.rule.level.nel(regime).is_some()
    }
}

/// Every row, read once from the embedded files.
pub fn tutti() -> &'static [Obbligo] {
    static ROWS: OnceLock<Vec<Obbligo>> = OnceLock::new();
    ROWS.get_or_init(|| FILES.iter().flat_map(|text| rows(text)).collect())
}

/// The rows of one embedded file; a test reads them all, so a malformed row never ships.
fn rows(text: &'static str) -> Vec<Obbligo> {
    let Ok(table) = DeTable::parse(text) else { return Vec::new() };
    let Some(DeValue::Array(items)) = table.get_ref().get("obbligo").map(|v| v.get_ref()) else {
        return Vec::new();
    };
    items.iter().filter_map(|item| if let DeValue::Table(t) = item.get_ref() { row(t) } else { None }).collect()
}

fn text(table: &DeTable<'_>, key: &str) -> Option<String> {
    match table.get(key)?.get_ref() {
        DeValue::String(s) => Some(s.to_string()),
        DeValue::Integer(i) => Some(i.as_str().to_string()),
        _ => None,
    }
}

fn list(table: &DeTable<'_>, key: &str) -> Vec<String> {
    match table.get(key).map(|v| v.get_ref()) {
        Some(DeValue::Array(items)) => items.iter().filter_map(|v| v.get_ref().as_str().map(str::to_string)).collect(),
        Some(DeValue::String(s)) => vec![s.to_string()],
        _ => Vec::new(),
    }
}

/// Rows live as long as the program: their texts are kept for good.
fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The keys of a row; any other is a slip, and the row is not read.
const CHIAVI: [&str; 21] = [
    "id",
    "catalogo",
    "campo",
    "oppure",
    "per_ogni",
    "dove",
    "chiede",
    "regime",
    "enti",
    "abitanti",
    "profilo",
    "salvo",
    "salvo_campo",
    "stato",
    "dal",
    "al",
    "livello",
    "certezza",
    "perche",
    "scrivi",
    "presuppone",
];

fn row(table: &DeTable<'_>) -> Option<Obbligo> {
    if !table.keys().all(|k| CHIAVI.contains(&k.get_ref().as_ref()) || k.get_ref() == "fonte") {
        return None;
    }
    let year = |key| text(table, key).and_then(|y| y.parse().ok());
    let perche = text(table, "perche")?;
    let catalogo: Vec<&'static str> = list(table, "catalogo").into_iter().map(keep).collect();
    let dove = match text(table, "dove") {
        None => None,
        Some(dove) => {
            let (field, words) = dove.split_once(" contiene ")?;
            Some((field.trim().to_string(), words.split('|').map(|w| w.trim().to_string()).collect()))
        }
    };
    Some(Obbligo {
        rule: Rule {
            id: keep(text(table, "id")?),
            catalogo: Vec::leak(catalogo),
            summary: keep(perche.clone()),
            level: livelli(table)?,
            anni: Anni { dal: year("dal").unwrap_or(2022), al: year("al") },
            fonti: Vec::leak(fonti(table)),
            doc: "",
            check: None,
        },
        campo: text(table, "campo")?,
        oppure: list(table, "oppure"),
        per_ogni: text(table, "per_ogni"),
        dove,
        chiede: match text(table, "chiede").as_deref() {
            None | Some("presente") => Chiede::Presente,
            Some("almeno uno") => Chiede::AlmenoUno,
            Some(_) => return None,
        },
        chi: chi(table)?,
        presuppone: list(table, "presuppone"),
        salvo_campo: text(table, "salvo_campo"),
        perche,
        scrivi: text(table, "scrivi")?,
    })
}

fn chi(table: &DeTable<'_>) -> Option<Chi> {
    let fact = |key| match text(table, key) {
        Some(name) if !FATTI.iter().any(|(fact, _)| *fact == name) => None,
        name => Some(name),
    };
    let abitanti = match text(table, "abitanti") {
        None => None,
        Some(bound) => Some(bound.strip_prefix(">=")?.trim().parse().ok()?),
    };
    let stato = match text(table, "stato") {
        None => None,
        Some(word) => Some(StatoPiano::da_parola(&word)?),
    };
    Some(Chi { enti: list(table, "enti"), abitanti, profilo: fact("profilo")?, salvo: fact("salvo")?, stato })
}

/// One word for both regimes or one each; `regime` keeps those it names.
fn livelli(table: &DeTable<'_>) -> Option<Livelli> {
    let level = |word: &str| match word {
        "errore" => Some(Level::Error),
        "avviso" => Some(Level::Warning),
        "nota" => Some(Level::Note),
        _ => None,
    };
    let (ordinario, semplificato) = match table.get("livello")?.get_ref() {
        DeValue::String(word) => (level(word), level(word)),
        DeValue::Table(t) => {
            (text(t, "ordinario").and_then(|w| level(&w)), text(t, "semplificato").and_then(|w| level(&w)))
        }
        _ => return None,
    };
    let regimi = list(table, "regime");
    let named = |regime: &str| regimi.is_empty() || regimi.iter().any(|r| r == regime);
    Some(Livelli {
        ordinario: ordinario.filter(|_| named("ordinario")),
        semplificato: semplificato.filter(|_| named("semplificato")),
    })
}

/// The acts a row comes from.
fn fonti(table: &DeTable<'_>) -> Vec<Fonte> {
    let certezza = keep(text(table, "certezza").unwrap_or_default());
    match table.get("fonte").map(|v| v.get_ref()) {
        Some(DeValue::Array(items)) => items
            .iter()
            .filter_map(|v| match v.get_ref() {
                DeValue::Table(t) => Some(Fonte {
                    atto: keep(text(t, "atto")?),
                    articolo: keep(text(t, "articolo").unwrap_or_default()),
                    url: keep(text(t, "url").unwrap_or_default()),
                    certezza,
                }),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"
[[obbligo]]
id = "prova"
catalogo = []
campo = "scheda_anagrafica.figure.rpct"
regime = ["ordinario"]
enti = ["COM"]
abitanti = ">=5000"
profilo = "usa_ia"
stato = "adottato"
dal = 2022
al = 2026
livello = "errore"
perche = "Prova."
scrivi = "prova"
"#;

    #[test]
    fn a_row_is_read_with_its_conditions() {
        let rows = rows(ROW);
        let row = &rows[0];
        assert!(row.vale(Regime::Ordinario, 2026) && !row.vale(Regime::Semplificato, 2026));
        assert!(!row.vale(Regime::Ordinario, 2027), "a row closed in 2026 is silent in 2027");
        assert_eq!((row.chi.abitanti, row.chi.stato), (Some(5000), Some(StatoPiano::Adottato)));
    }

    #[test]
    fn a_row_with_a_slip_is_not_read() {
        for (right, wrong) in
            [("usa_ia", "usa_ai"), (">=5000", "5000"), ("\"adottato\"", "\"adotato\""), ("scrivi", "scrivere")]
        {
            assert!(rows(Box::leak(ROW.replace(right, wrong).into_boxed_str())).is_empty(), "{wrong}");
        }
    }
}
