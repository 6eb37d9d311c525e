// SPDX-License-Identifier: EUPL-1.2
//! The reasons that the plan after records for what it changed: closed items, amendments, waivers, notes.

use super::Lato;
use crate::source::Span;

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
pub struct Motivi {
    /// Ids of `[[conclusi]]` with their reason.
    conclusi: Vec<(String, Motivo)>,
    /// Elements of `[[variazioni]]` with the reason of their act.
    variazioni: Vec<(String, Motivo)>,
    /// Rule and place of `[[deroghe]]`.
    deroghe: Vec<(String, String, Motivo)>,
}

impl Motivi {
    /// Of a plan.
    pub fn di(lato: &Lato<'_>) -> Motivi {
        let manifesto = &lato.piano.manifesto;
        let mut motivi = Motivi { conclusi: Vec::new(), variazioni: Vec::new(), deroghe: Vec::new() };
        for row in manifesto.conclusi.elementi() {
            if let Some(id) = row.id.get() {
                let esito = row.esito.get().map(|e| e.parola()).unwrap_or("concluso");
                let testo = row.motivo.get().map_or_else(|| esito.into(), |m| format!("{esito}: {}", m.as_str()));
                motivi.conclusi.push((id.as_str().trim().into(), Motivo::new(testo, row.span)));
            }
        }
        for row in manifesto.variazioni.elementi() {
            let Some(testo) = row.motivo.get().or(row.atto.get()) else { continue };
            for id in row.elementi.elementi() {
                let motivo = Motivo::new(testo.as_str(), row.span);
                motivi.variazioni.push((id.as_str().trim().into(), motivo));
            }
        }
        for row in manifesto.deroghe.elementi() {
            if let (Some(regola), Some(motivo)) = (row.regola.get(), row.motivo.get()) {
                let dove = row.dove.get().map(|d| d.as_str().trim().to_string()).unwrap_or_default();
                let motivo = Motivo { deroga: true, ..Motivo::new(motivo.testo.to_string(), row.span) };
                motivi.deroghe.push((regola.as_str().trim().into(), dove, motivo));
            }
        }
        motivi
    }

    /// Why an element of the plan before is gone.
    pub fn concluso(&self, genere: &str, id: &str) -> Option<Motivo> {
        self.conclusi.iter().find(|(written, _)| names(written, genere, id, None)).map(|(_, m)| m.clone())
    }

    /// The act that changed an element during the year.
    pub fn variato(&self, genere: &str, id: &str, campo: &str) -> Option<Motivo> {
        self.variazioni.iter().find(|(written, _)| names(written, genere, id, Some(campo))).map(|(_, m)| m.clone())
    }

    /// The waiver that covers a change.
    pub fn derogato(&self, regola: &str, genere: &str, id: &str, campo: &str) -> Option<Motivo> {
        let covers = |dove: &str| dove.is_empty() || names(dove, genere, id, Some(campo));
        self.deroghe.iter().find(|(r, dove, _)| r == regola && covers(dove)).map(|(.., m)| m.clone())
    }

    /// The ids of `[[conclusi]]`, each with its place.
    pub fn conclusi(&self) -> impl Iterator<Item = (&str, Span)> {
        self.conclusi.iter().map(|(id, m)| (id.as_str(), m.luogo))
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
