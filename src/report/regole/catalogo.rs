// SPDX-License-Identifier: EUPL-1.2
//! What carries out each row of the catalogue of the law: a rule, an obligation, the reading of the files, or nothing, and why.

use super::Format;
use crate::report::plurale;
use crate::rules::Rule;
use crate::rules::catalogo::{Riga, righe};
use crate::rules::elenco::obbligo_di;
use crate::rules::tutte;
use std::collections::HashMap;

/// How a row is carried out.
enum Come {
    /// By these rules.
    Regole(Vec<&'static Rule>),
    /// It cannot fire, for this reason.
    NonRegola(&'static str),
    /// Not yet.
    NonAncora,
}

/// Copertura (coverage): every row with how it is carried out, in the order of the catalogue.
pub struct Copertura {
    righe: Vec<(&'static Riga, Come)>,
}

impl Copertura {
    /// Of the whole catalogue.
    pub fn tutta() -> Copertura {
        let mut di: HashMap<&str, Vec<&'static Rule>> = HashMap::new();
        for rule in tutte() {
            rule.catalogo.iter().for_each(|id| di.entry(id).or_default().push(rule));
        }
        let mut come = |riga: &'static Riga| match di.remove(riga.id.as_str()) {
            _ if riga.is_no_rule() => (riga, Come::NonRegola(&riga.nota)),
            Some(rules) => (riga, Come::Regole(rules)),
            None => (riga, Come::NonAncora),
        };
        Copertura { righe: righe().iter().map(&mut come).collect() }
    }

    /// Rows carried out, rows that are no rule, rows still open; of one group, or of all.
    fn conti(&self, gruppo: Option<&str>) -> (usize, usize, usize) {
        let mut conti = (0, 0, 0);
        for (_, come) in self.righe.iter().filter(|(r, _)| gruppo.is_none_or(|g| r.gruppo() == g)) {
            match come {
                Come::Regole(_) => conti.0 += 1,
                Come::NonRegola(_) => conti.1 += 1,
                Come::NonAncora => conti.2 += 1,
            }
        }
        conti
    }

    /// `384 righe: 373 attuate, 11 che non sono regole, 0 non ancora attuate.`
    pub fn in_breve(&self) -> String {
        let (done, none, open) = self.conti(None);
        let righe = self.righe.len();
        format!("{righe} righe: {done} attuate, {none} che non sono regole, {open} non ancora attuate.")
    }

    /// In a format: for the terminal the counts by group and what is not carried out; in Markdown every row.
    pub fn write(&self, format: Format) -> Option<String> {
        match format {
            Format::Esteso => Some(self.esteso()),
            Format::Markdown => Some(format!("# Il catalogo e le regole\n\n{}", self.markdown())),
            Format::Json => None,
        }
    }

    fn esteso(&self) -> String {
        let mut text = format!("Il catalogo delle norme: {}\n", self.in_breve());
        let mut groups: Vec<&str> = self.righe.iter().map(|(r, _)| r.gruppo()).collect();
        groups.dedup();
        for group in groups {
            let (done, none, open) = self.conti(Some(group));
            let done = plurale(done, "attuata", "attuate");
            text += &format!("\n  {group:<6} {done}");
            if none > 0 {
                text += &format!(", {none} non regole");
            }
            if open > 0 {
                text += &format!(", {open} da attuare");
            }
        }
        text += "\n";
        for (riga, come) in &self.righe {
            match come {
                Come::Regole(_) => {}
                Come::NonRegola(why) => text += &format!("\n  {}: non è una regola ({why})", riga.id),
                Come::NonAncora => text += &format!("\n  {}: non ancora", riga.id),
            }
        }
        text + "\n"
    }

    /// The counts and a table of every row.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "{}\n\n| riga | livello (ordinario / semplificato) | certezza | come |\n|---|---|---|---|\n",
            self.in_breve()
        );
        for (riga, come) in &self.righe {
            let level = match riga.ordinario == riga.semplificato {
                true => riga.ordinario.clone(),
                false => format!("{} / {}", riga.ordinario, riga.semplificato),
            };
            text += &format!("| `{}` | {level} | {} | {} |\n", riga.id, riga.certezza, in_parole(come));
        }
        text
    }
}

fn in_parole(come: &Come) -> String {
    let rule = |r: &&Rule| {
        let how = match (obbligo_di(r).is_some(), r.check.is_some() || r.only_judges()) {
            (true, _) => "obbligo",
            (false, true) => "regola",
            (false, false) => "lettura",
        };
        format!("`{}` ({how})", r.id)
    };
    match come {
        Come::Regole(rules) => rules.iter().map(rule).collect::<Vec<_>>().join(", "),
        Come::NonRegola(why) => format!("non è una regola: {why}"),
        Come::NonAncora => "non ancora".into(),
    }
}
