// SPDX-License-Identifier: EUPL-1.2
//! The goals of performance as the rules of section 2.2 see them: which count, of what class, below whom, in which years.

use crate::model::Sezione;
use crate::model::comuni::Tema;
use crate::model::id::Genere;
use crate::model::manifesto::{ClasseObiettivo, Regime};
use crate::model::performance::{Obiettivo, Performance, StatoObiettivo};
use crate::model::scheda_anagrafica::TipoDocumento;
use crate::model::tipi::Lista;
use crate::rules::Context;
use crate::rules::shared::parole::parla_di;
use crate::rules::shared::pesi::Incompresi;
use crate::source::decode::{Field, fold};
use crate::source::{FileId, Span};
use std::collections::HashSet;

/// A goal deeper than this below others is not followed further.
const LIVELLI: usize = 64;

/// A goal with its place in the graph.
pub type Posto<'p> = (usize, &'p Obiettivo);

/// The goals of a plan.
pub struct Obiettivi<'p> {
    /// Those in force, in order of writing.
    pub tutti: Vec<Posto<'p>>,
    /// Something where goals stand was not understood: what is absent may be there.
    pub incompleti: bool,
    incompresi: Incompresi,
}

impl<'p> Obiettivi<'p> {
    /// Of a plan. Without section 2.2, where it is due, there are none to judge: its absence has its own finding.
    pub fn di(cx: &Context<'p>) -> Self {
        let dovuta = cx.profilo.regime == Regime::Ordinario;
        let tutti: Vec<Posto<'p>> = if dovuta && cx.piano.sezioni.performance.is_none() {
            Vec::new()
        } else {
            cx.graph.tutti::<Obiettivo>().filter(|(_, o)| in_vigore(o)).collect()
        };
        let file: HashSet<FileId> = tutti
            .iter()
            .map(|(n, _)| cx.graph.nodo(*n).span.file)
            .chain(cx.piano.file_di(Sezione::Performance))
            .collect();
        let incompleti = cx.graph.is_incomplete() || cx.piano.illeggibili.iter().any(|s| file.contains(&s.file));
        Obiettivi { tutti, incompleti, incompresi: Incompresi::di(cx) }
    }

    /// Those active in the first year of the plan.
    pub fn del_primo_anno(&self, cx: &Context<'_>) -> impl Iterator<Item = Posto<'p>> {
        let anno = cx.piano.anno();
        self.tutti.iter().copied().filter(move |(_, o)| anni(o, anno).contains(&anno))
    }

    /// Those that were understood whole: what they lack, they lack.
    pub fn capiti(&self, cx: &Context<'_>) -> Vec<Posto<'p>> {
        let capito = |n: usize| !self.incompresi.in_luogo(cx.graph.nodo(n).intero);
        self.tutti.iter().copied().filter(|(n, _)| capito(*n)).collect()
    }
}

/// Nobody judges a goal taken out during the year.
fn in_vigore(obiettivo: &Obiettivo) -> bool {
    !matches!(obiettivo.stato.get(), Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso))
}

/// The years in which it is active; the first of the plan when it does not say.
pub fn anni(obiettivo: &Obiettivo, primo: i16) -> Vec<i16> {
    let scritti: Vec<i16> = obiettivo.anni.elementi().iter().map(|a| a.value.0).collect();
    if scritti.is_empty() { vec![primo] } else { scritti }
}

/// Nothing is written in a list: it is not there, or it has no items and no reason for having none.
pub fn vuoto<T>(campo: &Field<Lista<T>>) -> bool {
    match campo {
        Field::Missing => true,
        Field::Invalid(_) => false,
        Field::Present(Lista::Elementi(elementi), _) => elementi.is_empty(),
        Field::Present(Lista::Nessuna(_), _) => false,
    }
}

/// Whether it has a theme.
pub fn ha_tema(obiettivo: &Obiettivo, tema: Tema) -> bool {
    obiettivo.temi.elementi().iter().any(|t| t.value == tema)
}

/// Whether it names a mission, a programme or a cost centre of the budget.
pub fn nel_bilancio(obiettivo: &Obiettivo) -> bool {
    let programma = obiettivo.risorse.get().is_some_and(|r| !r.programma.is_missing());
    programma
        || [&obiettivo.missione, &obiettivo.programma, &obiettivo.centro_di_costo]
            .iter()
            .any(|campo| !campo.is_missing())
        || matches!(obiettivo.risorse, Field::Invalid(_))
}

/// Whether it has a theme, or its title speaks of it.
pub fn tratta(obiettivo: &Obiettivo, tema: Tema, parole: &[&str]) -> bool {
    ha_tema(obiettivo, tema) || obiettivo.titolo.get().is_some_and(|t| parla_di(&t.testo, parole))
}

/// Whether other goals descend from it.
pub fn ha_figli(cx: &Context<'_>, nodo: usize) -> bool {
    cx.graph.entranti(nodo).any(|arco| arco.campo == "padre")
}

/// Whether it is about corruption or transparency: by theme or title, or because section 2.3 refers to it.
pub fn anticorruzione(cx: &Context<'_>, (nodo, obiettivo): Posto<'_>) -> bool {
    let da_2_3 = |da: Option<usize>| {
        da.is_some_and(|n| matches!(cx.graph.nodo(n).genere, Genere::ObiettivoStrategico | Genere::Misura))
    };
    tratta(obiettivo, Tema::Anticorruzione, &["corruzion", "anticorruzion", "legalit", "illegalit", "integrit"])
        || tratta(obiettivo, Tema::Trasparenza, &["trasparen"])
        || cx.graph.entranti(nodo).any(|arco| da_2_3(arco.da))
}

/// Its class: its own, else that of its level; the usual words where the plan does not say its levels.
pub fn classe(cx: &Context<'_>, obiettivo: &Obiettivo) -> Option<ClasseObiettivo> {
    if let Some(classe) = obiettivo.classe.get() {
        return Some(*classe);
    }
    let livello = obiettivo.livello.get()?;
    match &cx.piano.manifesto.livelli_obiettivi {
        Field::Present(livelli, _) => livelli.get(&livello.testo).copied(),
        Field::Invalid(_) => None,
        Field::Missing => match fold(&livello.testo).as_str() {
            "generale" => Some(ClasseObiettivo::Generale),
            "specifico" | "strategico" => Some(ClasseObiettivo::Specifico),
            "operativo" => Some(ClasseObiettivo::Operativo),
            "individuale" => Some(ClasseObiettivo::Individuale),
            _ => None,
        },
    }
}

/// A goal and those above it.
pub struct Catena<'p> {
    /// From the goal upwards.
    pub obiettivi: Vec<&'p Obiettivo>,
    /// The last one names a parent that was not found, or goes round: that is already reported.
    pub spezzata: bool,
}

impl<'p> Catena<'p> {
    /// Of a goal.
    pub fn di(cx: &Context<'p>, obiettivo: &'p Obiettivo) -> Self {
        let mut obiettivi = vec![obiettivo];
        let mut at = obiettivo;
        loop {
            let padre = match &at.padre {
                Field::Missing => return Catena { obiettivi, spezzata: false },
                Field::Invalid(_) => None,
                Field::Present(padre, _) => cx.graph.get::<Obiettivo>(padre),
            };
            match padre {
                Some(padre) if obiettivi.len() < LIVELLI && !obiettivi.iter().any(|o| std::ptr::eq(*o, padre)) => {
                    obiettivi.push(padre);
                    at = padre;
                }
                _ => return Catena { obiettivi, spezzata: true },
            }
        }
    }

    /// Some goal of the chain has it, or what it has cannot be known.
    pub fn qualcuno(&self, ha: impl Fn(&Obiettivo) -> bool) -> bool {
        self.spezzata || self.obiettivi.iter().any(|o| ha(o))
    }
}

/// Section 2.2, if something is written in it: one that is missing or empty has its own finding.
pub fn sezione<'p>(cx: &Context<'p>) -> Option<&'p Performance> {
    cx.piano.sezioni.performance.as_ref().filter(|p| **p != Performance::default())
}

/// Some place of section 2.2 was not understood: what is absent may be there.
pub fn illeggibile(cx: &Context<'_>) -> bool {
    let rotto = |f: FileId| cx.piano.illeggibili.iter().any(|s| s.file == f);
    cx.graph.is_incomplete() || cx.piano.file_di(Sezione::Performance).any(rotto)
}

/// Where the plan speaks of section 2.2: its first file, else the manifest.
pub fn luogo(cx: &Context<'_>) -> Span {
    let file = cx.piano.file_di(Sezione::Performance).next().or(cx.piano.file_manifesto);
    Span::new(file.unwrap_or(FileId(0)), 0, 0)
}

/// The goals may stand in another document: the plan says so, or names one of those that hold them.
pub fn stanno_altrove(cx: &Context<'_>) -> bool {
    let s = &cx.piano.sezioni;
    let detto = s
        .performance
        .as_ref()
        .is_some_and(|p| !p.piano_degli_obiettivi.is_missing() || matches!(p.obiettivi.get(), Some(Lista::Nessuna(_))));
    let documenti = s.scheda_anagrafica.iter().flat_map(|s| s.documenti.elementi());
    detto
        || documenti.into_iter().any(|d| {
            let titolo = d.titolo.get().map(|t| fold(&t.testo)).unwrap_or_default();
            let di_obiettivi = ["obiettivi", "performance", "risorse_e_obiettivi", "esecutivo_di_gestione"];
            let altro = ["accessibilita", "misurazione", "relazione", "valutazione"];
            d.tipo.get() == Some(&TipoDocumento::Peg)
                || di_obiettivi.iter().any(|w| titolo.contains(w)) && !altro.iter().any(|w| titolo.contains(w))
        })
}
