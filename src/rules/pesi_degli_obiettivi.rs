// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::{Gruppo, Incompresi, a_cento};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::manifesto::{ClasseObiettivo, SchemaPesi};
use crate::model::performance::{Obiettivo, StatoObiettivo};
use crate::model::tipi::{Lista, Peso};
use crate::source::decode::Field;
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// The rule.
pub static RULE: Rule = Rule {
    id: "pesi-degli-obiettivi",
    catalogo: &["perf-weight-objectives"],
    summary: "i pesi in percentuale degli obiettivi fanno la somma che lo schema vuole",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("pesi_degli_obiettivi.md"),
    check: Some(check),
};

/// Whose weights are added up.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Insieme<'p> {
    Ufficio(&'p str),
    Incarico(&'p str),
    Padre(usize),
}

/// Goals of the same level and class, of the same office, person or parent.
type Chiave<'p> = (&'p str, Option<ClasseObiettivo>, Insieme<'p>);

fn check(cx: &Context<'_>, out: &mut Findings) {
    if Incompresi::di(cx).tra_gli_obiettivi(cx) {
        return;
    }
    let mut ordine: Vec<Chiave<'_>> = Vec::new();
    let mut gruppi: HashMap<Chiave<'_>, Gruppo> = HashMap::new();
    let mut incerti: HashSet<&str> = HashSet::new();
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        if !attivo(obiettivo, cx.piano.anno()) {
            continue;
        }
        let Some(livello) = obiettivo.livello.get().map(|t| &*t.testo) else { continue };
        match insieme(cx, obiettivo, livello) {
            Posto::Altrove => {}
            Posto::Incerto => {
                incerti.insert(livello);
            }
            Posto::In(insieme) => {
                let classe = obiettivo.classe.get().copied();
                let gruppo = gruppi.entry((livello, classe, insieme)).or_insert_with(|| {
                    ordine.push((livello, classe, insieme));
                    Gruppo::default()
                });
                match obiettivo.stato.get() {
                    Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso) => {
                        gruppo.aggiungi_fuori(&obiettivo.peso)
                    }
                    _ => gruppo.aggiungi(cx.graph.nodo(n).id, cx.graph.nodo(n).span, &obiettivo.peso),
                }
            }
        }
    }
    for chiave in ordine.iter().filter(|(livello, _, _)| !incerti.contains(livello)) {
        if let Some(gruppo) = gruppi.get(chiave) {
            gruppo.controlla(&RULE, &descrizione(cx, chiave), &attese(cx, chiave), out);
        }
    }
}

/// Active in the first year; without `anni`, a goal is of the first year.
fn attivo(obiettivo: &Obiettivo, anno: i16) -> bool {
    match obiettivo.anni.get() {
        Some(Lista::Elementi(anni)) => anni.iter().any(|a| a.value.0 == anno),
        Some(Lista::Nessuna(_)) | None => true,
    }
}

/// Where the weight of a goal is added.
enum Posto<'p> {
    In(Insieme<'p>),
    /// Its level has no per cents, or who adds it up is not said.
    Altrove,
    /// It may belong to any group of its level.
    Incerto,
}

fn insieme<'p>(cx: &Context<'p>, obiettivo: &'p Obiettivo, livello: &str) -> Posto<'p> {
    let schema = cx.schema_pesi(livello);
    if !a_cento(schema) {
        return Posto::Altrove;
    }
    if schema == Some(SchemaPesi::PercentoPadre) && !obiettivo.padre.is_missing() {
        let padre = obiettivo.padre.get().and_then(|p| cx.graph.find(Genere::Obiettivo, &p.id));
        return padre.map_or(Posto::Altrove, |p| Posto::In(Insieme::Padre(p)));
    }
    if classe(cx, obiettivo, livello) == Some(ClasseObiettivo::Individuale) {
        // Individual goals make 100 for each person, and a person stands in one office with others.
        return match obiettivo.responsabili.elementi() {
            [solo] => solo.incarico.get().map_or(Posto::Altrove, |i| Posto::In(Insieme::Incarico(&i.id))),
            _ => Posto::Altrove,
        };
    }
    match &obiettivo.ufficio {
        Field::Missing => Posto::Altrove,
        Field::Invalid(_) => Posto::Incerto,
        // A goal of every office counts in each of them.
        Field::Present(ufficio, _) if ufficio.is_tutti() => Posto::Incerto,
        Field::Present(ufficio, _) => Posto::In(Insieme::Ufficio(&ufficio.id)),
    }
}

fn classe(cx: &Context<'_>, obiettivo: &Obiettivo, livello: &str) -> Option<ClasseObiettivo> {
    let del_livello = || cx.piano.manifesto.livelli_obiettivi.get().and_then(|l| l.get(livello)).copied();
    obiettivo.classe.get().copied().or_else(del_livello)
}

/// 100, and for children also the weight of their parent.
fn attese(cx: &Context<'_>, (_, _, insieme): &Chiave<'_>) -> Vec<Decimal> {
    let mut attese = vec![Decimal::ONE_HUNDRED];
    if let Insieme::Padre(padre) = insieme
        && let Some(padre) = cx.graph.nodo(*padre).record.as_any().downcast_ref::<Obiettivo>()
        && let Some(Peso::Numero(peso)) = padre.peso.get()
        && padre.livello.get().is_some_and(|l| a_cento(cx.schema_pesi(&l.testo)))
        && peso.numero != Decimal::ONE_HUNDRED
    {
        attese.insert(0, peso.numero);
    }
    attese
}

fn descrizione(cx: &Context<'_>, (livello, _, insieme): &Chiave<'_>) -> String {
    match insieme {
        Insieme::Ufficio(id) => format!("degli obiettivi di livello `{livello}` dell'ufficio `{id}`"),
        Insieme::Incarico(id) => format!("degli obiettivi di livello `{livello}` dell'incarico `{id}`"),
        Insieme::Padre(padre) => {
            format!("degli obiettivi di livello `{livello}` sotto `{}`", cx.graph.nodo(*padre).id)
        }
    }
}
