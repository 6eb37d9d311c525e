// SPDX-License-Identifier: EUPL-1.2
//! The comments of the skeleton: what each field is, and which rule asks for it, each said once a file.

use super::albero::{Albero, DA_COMPILARE, Valore, Voce};
use super::completa::dice;
use super::descrizioni::Schema;
use super::norme::Norme;
use crate::model::Sezione;
use crate::rules::Rule;
use crate::rules::obblighi::Obbligo;
use std::collections::HashSet;

/// Words of a closed list that a comment may hold.
const MAX_PAROLE: usize = 20;

/// Writes the comments of a file.
pub fn annota(albero: &mut Albero, stem: &'static str, norme: &Norme) {
    let Some(schema) = Schema::di(stem) else { return };
    let mut notes = Note { stem, norme, said: HashSet::new(), told: HashSet::new() };
    if let Some(sezione) = Sezione::da_stem(stem) {
        albero.testata.insert(0, format!("Sezione {} – {}", sezione.numero(), sezione.titolo()));
        for row in norme.chiesto(None, stem) {
            albero.testata.extend(notes.regola(&row.rule));
        }
    }
    notes.voci(&mut albero.voci, schema, "", None);
}

struct Note<'n> {
    stem: &'static str,
    norme: &'n Norme,
    /// Key and description already said in this file.
    said: HashSet<(String, String)>,
    /// Rules already told in this file.
    told: HashSet<&'static str>,
}

impl Note<'_> {
    /// The comment of a rule, the first time.
    fn regola(&mut self, rule: &'static Rule) -> Option<String> {
        self.told.insert(rule.id).then(|| self.norme.commento(rule))
    }

    /// `path` leads to these keys from the section, or from the element of `kind` that holds them.
    fn voci(&mut self, voci: &mut [Voce], schema: Schema<'_>, path: &str, kind: Option<&str>) {
        let campi = schema.campi();
        for n in 0..voci.len() {
            let Some(inner) = campi.di(&voci[n].chiave) else { continue };
            let at = if path.is_empty() { voci[n].chiave.clone() } else { format!("{path}.{}", voci[n].chiave) };
            let asked = match kind {
                Some(_) => self.norme.chiesto(kind, &at),
                None => self.norme.chiesto(None, &format!("{}.{at}", self.stem)),
            };
            // A list of which one element must hold a word says it at that element.
            let counts = |o: &&&Obbligo| match (&o.dove, kind) {
                (None, _) => true,
                (Some((field, words)), Some(_)) => dice(voci, field, words),
                (Some(_), None) => false,
            };
            let mut rules: Vec<&Rule> = asked.iter().filter(counts).map(|o| &o.rule).collect();
            rules.extend(self.citate(&voci[n].cita));
            let voce = &mut voci[n];
            let mut note: Vec<String> = self.descrizione(voce, inner).into_iter().collect();
            note.append(&mut voce.note);
            note.extend(rules.into_iter().filter_map(|r| self.regola(r)));
            voce.note = note;
            match &mut voce.valore {
                Valore::Gruppo(fields, _) => self.voci(fields, inner, &at, kind),
                Valore::Elenco(items, _) => {
                    if let Some(inner) = inner.elemento() {
                        self.elementi(items, inner, &at, &voce.chiave);
                    }
                }
                Valore::Scalare { .. } => {}
            }
        }
    }

    fn elementi(&mut self, items: &mut [Voce], schema: Schema<'_>, path: &str, kind: &str) {
        let asked = self.norme.chiesto(None, &format!("{}.{path}", self.stem));
        for item in items {
            let mut rules = self.citate(&item.cita);
            if let Valore::Gruppo(fields, _) = &item.valore {
                let holds = |o: &&&Obbligo| o.dove.as_ref().is_some_and(|(field, words)| dice(fields, field, words));
                rules.extend(asked.iter().filter(holds).map(|o| &o.rule));
            }
            item.note.extend(rules.into_iter().filter_map(|r| self.regola(r)).collect::<Vec<_>>());
            if let Valore::Gruppo(fields, _) = &mut item.valore {
                self.voci(fields, schema, "", Some(kind));
            }
        }
    }

    /// The rules that a template names.
    fn citate(&self, ids: &[String]) -> Vec<&'static Rule> {
        ids.iter().flat_map(|id| self.norme.regole(id)).collect()
    }

    /// What a field is, the first time; the words it may hold, where one is wanted.
    fn descrizione(&mut self, voce: &Voce, schema: Schema<'_>) -> Option<String> {
        let waiting = voce.valore.parole().first().is_some_and(|w| w.starts_with(DA_COMPILARE));
        let text = schema.descrizione(&voce.chiave);
        let words = if waiting { schema.elemento().unwrap_or(schema).parole() } else { Vec::new() };
        let words = (1..=MAX_PAROLE).contains(&words.len()).then(|| format!("Una parola tra: {}.", words.join(", ")));
        let note = [text, words].into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!note.is_empty() && self.said.insert((voce.chiave.clone(), note.clone()))).then_some(note)
    }
}
