// SPDX-License-Identifier: EUPL-1.2
//! The versioned contract for other programs: `schemas/explain.schema.json`.

use super::condizioni;
use crate::rules::Rule;
use crate::rules::elenco::Parte;
use serde::Serialize;

#[derive(Serialize)]
struct Elenco {
    versione: u8,
    regole: Vec<Regola>,
}

#[derive(Serialize)]
struct Regola {
    id: &'static str,
    catalogo: &'static [&'static str],
    sommario: &'static str,
    sezione: &'static str,
    livello: Livello,
    dal: i16,
    al: Option<i16>,
    enti: Vec<&'static str>,
    regime: Vec<&'static str>,
    condizioni: Vec<String>,
    base: Option<&'static str>,
    fonti: Vec<Fonte>,
    propria: bool,
}

#[derive(Serialize)]
struct Livello {
    ordinario: Option<&'static str>,
    semplificato: Option<&'static str>,
}

#[derive(Serialize)]
struct Fonte {
    atto: &'static str,
    articolo: &'static str,
    certezza: &'static str,
    url: &'static str,
}

/// The rules, one by one.
pub fn list(rules: impl Iterator<Item = &'static Rule>) -> String {
    let elenco = Elenco { versione: 1, regole: rules.map(regola).collect() };
    let mut text = serde_json::to_string_pretty(&elenco).unwrap_or_default();
    text.push('\n');
    text
}

fn regola(rule: &'static Rule) -> Regola {
    let word = |level: Option<crate::diagnostic::Level>| level.map(|l| l.parola());
    let livello = Livello { ordinario: word(rule.level.ordinario), semplificato: word(rule.level.semplificato) };
    let regimi = [("ordinario", livello.ordinario), ("semplificato", livello.semplificato)];
    Regola {
        id: rule.id,
        catalogo: rule.catalogo,
        sommario: rule.summary,
        sezione: Parte::di(rule).parola(),
        dal: rule.anni.dal,
        al: rule.anni.al,
        enti: rule.enti(),
        regime: regimi.into_iter().filter(|(_, level)| level.is_some()).map(|(regime, _)| regime).collect(),
        livello,
        condizioni: condizioni(rule),
        base: rule.base(),
        fonti: rule
            .fonti
            .iter()
            .map(|f| Fonte { atto: f.atto, articolo: f.articolo, certezza: f.certezza, url: f.url })
            .collect(),
        propria: rule.is_own(),
    }
}
