// SPDX-License-Identifier: EUPL-1.2
//! Charts: pictures made of the figures of the plan, each with a name that says the data in words, so that who does
//! not see it loses nothing. A chart with nothing to show is not there. Knows nothing of templates.

mod albero;
mod barre;
mod obiettivi;
mod personale;
mod rischi;
mod svg;
mod traiettoria;

pub use self::traiettoria::{Misure, SEGNI, TRAIETTORIA, misure, traiettoria, traiettoria_del_legame};

use super::Format;
use crate::json::{Map, Value, json};
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::rules::Context;

/// Grafico (chart): what templates put into a figure.
struct Grafico {
    /// Its place in the section's `grafici`.
    chiave: &'static str,
    /// Its permanent anchor.
    id: &'static str,
    titolo: String,
    /// The data in words.
    frase: String,
    /// How to read it, if it needs saying.
    nota: &'static str,
    svg: String,
    /// Heads and rows; the first cell of a row is its name.
    teste: Vec<&'static str>,
    righe: Vec<Vec<String>>,
}

impl Grafico {
    fn vista(self, format: Format) -> Value {
        let mut object = json!({ "id": self.id, "titolo": self.titolo, "frase": self.frase, "nota": self.nota });
        if format == Format::Html {
            object["svg"] = json!(self.svg);
        }
        if !self.righe.is_empty() {
            object["tabella"] = json!({ "teste": self.teste, "righe": self.righe });
        }
        object
    }
}

/// Adds the charts of a section to it, as `grafici` by key, and each of them to the index of all; `rif` makes a link.
pub fn nella_sezione(
    cx: &Context<'_>,
    sezione: Sezione,
    format: Format,
    value: &mut Value,
    indice: &mut Vec<Value>,
    rif: &dyn Fn(Genere, &str) -> Value,
) {
    let charts = match sezione {
        Sezione::ValorePubblico => obiettivi::per_dimensione(cx),
        Sezione::Performance => obiettivi::per_tema(cx),
        Sezione::Fabbisogni => personale::grafici(cx),
        _ => Vec::new(),
    };
    let mut found = Map::new();
    for chart in charts {
        let key = chart.chiave;
        found.insert(key, chart.vista(format));
    }
    let others = match sezione {
        Sezione::Performance => albero::della_performance(cx, rif).map(|a| ("albero", a)),
        Sezione::RischiCorruttivi => rischi::mappa(value).map(|m| ("mappa", m)),
        Sezione::StrutturaOrganizzativa => albero::organigramma(value).map(|o| ("organigramma", o)),
        _ => None,
    };
    found.extend(others.map(|(key, chart)| (key.to_string(), chart)));
    if sezione == Sezione::RischiCorruttivi {
        found.extend(rischi::probabilita_e_impatto(cx).map(|m| ("matrice", m)));
    }
    indice.extend(found.values().map(|g| json!({ "id": &g["id"], "titolo": &g["titolo"] })));
    if !found.is_empty() {
        value["grafici"] = Value::Object(found);
    }
}

/// `12 obiettivi`, `1 obiettivo`.
fn quanti(n: usize, uno: &str, molti: &str) -> String {
    format!("{} {}", numero(i64::try_from(n).unwrap_or(i64::MAX)), if n == 1 { uno } else { molti })
}

/// A whole number in Italian form.
fn numero(n: i64) -> String {
    crate::model::valore::stampa_decimale(&rust_decimal::Decimal::from(n))
}
