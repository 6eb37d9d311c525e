// SPDX-License-Identifier: EUPL-1.2
//! The catalogue of what a plan must hold: `catalogo.csv`, the facts that rules and obligations carry out.
//!
//! A rule says its own level, years and sources, and a test holds them against its rows; the kinds of body and the
//! basis are read from here, so that they are written once.

use super::Rule;
use super::dati::{Ente, csv, ente};
use crate::model::scheda_anagrafica::TipoEnte;
use std::collections::HashMap;
use std::sync::OnceLock;

const CATALOGO: &str = include_str!("catalogo.csv");

/// Riga (row) of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Riga {
    /// Its name; the prefix tells the section.
    pub id: String,
    /// What must hold, in English.
    pub statement: String,
    /// Codes of the kinds of body: `T` all, `!X` all but X; see [`codici`].
    pub enti: Vec<String>,
    /// `both`, `ordinario`, `semplificato`.
    pub regime: String,
    /// Years of plans: empty, `>=2024`, `=2026`.
    pub anni: String,
    /// Level in the ordinary regime: `errore`, `avviso`, `nota`, `-`.
    pub ordinario: String,
    /// Level in the simplified regime.
    pub semplificato: String,
    /// C, C2, P, K, K?.
    pub certezza: String,
    /// `legge`, `regolamento`, `linee-guida`, `prassi`, `coerenza`.
    pub base: String,
    /// Acts and articles.
    pub fonte: String,
    /// `presenza`, `riferimento`, `calcolo`, `testo`, `confronto`, `non-regola`.
    pub forma: String,
    /// Conditions; the reason of a row that is no rule.
    pub nota: String,
}

impl Riga {
    /// The letters before the first dash: `gen`, `ana`, `perf` …
    pub fn gruppo(&self) -> &str {
        self.id.split('-').next().unwrap_or_default()
    }

    /// It cannot be a rule here; its note says why.
    pub fn is_no_rule(&self) -> bool {
        self.forma == "non-regola"
    }
}

/// Every row, in the order of the file.
pub fn righe() -> &'static [Riga] {
    static ROWS: OnceLock<Vec<Riga>> = OnceLock::new();
    ROWS.get_or_init(|| csv(CATALOGO).into_iter().skip(1).filter_map(row).collect())
}

/// The row with this id.
pub fn riga(id: &str) -> Option<&'static Riga> {
    static BY_ID: OnceLock<HashMap<&str, usize>> = OnceLock::new();
    let by_id = BY_ID.get_or_init(|| righe().iter().enumerate().map(|(i, r)| (r.id.as_str(), i)).collect());
    righe().get(*by_id.get(id)?)
}

fn row(cells: Vec<String>) -> Option<Riga> {
    let [id, _section, statement, enti, regime, anni, ordinario, semplificato, certezza, base, fonte, forma, nota] =
        <[String; 13]>::try_from(cells).ok()?;
    let enti = enti.split(';').map(|e| e.trim().to_string()).filter(|e| !e.is_empty()).collect();
    Some(Riga { id, statement, enti, regime, anni, ordinario, semplificato, certezza, base, fonte, forma, nota })
}

/// The codes that the catalogue uses for a kind of body, from the particular to the general.
pub fn codici(tipo: TipoEnte) -> Vec<&'static str> {
    ente(tipo).into_iter().flat_map(Ente::codici).collect()
}

/// Whether a list of codes means this kind of body. Of a body of unknown kind only what concerns all holds.
pub fn riguarda<S: AsRef<str>>(enti: &[S], tipo: Option<TipoEnte>) -> bool {
    let mine = tipo.map(codici).unwrap_or_default();
    let (mut excluding, mut excluded, mut included) = (false, false, false);
    for code in enti.iter().map(AsRef::as_ref) {
        match code.strip_prefix('!') {
            Some(other) => (excluding, excluded) = (true, excluded || mine.contains(&other)),
            None => included |= code == "T" || mine.contains(&code),
        }
    }
    let included = included || enti.iter().all(|code| code.as_ref().starts_with('!'));
    included && !excluded && !(excluding && tipo.is_none())
}

impl Rule {
    /// Its rows of the catalogue.
    pub fn righe(&self) -> impl Iterator<Item = &'static Riga> {
        self.catalogo.iter().filter_map(|id| riga(id))
    }

    /// Codes of the kinds of body that it concerns; `T` for all.
    pub fn enti(&self) -> Vec<&'static str> {
        let mut codes: Vec<&str> = Vec::new();
        for code in self.righe().flat_map(|r| r.enti.iter().map(String::as_str)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.is_empty() { vec!["T"] } else { codes }
    }

    /// Whether it concerns a kind of body: some row of it does, or it has none.
    pub fn riguarda(&self, tipo: Option<TipoEnte>) -> bool {
        let mut rows = self.righe().peekable();
        rows.peek().is_none() || rows.any(|r| riguarda(&r.enti, tipo))
    }

    /// What its rows rest on: law, regulation, guidelines, practice, coherence.
    pub fn base(&self) -> Option<&'static str> {
        self.righe().next().map(|r| r.base.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::dati::enti;

    #[test]
    fn every_row_is_read() {
        let lines = CATALOGO.lines().filter(|l| !l.is_empty()).count();
        assert_eq!(righe().len(), lines - 1);
        assert!(righe().iter().all(|r| !r.enti.is_empty() && !r.forma.is_empty()));
    }

    #[test]
    fn kinds_of_body() {
        let comune = Some(TipoEnte::Comune);
        assert!(riguarda(&["T"], comune) && riguarda(&["T"], None) && riguarda::<&str>(&[], None));
        assert!(riguarda(&["EL", "REG"], comune) && !riguarda(&["REG"], comune) && !riguarda(&["EL"], None));
        assert!(riguarda(&["T", "!SSN"], comune) && !riguarda(&["T", "!SSN"], Some(TipoEnte::Irccs)));
        assert!(!riguarda(&["T", "!SSN"], None));
        assert!(riguarda(&["!SSN"], comune));
    }

    #[test]
    fn every_code_of_the_catalogue_means_some_body() {
        for code in righe().iter().flat_map(|r| &r.enti) {
            let code = code.trim_start_matches('!');
            assert!(code == "T" || enti().iter().any(|e| e.codici().any(|c| c == code)), "{code}");
        }
    }
}
