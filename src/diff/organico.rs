// SPDX-License-Identifier: EUPL-1.2
//! The staff of two dates: the sums by area, because the rows of another year are other rows.

use super::{Cambiamento, Confronto, Scritto, Specie, Tipo};
use crate::model::fabbisogni::{Fabbisogni, Personale, RigaPersonale};
use crate::source::Span;
use crate::source::decode::{Field, fold};
use jiff::civil::Date;
use std::collections::HashMap;

/// People of an area, as its rows give them.
pub struct Area<'p> {
    /// The area, as written.
    pub nome: &'p str,
    /// People.
    pub persone: u64,
    /// Where the first row of the area stands.
    pub luogo: Span,
}

/// The last table of the staff: its day, its place, the sums by area. None where a row has no figure.
pub fn ultimo(fabbisogni: &Fabbisogni) -> Option<(Date, Span, Vec<Area<'_>>)> {
    let tables = fabbisogni.personale.elementi().iter();
    let (al, table) = tables.filter_map(|p| Some((p.al.get()?.data, p))).max_by_key(|(al, _)| *al)?;
    Some((al, table.span, per_area(table)?))
}

/// People of a row: the total, or men and women.
fn persone(riga: &RigaPersonale) -> Option<u64> {
    let count = |f: &Field<crate::model::tipi::Conteggio>| f.get().map(|n| u64::from(n.numero));
    match &riga.totale {
        Field::Missing => Some(count(&riga.uomini)? + count(&riga.donne)?),
        field => count(field),
    }
}

fn per_area(table: &Personale) -> Option<Vec<Area<'_>>> {
    let mut areas = Aree::default();
    for riga in table.righe.elementi() {
        let nome = riga.area.get().or(riga.etichetta.get())?.as_str().trim();
        if fold(nome).contains("total") {
            return None;
        }
        areas.add(Area { nome, persone: persone(riga)?, luogo: riga.span });
    }
    (!areas.aree.is_empty()).then_some(areas.aree)
}

/// Areas that are added up, each once, in the order in which they come.
#[derive(Default)]
struct Aree<'p> {
    aree: Vec<Area<'p>>,
    per_nome: HashMap<String, usize>,
}

impl<'p> Aree<'p> {
    fn add(&mut self, area: Area<'p>) {
        let at = *self.per_nome.entry(fold(area.nome)).or_insert(self.aree.len());
        match self.aree.get_mut(at) {
            Some(known) => known.persone += area.persone,
            None => self.aree.push(area),
        }
    }
}

/// The areas before as the plan after calls them.
fn renamed<'p>(areas: Vec<Area<'p>>, after: &'p Fabbisogni) -> Vec<Area<'p>> {
    let mut names: HashMap<String, Option<&'p str>> = HashMap::new();
    for row in after.corrispondenze.elementi() {
        if let Some(da) = row.da.get() {
            names.entry(fold(da.as_str())).or_insert_with(|| row.a.get().map(|a| a.as_str().trim()));
        }
    }
    let mut found = Aree::default();
    for area in areas {
        let nome = names.get(&fold(area.nome)).copied().flatten().unwrap_or(area.nome);
        found.add(Area { nome, ..area });
    }
    found.aree
}

/// What changed in the staff between the last tables of two plans of different years.
pub fn cambiamenti<'p>(confronto: &Confronto<'p>) -> Vec<Cambiamento<'p>> {
    let section = |lato: &super::Lato<'p>| lato.piano.sezioni.fabbisogni.as_ref();
    let (Some(before), Some(after)) = (section(&confronto.prima), section(&confronto.dopo)) else { return Vec::new() };
    if !confronto.scorre() {
        return Vec::new();
    }
    let (Some((_, here, old)), Some((_, there, new))) = (ultimo(before), ultimo(after)) else { return Vec::new() };
    let old = renamed(old, after);
    let place = |albero: &super::Albero<'_>| albero.con_id(Specie::Sezione, "fabbisogni").first().copied();
    let mut found = Vec::new();
    let mut tell = |nome: &str, a: Option<(u64, Span)>, b: Option<(u64, Span)>| {
        if a.map(|x| x.0) == b.map(|x| x.0) {
            return;
        }
        let written =
            |x: Option<(u64, Span)>| x.map(|(n, luogo)| Scritto { testo: n.to_string(), luogo, foglia: None });
        found.push(Cambiamento {
            tipo: Tipo::Modificato,
            cosa_prima: place(&confronto.albero_prima),
            cosa_dopo: place(&confronto.albero_dopo),
            altre: Vec::new(),
            campo: format!("personale[{nome}].persone"),
            radice: "personale",
            anno: None,
            prima: written(a),
            dopo: written(b),
            voci: None,
            implicito: false,
        });
    };
    let sum = |areas: &[Area<'_>]| areas.iter().map(|a| a.persone).sum::<u64>();
    tell("totale", Some((sum(&old), here)), Some((sum(&new), there)));
    let by_name = |areas: &[Area<'_>]| -> HashMap<String, (u64, Span)> {
        areas.iter().map(|a| (fold(a.nome), (a.persone, a.luogo))).collect()
    };
    let (was, is) = (by_name(&old), by_name(&new));
    for area in &new {
        tell(area.nome, was.get(&fold(area.nome)).copied(), Some((area.persone, area.luogo)));
    }
    for area in old.iter().filter(|a| !is.contains_key(&fold(a.nome))) {
        tell(area.nome, Some((area.persone, area.luogo)), None);
    }
    found
}
