// SPDX-License-Identifier: EUPL-1.2
//! Which rules and rows of the catalogue apply to a body, and what a comment says of each: the law is written once, in them.

use super::Ente;
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;
use crate::rules::catalogo::{self, Riga};
use crate::rules::elenco::{Filtro, obbligo_di};
use crate::rules::obblighi::{self, Obbligo};
use crate::rules::{Rule, rule_of, tutte};

/// The rules seen by one body.
pub struct Norme {
    ente: Ente,
    filtro: Filtro,
}

impl Norme {
    /// Of a body.
    pub fn di(ente: Ente) -> Norme {
        let filtro = Filtro {
            anno: Some(ente.anno),
            tipo: Some(ente.tipo),
            regime: Some(ente.regime),
            abitanti: ente.abitanti,
            ..Filtro::default()
        };
        Norme { ente, filtro }
    }

    /// Whether a rule, or a row of the catalogue, applies; `None` when there is no such thing.
    pub fn vale(&self, id: &str) -> Option<bool> {
        if let Some(rule) = rule_of(id) {
            return Some(self.applica(rule));
        }
        let riga = catalogo::riga(id)?;
        let mut carried = tutte().filter(|r| r.catalogo.contains(&id)).peekable();
        // A row that no rule carries out yet speaks for itself.
        if carried.peek().is_some() { Some(carried.any(|r| self.applica(r))) } else { Some(self.riga(riga)) }
    }

    /// Whether a rule applies to the skeleton: a draft, of which nothing is known but what was asked.
    fn applica(&self, rule: &Rule) -> bool {
        let later = obbligo_di(rule).is_some_and(|o| o.chi.stato.is_some() || o.chi.profilo.is_some());
        !later && !rule.only_judges() && self.filtro.comprende(rule)
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
    pub fn obblighi(&self) -> impl Iterator<Item = &'static Obbligo> {
        obblighi::tutti().iter().filter(|o| self.applica(&o.rule))
    }

    /// The rules that `id` names and that apply: itself, or those that carry out the row.
    pub fn regole(&self, id: &str) -> Vec<&'static Rule> {
        let named = rule_of(id).into_iter().chain(tutte().filter(|r| r.catalogo.contains(&id)));
        named.filter(|r| self.applica(r)).collect()
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
