// SPDX-License-Identifier: EUPL-1.2
//! The reasons that the plan after records for what it changed: closed items, amendments, waivers, notes.

use super::Lato;
use crate::source::Span;
use std::collections::HashMap;

/// A recorded reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motivo {
    /// In the words of the plan.
    pub testo: String,
    /// Where it is written; of the plan after.
    pub luogo: Span,
    /// It is a waiver: `validate` has its own word on those.
    pub deroga: bool,
}

impl Motivo {
    /// A reason in the words of the plan.
    pub fn new(testo: impl Into<String>, luogo: Span) -> Motivo {
        Motivo { testo: testo.into(), luogo, deroga: false }
    }
}

/// What the manifest of a plan says of its changes.
#[derive(Default)]
pub struct Motivi {
    /// Ids of `[[conclusi]]` with their reason.
    conclusi: Elenco,
    /// Elements of `[[variazioni]]` with the reason of their act.
    variazioni: Elenco,
    /// Rules of `[[deroghe]]`, each with its places.
    deroghe: HashMap<String, Elenco>,
}

/// Reasons in order of writing, each with what it names: many changes look for theirs among many.
#[derive(Default)]
struct Elenco {
    voci: Vec<(String, Motivo)>,
    per_nome: HashMap<String, Vec<usize>>,
}

impl Elenco {
    fn add(&mut self, written: &str, motivo: Motivo) {
        let written = written.trim();
        // What is before a point may be an id and what is after it a field; the codes of duties have a few points themselves.
        let heads = written.match_indices('.').take(MAX_PUNTI).map(|(at, _)| &written[..at]);
        for name in heads.chain([written]) {
            self.per_nome.entry(name.into()).or_default().push(self.voci.len());
        }
        self.voci.push((written.into(), motivo));
    }

    /// The first that names an element, and a field of it or one around it.
    fn di(&self, genere: &str, id: &str, campo: Option<&str>) -> Option<usize> {
        let named = |name: &str| {
            let mut all = self.per_nome.get(name)?.iter();
            all.find(|i| names(&self.voci[**i].0, genere, id, campo)).copied()
        };
        [named(id), named(&format!("{genere}/{id}"))].into_iter().flatten().min()
    }

    fn motivo(&self, at: Option<usize>) -> Option<Motivo> {
        Some(self.voci[at?].1.clone())
    }
}

/// Points of a place after which no id ends.
const MAX_PUNTI: usize = 8;

impl Motivi {
    /// Of a plan.
    pub fn di(lato: &Lato<'_>) -> Motivi {
        let manifesto = &lato.piano.manifesto;
        let mut motivi = Motivi::default();
        for row in manifesto.conclusi.elementi() {
            if let Some(id) = row.id.get() {
                let esito = row.esito.get().map(|e| e.parola()).unwrap_or("concluso");
                let testo = row.motivo.get().map_or_else(|| esito.into(), |m| format!("{esito}: {}", m.as_str()));
                motivi.conclusi.add(id.as_str(), Motivo::new(testo, row.span));
            }
        }
        for row in manifesto.variazioni.elementi() {
            let Some(testo) = row.motivo.get().or(row.atto.get()) else { continue };
            for id in row.elementi.elementi() {
                motivi.variazioni.add(id.as_str(), Motivo::new(testo.as_str(), row.span));
            }
        }
        for row in manifesto.deroghe.elementi() {
            if let (Some(regola), Some(motivo)) = (row.regola.get(), row.motivo.get()) {
                let motivo = Motivo { deroga: true, ..Motivo::new(motivo.testo.to_string(), row.span) };
                let of_rule = motivi.deroghe.entry(regola.as_str().trim().into()).or_default();
                of_rule.add(row.dove.get().map_or("", |d| d.as_str()), motivo);
            }
        }
        motivi
    }

    /// Why an element of the plan before is gone.
    pub fn concluso(&self, genere: &str, id: &str) -> Option<Motivo> {
        self.conclusi.motivo(self.conclusi.di(genere, id, None))
    }

    /// The act that changed an element during the year.
    pub fn variato(&self, genere: &str, id: &str, campo: &str) -> Option<Motivo> {
        self.variazioni.motivo(self.variazioni.di(genere, id, Some(campo)))
    }

    /// The waiver that covers a change; one without a place covers all.
    pub fn derogato(&self, regola: &str, genere: &str, id: &str, campo: &str) -> Option<Motivo> {
        let of_rule = self.deroghe.get(regola)?;
        let everywhere = of_rule.per_nome.get("").and_then(|all| all.first()).copied();
        of_rule.motivo([everywhere, of_rule.di(genere, id, Some(campo))].into_iter().flatten().min())
    }

    /// The ids of `[[conclusi]]`, each with its place.
    pub fn conclusi(&self) -> impl Iterator<Item = (&str, Span)> {
        self.conclusi.voci.iter().map(|(id, m)| (id.as_str(), m.luogo))
    }
}

/// Whether `id`, `genere/id` or `genere/id.campo` names this element, and this field of it or one around it.
fn names(written: &str, genere: &str, id: &str, campo: Option<&str>) -> bool {
    let rest = written.strip_prefix(genere).and_then(|r| r.strip_prefix('/')).unwrap_or(written);
    let Some(field) = rest.strip_prefix(id) else { return false };
    match (field.strip_prefix('.'), campo) {
        (None, _) => field.is_empty(),
        (Some(field), Some(campo)) => {
            campo.strip_prefix(field).is_some_and(|r| r.is_empty() || r.starts_with(['.', '[']))
        }
        (Some(_), None) => false,
    }
}
