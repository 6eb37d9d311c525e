// SPDX-License-Identifier: EUPL-1.2
//! Which rules apply to a body and a year, and which part of the plan they speak of: what `piao explain` lists.

use super::obblighi::{self, Obbligo};
use super::{Rule, tutte};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::manifesto::Regime;
use crate::model::scheda_anagrafica::TipoEnte;

/// Parte (part) of a plan that a rule speaks of, in the order of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parte {
    /// The plan as a whole.
    Piano,
    /// A section.
    Sezione(Sezione),
    /// Adoption and publication.
    Adozione,
    /// This year's plan beside last year's.
    Confronto,
    /// Files, keys, values, waivers: what the tool needs to read a plan.
    File,
}

impl Parte {
    /// Every part, in order.
    pub fn tutte() -> impl Iterator<Item = Parte> {
        let sezioni = Sezione::TUTTE.iter().map(|s| Parte::Sezione(*s));
        std::iter::once(Parte::Piano).chain(sezioni).chain([Parte::Adozione, Parte::Confronto, Parte::File])
    }

    /// The part of a rule, from its first row of the catalogue; without one, that of its name.
    pub fn di(rule: &Rule) -> Parte {
        let Some(riga) = rule.righe().next() else {
            return if rule.only_judges() { Parte::Confronto } else { Parte::File };
        };
        match riga.gruppo() {
            "ana" => Parte::Sezione(Sezione::SchedaAnagrafica),
            "vp" => Parte::Sezione(Sezione::ValorePubblico),
            "perf" | "ind" => Parte::Sezione(Sezione::Performance),
            "risk" => Parte::Sezione(Sezione::RischiCorruttivi),
            "tra" => Parte::Sezione(Sezione::Trasparenza),
            "org" => Parte::Sezione(Sezione::StrutturaOrganizzativa),
            "agile" => Parte::Sezione(Sezione::LavoroAgile),
            "ptfp" => Parte::Sezione(Sezione::Fabbisogni),
            "form" => Parte::Sezione(Sezione::Formazione),
            "mon" => Parte::Sezione(Sezione::Monitoraggio),
            "act" => Parte::Adozione,
            "diff" => Parte::Confronto,
            _ => match sezione_chiesta(rule) {
                Some(sezione) => Parte::Sezione(sezione),
                None => Parte::Piano,
            },
        }
    }

    /// Its name for readers.
    pub fn nome(self) -> String {
        match self {
            Parte::Piano => "Tutto il piano".into(),
            Parte::Sezione(s) => format!("{} {}", s.numero(), s.titolo()),
            Parte::Adozione => "Adozione e pubblicazione".into(),
            Parte::Confronto => "Confronto con l'anno prima".into(),
            Parte::File => "I file e lo strumento".into(),
        }
    }

    /// The word of `--sezione`.
    pub fn parola(self) -> &'static str {
        match self {
            Parte::Piano => "piano",
            Parte::Sezione(s) => s.stem(),
            Parte::Adozione => "adozione",
            Parte::Confronto => "confronto",
            Parte::File => "file",
        }
    }
}

/// The section that an obligation asks for as a whole.
fn sezione_chiesta(rule: &Rule) -> Option<Sezione> {
    obbligo_di(rule).and_then(|o| Sezione::da_stem(&o.campo))
}

/// The obligation that carries this face.
pub fn obbligo_di(rule: &Rule) -> Option<&'static Obbligo> {
    obblighi::tutti().iter().find(|o| std::ptr::eq(&o.rule, rule))
}

/// Facts of a body that choose rules; what is not given chooses nothing.
#[derive(Debug, Default, Clone)]
pub struct Filtro {
    /// First year of the plan.
    pub anno: Option<i16>,
    /// Kind of body.
    pub tipo: Option<TipoEnte>,
    /// Regime; else from `dipendenti`.
    pub regime: Option<Regime>,
    /// Employees.
    pub dipendenti: Option<u32>,
    /// Inhabitants.
    pub abitanti: Option<u32>,
    /// Parts of the plan; empty for all.
    pub parti: Vec<Parte>,
    /// Levels; empty for all.
    pub livelli: Vec<Level>,
}

impl Filtro {
    /// Something of a body or a year was given.
    pub fn ha_profilo(&self) -> bool {
        self.anno.is_some() || self.tipo.is_some() || self.regime().is_some() || self.abitanti.is_some()
    }

    /// The regime, given or from the number of employees.
    pub fn regime(&self) -> Option<Regime> {
        self.regime.or_else(|| self.dipendenti.map(Regime::di_dipendenti))
    }

    /// Whether a rule is chosen.
    pub fn comprende(&self, rule: &Rule) -> bool {
        let levels: Vec<Level> = match self.regime() {
            Some(regime) => rule.level.nel(regime).into_iter().collect(),
            None => rule.level.ordinario.into_iter().chain(rule.level.semplificato).collect(),
        };
        let abitanti = obbligo_di(rule).and_then(|o| o.chi.abitanti);
        self.anno.is_none_or(|anno| rule.anni.comprende(anno))
            && (self.tipo.is_none() || rule.riguarda(self.tipo))
            && (self.regime().is_none() || !levels.is_empty() || rule.only_judges())
            && self.abitanti.zip(abitanti).is_none_or(|(n, least)| n >= least)
            && (self.parti.is_empty() || self.parti.contains(&Parte::di(rule)))
            && (self.livelli.is_empty() || levels.iter().any(|l| self.livelli.contains(l)))
    }

    /// The rules chosen, by part, gravity and id.
    pub fn regole(&self) -> Vec<(Parte, Vec<&'static Rule>)> {
        let mut rules: Vec<&Rule> = tutte().filter(|r| self.comprende(r)).collect();
        let gravity = |r: &Rule| self.regime().map_or(r.level.ordinario.max(r.level.semplificato), |g| r.level.nel(g));
        rules.sort_by_key(|r| (std::cmp::Reverse(gravity(r)), r.id));
        let of = |parte: Parte| rules.iter().copied().filter(move |r| Parte::di(r) == parte).collect::<Vec<_>>();
        Parte::tutte().map(|p| (p, of(p))).filter(|(_, rules)| !rules.is_empty()).collect()
    }
}
