// SPDX-License-Identifier: EUPL-1.2
//! Open data: the tables of a plan as CSV for people, JSON for programs, and the dictionary that explains both. All of it is
//! made from one list, `tabelle::TABELLE`, and from the plan as it may be published.

mod cella;
mod csvw;
mod dizionario;
mod incorporati;
mod json;
mod lettura;
mod tabelle;
mod valori;

pub use cella::Cella;
pub use lettura::ancora_di;
pub use tabelle::{Colonna, TABELLE, Tabella, Tipo};

use crate::foglio::Foglio;
use crate::json::Value;
use crate::model::tipi::Testo;
use crate::pubblicabile::pubblicabile;
use crate::rules::Context;
use lettura::{Lettura, Radici};

/// The licence of a body that names none: what art. 52 c. 2 CAD presumes.
pub const LICENZA: &str = "CC BY 4.0";

/// Dati (data) of a plan: who publishes it and its tables, of what may be published.
pub struct Dati {
    /// What the plan is.
    pub fonte: Fonte,
    /// The tables that have rows, in the order of `TABELLE`.
    pub tabelle: Vec<Righe>,
}

/// Fonte (source): what is said of the plan beside each of its tables.
#[derive(Debug, Clone)]
pub struct Fonte {
    /// The body.
    pub ente: String,
    /// Its IPA code.
    pub codice_ipa: String,
    /// First and last year.
    pub anni: [i16; 3],
    /// Version inside the year.
    pub versione: String,
    /// State: draft, adopted …
    pub stato: &'static str,
    /// The act that adopts the plan, in words.
    pub atto: String,
    /// Its date, ISO.
    pub data_atto: String,
    /// Licence of the contents.
    pub licenza: String,
    /// The document that `collegamento` leads into.
    pub documento: String,
}

/// Righe (rows) of a table: a cell a column.
pub struct Righe {
    /// What the table is.
    pub tabella: &'static Tabella,
    /// Its rows.
    pub righe: Vec<Vec<Cella>>,
}

impl Dati {
    /// The data of a plan; `documento` is the name of the document that they stand beside.
    pub fn di(cx: &Context<'_>, documento: &str) -> Dati {
        Dati::scelti(cx, documento, |_| true, true)
    }

    /// The data of some tables, with or without the long texts.
    fn scelti(cx: &Context<'_>, documento: &str, wanted: fn(&Tabella) -> bool, prosa: bool) -> Dati {
        pubblicabile(cx, |cx| {
            let fonte = fonte(cx, documento);
            let radici = Radici::di(cx, prosa);
            let lettura = Lettura::di(&radici, cx.piano.anni(), &fonte);
            let all =
                TABELLE.iter().filter(|t| wanted(t)).map(|tabella| Righe { tabella, righe: lettura.righe(tabella) });
            let tabelle = all.filter(|t| !t.righe.is_empty()).collect();
            Dati { fonte, tabelle }
        })
    }

    /// The data dictionary, in Markdown.
    pub fn dizionario(&self) -> String {
        dizionario::write(self)
    }

    /// The description of the CSV files for programs (W3C, CSV on the Web).
    pub fn metadati(&self) -> String {
        csvw::write(self)
    }

    /// The tables that stand inside the document, for its template: `json`, `tabelle`, and `uri` where they are few.
    pub fn incorporati(cx: &Context<'_>, documento: &str) -> Value {
        incorporati::vista(&Dati::scelti(cx, documento, |t| incorporati::TABELLE.contains(&t.nome), false))
    }

    /// A table as JSON.
    pub fn json(&self, righe: &Righe) -> String {
        json::write(&self.fonte, righe)
    }
}

impl Fonte {
    /// What it says, without what is empty.
    pub fn json(&self) -> Value {
        json::di(self)
    }
}

impl Righe {
    /// The table for spreadsheets.
    pub fn csv(&self) -> String {
        let mut foglio = Foglio::default();
        foglio.riga(self.tabella.colonne().map(|c| c.nome));
        for riga in &self.righe {
            foglio.riga(riga.iter().zip(self.tabella.colonne()).map(|(cella, colonna)| cella.csv(colonna.tipo)));
        }
        foglio.scritto()
    }
}

/// What the files of a plan are called: `piao-2027-2029`.
pub fn nome(cx: &Context<'_>) -> String {
    let anni = cx.piano.anni();
    if anni[0] > 0 { format!("piao-{}-{}", anni[0], anni[2]) } else { "piao".into() }
}

fn fonte(cx: &Context<'_>, documento: &str) -> Fonte {
    let m = &cx.piano.manifesto;
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let testo = |t: Option<&Testo>| t.map_or_else(String::new, |t| t.as_str().trim().to_string());
    let adozione = m.adozione.get();
    let act = |a: &crate::model::manifesto::Adozione| {
        let kind = a.atto.get().or(a.organo.get());
        match (testo(kind), testo(a.numero.get())) {
            (kind, n) if n.is_empty() => kind,
            (kind, n) if kind.is_empty() => format!("n. {n}"),
            (kind, n) => format!("{kind} n. {}", n.trim_start_matches("n. ")),
        }
    };
    Fonte {
        ente: testo(scheda.and_then(|s| s.denominazione.get())),
        codice_ipa: testo(scheda.and_then(|s| s.codice_ipa.get())),
        anni: cx.piano.anni(),
        versione: testo(m.versione.get()),
        stato: m.stato.get().map_or("bozza", |s| s.parola()),
        atto: adozione.map(act).unwrap_or_default(),
        data_atto: adozione.and_then(|a| a.data.get()).map(|g| g.data.to_string()).unwrap_or_default(),
        licenza: m
            .documento
            .get()
            .and_then(|d| d.licenza.get())
            .map_or_else(|| LICENZA.into(), |l| l.as_str().trim().to_string()),
        documento: documento.into(),
    }
}
