// SPDX-License-Identifier: EUPL-1.2
//! Which rules and rows of the catalogue apply to a body, and what a comment says of each: the law is written once, in them.

use super::Ente;
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;
use crate::rules::catalogo::{self, Riga};
use crate::rules::elenco::Filtro;
use crate::rules::obblighi::{self, Obbligo};
use crate::rules::{RULES, Rule, rule_of, tutte};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The rules seen by one body.
pub struct Norme {
    ente: Ente,
    /// Ids of the rules that apply.
    applicate: HashSet<&'static str>,
    obblighi: Vec<&'static Obbligo>,
    /// Obligations by kind of element (empty when they do not ask each one), then by path of the field.
    per_campo: HashMap<&'static str, HashMap<&'static str, Vec<&'static Obbligo>>>,
}

impl Norme {
    /// Of a body: the rules that apply to a draft of which nothing is known but what was asked.
    pub fn di(ente: Ente) -> Norme {
        let filtro = Filtro {
            anno: Some(ente.anno),
            tipo: Some(ente.tipo),
            regime: Some(ente.regime),
            abitanti: ente.abitanti,
            ..Filtro::default()
        };
        let later = |o: &Obbligo| o.chi.stato.is_some() || o.chi.profilo.is_some();
        let obblighi: Vec<&Obbligo> =
            obblighi::tutti().iter().filter(|o| !later(o) && filtro.comprende(&o.rule)).collect();
        let code = RULES.iter().copied().filter(|r| !r.only_judges() && filtro.comprende(r));
        let applicate = code.chain(obblighi.iter().map(|o| &o.rule)).map(|r| r.id).collect();
        let mut per_campo: HashMap<&str, HashMap<&str, Vec<&Obbligo>>> = HashMap::new();
        for row in &obblighi {
            for campo in row.campi() {
                let kind = row.per_ogni.as_deref().unwrap_or_default();
                per_campo.entry(kind).or_default().entry(campo).or_default().push(row);
            }
        }
        Norme { ente, applicate, obblighi, per_campo }
    }

    /// Whether a rule, or a row of the catalogue, applies; `None` when there is no such thing.
    pub fn vale(&self, id: &str) -> Option<bool> {
        if rule_of(id).is_some() {
            return Some(self.applicate.contains(id));
        }
        let riga = catalogo::riga(id)?;
        match di_riga(id) {
            // A row that no rule carries out yet speaks for itself.
            [] => Some(self.riga(riga)),
            carried => Some(carried.iter().any(|r| self.applicate.contains(r.id))),
        }
    }

    fn riga(&self, riga: &Riga) -> bool {
        let level = match self.ente.regime {
            Regime::Ordinario => &riga.ordinario,
            Regime::Semplificato => &riga.semplificato,
        };
        let anno = self.ente.anno;
        let year = |text: &str| text.parse::<i16>().ok();
        let years = match (riga.anni.strip_prefix(">="), riga.anni.strip_prefix('=')) {
            (Some(from), _) => year(from).is_none_or(|from| anno >= from),
            (None, Some(only)) => year(only).is_none_or(|only| anno == only),
            (None, None) => true,
        };
        level != "-" && years && catalogo::riguarda(&riga.enti, Some(self.ente.tipo))
    }

    /// The obligations that apply.
    pub fn obblighi(&self) -> &[&'static Obbligo] {
        &self.obblighi
    }

    /// The obligations that ask for a field: by its path, or of each element of a kind by its path in it.
    pub fn chiesto(&self, kind: Option<&str>, path: &str) -> &[&'static Obbligo] {
        let found = self.per_campo.get(kind.unwrap_or_default()).and_then(|paths| paths.get(path));
        found.map_or(&[], Vec::as_slice)
    }

    /// The rules that `id` names and that apply: itself, or those that carry out the row.
    pub fn regole(&self, id: &str) -> Vec<&'static Rule> {
        let named = rule_of(id).into_iter().chain(di_riga(id).iter().copied());
        named.filter(|r| self.applicate.contains(r.id)).collect()
    }

    /// What a comment says of a rule: what must hold, the act, the name that `piao explain` takes.
    pub fn commento(&self, rule: &Rule) -> String {
        let text = rule.summary.trim().trim_end_matches('.');
        let mut chars = text.chars();
        let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        let mut acts = Vec::new();
        let mut last = "";
        for fonte in rule.fonti {
            let act = if fonte.atto == last { "" } else { fonte.atto };
            last = fonte.atto;
            acts.push([act, fonte.articolo].iter().filter(|t| !t.is_empty()).copied().collect::<Vec<_>>().join(", "));
        }
        let level = match rule.level.nel(self.ente.regime) {
            Some(Level::Warning) => ", avviso",
            Some(Level::Note) => ", nota",
            Some(Level::Error) | None => "",
        };
        let acts = if acts.is_empty() { String::new() } else { format!(" {}.", acts.join("; ")) };
        format!("{first}{}.{acts} [{}{level}]", chars.as_str(), rule.id)
    }
}

/// The rules that carry out a row of the catalogue.
fn di_riga(id: &str) -> &'static [&'static Rule] {
    static BY_ROW: OnceLock<HashMap<&str, Vec<&Rule>>> = OnceLock::new();
    let by_row = BY_ROW.get_or_init(|| {
        let mut map: HashMap<&str, Vec<&Rule>> = HashMap::new();
        for rule in tutte() {
            for row in rule.catalogo {
                map.entry(row).or_default().push(rule);
            }
        }
        map
    });
    by_row.get(id).map_or(&[], Vec::as_slice)
}
