// SPDX-License-Identifier: EUPL-1.2
use super::shared::pesi::{Gruppo, Incompresi, a_cento};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::Nodo;
use crate::model::id::Genere;
use crate::model::manifesto::{ClasseObiettivo, SchemaPesi};
use crate::model::performance::{Obiettivo, StatoObiettivo};
use crate::model::struttura_organizzativa::{Incarico, Ufficio};
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
    let diretti = diretti(cx);
    let mut gruppi = Gruppi::default();
    let mut incerti: HashSet<&str> = HashSet::new();
    let mut condivisi = Condivisi::default();
    for (n, obiettivo) in cx.graph.tutti::<Obiettivo>() {
        if !attivo(obiettivo, cx.piano.anno()) {
            continue;
        }
        let Some(livello) = obiettivo.livello.get().map(|t| &*t.testo) else { continue };
        let fuori = matches!(obiettivo.stato.get(), Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso));
        let posto = insieme(cx, obiettivo, livello);
        match posto {
            Posto::Altrove => continue,
            Posto::Incerto => {
                incerti.insert(livello);
            }
            Posto::Persone => gruppi.persone(livello, obiettivo, cx.graph.nodo(n), fuori),
            Posto::In(insieme) => {
                let gruppo = gruppi.di((livello, obiettivo.classe.get().copied(), insieme));
                let per_persona = obiettivo.responsabili.elementi().iter().any(|r| !r.peso.is_missing());
                match fuori {
                    true => gruppo.aggiungi_fuori(&obiettivo.peso),
                    // Its weight is said for each person, not for the office.
                    false if obiettivo.peso.is_missing() && per_persona => gruppo.ignora(),
                    false => gruppo.aggiungi(cx.graph.nodo(n).id, cx.graph.nodo(n).span, &obiettivo.peso),
                }
                condivisi.aggiungi(livello, obiettivo, &diretti);
            }
        }
    }
    gruppi.forse(&condivisi);
    let sbagliati: Vec<&Chiave<'_>> = gruppi
        .ordine
        .iter()
        .filter(|c| !incerti.contains(c.0) && gruppi.tutti.get(c).is_some_and(|g| !g.torna_da_solo(&attese(cx, c))))
        .collect();
    let uffici = sbagliati.iter().filter_map(|c| match c.2 {
        Insieme::Ufficio(u) => Some((*c, gruppi.tutti.get(*c)?, u, catena(cx, u))),
        _ => None,
    });
    let vicini = Vicini { gruppi: uffici.collect(), diretti: &diretti };
    for chiave in &sbagliati {
        if let Some(gruppo) = gruppi.tutti.get(*chiave).filter(|_| !vicini.fanno_cento(chiave)) {
            gruppo.controlla(&RULE, &descrizione(cx, chiave), &attese(cx, chiave), out);
        }
    }
}

/// The groups, in order of writing.
#[derive(Default)]
struct Gruppi<'p> {
    ordine: Vec<Chiave<'p>>,
    tutti: HashMap<Chiave<'p>, Gruppo>,
}

impl<'p> Gruppi<'p> {
    fn di(&mut self, chiave: Chiave<'p>) -> &mut Gruppo {
        self.tutti.entry(chiave).or_insert_with(|| {
            self.ordine.push(chiave);
            Gruppo::default()
        })
    }

    /// Individual goals make 100 for each person: the weight said for the person, else that of the goal.
    fn persone(&mut self, livello: &'p str, obiettivo: &'p Obiettivo, nodo: &Nodo<'_>, fuori: bool) {
        let persone = obiettivo.responsabili.elementi();
        for persona in persone {
            let Some(incarico) = persona.incarico.get() else { continue };
            let gruppo = self.di((livello, obiettivo.classe.get().copied(), Insieme::Incarico(&incarico.id)));
            match (&persona.peso, obiettivo.peso.get()) {
                _ if fuori => gruppo.aggiungi_fuori(&obiettivo.peso),
                (Field::Present(peso, luogo), _) => gruppo.aggiungi_numero(peso.numero, *luogo),
                (Field::Invalid(_), _) => gruppo.ignora(),
                (Field::Missing, _) if persone.len() == 1 => gruppo.aggiungi(nodo.id, nodo.span, &obiettivo.peso),
                // Of a goal of several persons nobody says how much it weighs for each.
                (Field::Missing, Some(Peso::Numero(peso))) => gruppo.aggiungi_forse(peso.numero),
                (Field::Missing, Some(Peso::Prerequisito)) => {}
                (Field::Missing, None) => gruppo.ignora(),
            }
        }
    }

    fn forse(&mut self, condivisi: &Condivisi<'p>) {
        for ((livello, _, insieme), gruppo) in &mut self.tutti {
            if let Insieme::Ufficio(ufficio) = insieme {
                gruppo.aggiungi_forse(condivisi.di_tutti.get(livello).copied().unwrap_or_default());
                gruppo.aggiungi_forse(condivisi.per_ufficio.get(&(*livello, *ufficio)).copied().unwrap_or_default());
            }
        }
    }
}

/// Weights of goals that several offices carry: some bodies count them in each, others only where they are led.
#[derive(Default)]
struct Condivisi<'p> {
    per_ufficio: HashMap<(&'p str, &'p str), Decimal>,
    di_tutti: HashMap<&'p str, Decimal>,
}

impl<'p> Condivisi<'p> {
    fn aggiungi(&mut self, livello: &'p str, obiettivo: &'p Obiettivo, diretti: &HashMap<&'p str, Vec<&'p str>>) {
        let Some(Peso::Numero(peso)) = obiettivo.peso.get() else { return };
        let contributori = obiettivo.contributori.elementi().iter().filter_map(|c| c.ufficio.get());
        if contributori.clone().any(|u| u.is_tutti()) {
            *self.di_tutti.entry(livello).or_default() += peso.numero;
            return;
        }
        let incarichi = obiettivo.responsabili.elementi().iter().filter_map(|r| r.incarico.get());
        let dei_responsabili = incarichi.filter_map(|i| diretti.get(&*i.id)).flatten().copied();
        let mut uffici: Vec<&str> = contributori.map(|u| &*u.id).chain(dei_responsabili).collect();
        uffici.sort_unstable();
        uffici.dedup();
        for ufficio in uffici {
            if obiettivo.ufficio.get().is_none_or(|u| *u.id != *ufficio) {
                *self.per_ufficio.entry((livello, ufficio)).or_default() += peso.numero;
            }
        }
    }
}

/// The offices that each position heads.
fn diretti<'p>(cx: &Context<'p>) -> HashMap<&'p str, Vec<&'p str>> {
    let mut diretti: HashMap<&str, Vec<&str>> = HashMap::new();
    for (n, ufficio) in cx.graph.tutti::<Ufficio>() {
        if let Some(incarico) = ufficio.incarico.get() {
            diretti.entry(&incarico.id).or_default().push(cx.graph.nodo(n).id);
        }
    }
    for (n, incarico) in cx.graph.tutti::<Incarico>() {
        let uffici =
            incarico.ufficio.get().into_iter().chain(incarico.altri_uffici.elementi().iter().map(|u| &u.value));
        diretti.entry(cx.graph.nodo(n).id).or_default().extend(uffici.map(|u| &*u.id));
    }
    diretti
}

/// Groups of offices that do not make 100 alone, with the offices above each.
struct Vicini<'s, 'p> {
    gruppi: Vec<(&'s Chiave<'p>, &'s Gruppo, &'p str, Vec<usize>)>,
    diretti: &'s HashMap<&'p str, Vec<&'p str>>,
}

impl Vicini<'_, '_> {
    /// Goals given to the offices below one office, or to offices with the same head, may make 100 all together.
    fn fanno_cento(&self, chiave: &Chiave<'_>) -> bool {
        let Some((_, _, ufficio, catena)) = self.gruppi.iter().find(|(c, ..)| *c == chiave) else { return false };
        let torna = |conta: &dyn Fn(&str, &[usize]) -> bool| {
            let simili = self.gruppi.iter().filter(|(c, ..)| (c.0, c.1) == (chiave.0, chiave.1));
            let uniti: Vec<&Gruppo> = simili.filter(|(_, _, u, su)| conta(u, su)).map(|(_, g, ..)| *g).collect();
            uniti.len() > 1 && Gruppo::unione(&uniti).torna(&[Decimal::ONE_HUNDRED])
        };
        catena.iter().any(|sopra| torna(&|_, su| su.contains(sopra)))
            || self.diretti.values().any(|d| d.contains(ufficio) && torna(&|u, _| d.contains(&u)))
    }
}

/// An office and those above it.
fn catena(cx: &Context<'_>, ufficio: &str) -> Vec<usize> {
    let mut catena = Vec::new();
    let mut su = cx.graph.find(Genere::Ufficio, ufficio);
    while let Some(n) = su.filter(|n| !catena.contains(n)) {
        catena.push(n);
        let record = cx.graph.nodo(n).record.as_any().downcast_ref::<Ufficio>();
        su = record.and_then(|u| u.padre.get()).and_then(|p| cx.graph.find(Genere::Ufficio, &p.id));
    }
    catena
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
    /// It is added for each of its persons.
    Persone,
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
        return Posto::Persone;
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
