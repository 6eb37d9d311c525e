// SPDX-License-Identifier: EUPL-1.2
//! Who answers for what: positions, the offices they head, the offices above and below.

use crate::model::id::Genere;
use crate::model::performance::Obiettivo;
use crate::model::struttura_organizzativa::{Incarico, TipoIncarico, Ufficio};
use crate::model::tipi::Testo;
use crate::rules::Context;
use crate::rules::shared::date;
use crate::rules::shared::obiettivi::Posto;
use crate::rules::shared::parole::parla_di;
use std::collections::{HashMap, HashSet};

/// An office deeper than this below others is not followed further.
const LIVELLI: usize = 64;

/// Positions and offices of a plan, by their place in the graph.
pub struct Struttura<'p> {
    /// Positions, in order of writing.
    pub incarichi: Vec<(usize, &'p Incarico)>,
    /// Offices, in order of writing.
    pub uffici: Vec<(usize, &'p Ufficio)>,
    /// A position heads every office.
    pub ovunque: HashSet<usize>,
    capi: HashMap<usize, Vec<usize>>,
    diretti: HashMap<usize, Vec<usize>>,
    padre: HashMap<usize, usize>,
    tipo: HashMap<usize, TipoIncarico>,
}

impl<'p> Struttura<'p> {
    /// Of a plan.
    pub fn di(cx: &Context<'p>) -> Self {
        let mut struttura = Struttura {
            incarichi: cx.graph.tutti::<Incarico>().collect(),
            uffici: cx.graph.tutti::<Ufficio>().collect(),
            ovunque: HashSet::new(),
            capi: HashMap::new(),
            diretti: HashMap::new(),
            padre: HashMap::new(),
            tipo: HashMap::new(),
        };
        let trova = |genere: Genere, id: &str| cx.graph.find(genere, id);
        for (n, ufficio) in &struttura.uffici {
            if let Some(padre) = ufficio.padre.get().and_then(|p| trova(Genere::Ufficio, &p.id)) {
                struttura.padre.insert(*n, padre);
            }
            if let Some(capo) = ufficio.incarico.get().and_then(|i| trova(Genere::Incarico, &i.id)) {
                unisci(&mut struttura.capi, *n, capo);
                unisci(&mut struttura.diretti, capo, *n);
            }
        }
        for (n, incarico) in &struttura.incarichi {
            if let Some(tipo) = incarico.tipo.get() {
                struttura.tipo.insert(*n, *tipo);
            }
            let altri = incarico.altri_uffici.elementi().iter().map(|u| &u.value);
            for ufficio in incarico.ufficio.get().into_iter().chain(altri) {
                if ufficio.is_tutti() {
                    struttura.ovunque.insert(*n);
                } else if let Some(u) = trova(Genere::Ufficio, &ufficio.id) {
                    unisci(&mut struttura.diretti, *n, u);
                    // An office that names its head has that one.
                    if cx.graph.get(ufficio).is_none_or(|u| u.incarico.is_missing()) {
                        unisci(&mut struttura.capi, u, *n);
                    }
                }
            }
        }
        struttura.ad_interim(cx);
        struttura
    }

    /// Who stands in for another heads the same offices.
    fn ad_interim(&mut self, cx: &Context<'_>) {
        for (n, incarico) in self.incarichi.clone() {
            let interim = incarico.ad_interim.get().and_then(|i| cx.graph.find(Genere::Incarico, &i.id));
            let Some(interim) = interim else { continue };
            for ufficio in self.diretti.get(&n).cloned().unwrap_or_default() {
                unisci(&mut self.diretti, interim, ufficio);
                if self.capi.get(&ufficio).is_some_and(|c| c.contains(&n)) {
                    unisci(&mut self.capi, ufficio, interim);
                }
            }
        }
    }

    /// The kind of a position, if it is said.
    pub fn tipo(&self, incarico: usize) -> Option<TipoIncarico> {
        self.tipo.get(&incarico).copied()
    }

    /// Who heads an office.
    pub fn capi(&self, ufficio: usize) -> &[usize] {
        self.capi.get(&ufficio).map_or(&[], Vec::as_slice)
    }

    /// The offices that a position heads or belongs to.
    pub fn diretti(&self, incarico: usize) -> &[usize] {
        self.diretti.get(&incarico).map_or(&[], Vec::as_slice)
    }

    /// An office and those above it, up to the first level.
    pub fn catena(&self, ufficio: usize) -> Vec<usize> {
        let mut catena = vec![ufficio];
        while let Some(padre) = catena.last().and_then(|u| self.padre.get(u)) {
            // A circle of offices is already reported.
            if catena.len() >= LIVELLI || catena.contains(padre) {
                break;
            }
            catena.push(*padre);
        }
        catena
    }

    /// Offices of the first level in the year: those below none, or below the only one that stands for the body.
    pub fn di_primo_livello(&self, anno: i16) -> Vec<usize> {
        let aperti = || self.uffici.iter().filter(|(_, u)| esiste(u, &[anno]));
        let radici: Vec<usize> = aperti().filter(|(_, u)| u.padre.is_missing()).map(|(n, _)| *n).collect();
        if let [sola] = radici.as_slice() {
            let sotto: Vec<usize> = aperti().map(|(n, _)| *n).filter(|n| self.padre.get(n) == Some(sola)).collect();
            if !sotto.is_empty() {
                return sotto;
            }
        }
        radici
    }

    /// Offices of the first level that no goal concerns; none where goals name no office at all.
    pub fn senza_obiettivi(&self, cx: &Context<'_>, coinvolti: &Coinvolti) -> Vec<usize> {
        if coinvolti.uffici.is_empty() {
            return Vec::new();
        }
        let di_collaborazione: HashSet<usize> =
            self.uffici.iter().filter(|(_, u)| di_diretta_collaborazione(u)).map(|(n, _)| *n).collect();
        let primo_livello = self.di_primo_livello(cx.piano.anno());
        primo_livello.into_iter().filter(|u| !coinvolti.ufficio_ha(*u) && !di_collaborazione.contains(u)).collect()
    }

    /// The body has managers: holders of Elevata qualificazione answer where it has none.
    pub fn ha_dirigenti(&self) -> bool {
        self.tipo.values().any(|t| matches!(t, TipoIncarico::Dirigente))
    }

    /// Who is evaluated for an office: the nearest manager upwards, else the nearest head of any kind.
    /// Any of those returned will do.
    pub fn valutati_per(&self, ufficio: usize) -> Vec<usize> {
        let catena = self.catena(ufficio);
        let scegli = |ammesso: &dyn Fn(TipoIncarico) -> bool| {
            catena.iter().find_map(|u| {
                let capi = self.capi(*u);
                capi.iter().any(|c| self.tipo(*c).is_some_and(ammesso)).then(|| capi.to_vec())
            })
        };
        scegli(&|t| matches!(t, TipoIncarico::Dirigente | TipoIncarico::Direttore))
            .or_else(|| scegli(&dirige))
            .unwrap_or_default()
    }

    /// Who heads the structure at whose top an office stands. The secretary coordinates and is not its manager.
    pub fn apicali(&self, ufficio: usize) -> Vec<usize> {
        let apicale = |c: &usize| self.tipo(*c).is_some_and(|t| dirige(t) && t != TipoIncarico::Segretario);
        let catena = self.catena(ufficio);
        let mut capi = catena.iter().rev().map(|u| self.capi(*u)).filter(|c| c.iter().any(apicale));
        capi.next().map(<[usize]>::to_vec).unwrap_or_default()
    }

    /// The offices and positions that goals name.
    pub fn coinvolti(&self, cx: &Context<'_>, obiettivi: &[Posto<'_>]) -> Coinvolti {
        let mut coinvolti = Coinvolti::default();
        for (_, obiettivo) in obiettivi {
            coinvolti.aggiungi(cx, self, obiettivo);
        }
        coinvolti
    }
}

/// Positions that lead: their holders are evaluated on goals.
pub fn dirige(tipo: TipoIncarico) -> bool {
    match tipo {
        TipoIncarico::Dirigente | TipoIncarico::Eq | TipoIncarico::Segretario | TipoIncarico::Direttore => true,
        TipoIncarico::Ep | TipoIncarico::Altro => false,
    }
}

/// Whether somebody holds the position now: one vacant answers through who stands in for it.
pub fn coperto(incarico: &Incarico) -> bool {
    incarico.vacante.get().is_none_or(|v| !v.0) && incarico.ad_interim.is_missing()
}

/// Whether an office only assists a minister, a president, a mayor: it is outside the management that is evaluated
/// (art. 14 D.Lgs. 165/2001, art. 90 TUEL).
pub fn di_diretta_collaborazione(ufficio: &Ufficio) -> bool {
    let di = |t: &Testo| parla_di(&t.testo, &["dirett collaborazion", "gabinetto", "segreteria particolar"]);
    [&ufficio.nome, &ufficio.livello].into_iter().filter_map(|t| t.get()).any(di)
}

/// Whether an office is open for a part of one of the years.
pub fn esiste(ufficio: &Ufficio, anni: &[i16]) -> bool {
    let dal = date::giorno(&ufficio.valido_dal).map_or(i16::MIN, |(d, _)| d.year());
    let al = date::giorno(&ufficio.valido_al).map_or(i16::MAX, |(d, _)| d.year());
    anni.iter().any(|anno| (dal..=al).contains(anno))
}

/// The offices of a goal: its own and those that contribute.
pub fn uffici_di(obiettivo: &Obiettivo) -> impl Iterator<Item = &str> {
    let contributori = obiettivo.contributori.elementi().iter().filter_map(|c| c.ufficio.get()).map(|u| &*u.id);
    obiettivo.ufficio.get().map(|u| &*u.id).into_iter().chain(contributori)
}

/// What goals name, with the offices above.
#[derive(Default)]
pub struct Coinvolti {
    /// Offices named, and those above them.
    uffici: HashSet<usize>,
    incarichi: HashSet<usize>,
    /// Some goal is of every office.
    tutti: bool,
}

impl Coinvolti {
    fn aggiungi(&mut self, cx: &Context<'_>, struttura: &Struttura<'_>, obiettivo: &Obiettivo) {
        for id in uffici_di(obiettivo) {
            self.tutti |= id == "tutti";
            if let Some(ufficio) = cx.graph.find(Genere::Ufficio, id) {
                self.ufficio(struttura, ufficio);
            }
        }
        for responsabile in obiettivo.responsabili.elementi() {
            let incarico = responsabile.incarico.get().and_then(|i| cx.graph.find(Genere::Incarico, &i.id));
            let Some(incarico) = incarico else { continue };
            self.incarichi.insert(incarico);
            for ufficio in struttura.diretti(incarico) {
                self.ufficio(struttura, *ufficio);
            }
        }
    }

    fn ufficio(&mut self, struttura: &Struttura<'_>, ufficio: usize) {
        for sopra in struttura.catena(ufficio) {
            if !self.uffici.insert(sopra) {
                break;
            }
        }
    }

    /// No goal names an office or a position.
    pub fn nessuno(&self) -> bool {
        self.uffici.is_empty() && self.incarichi.is_empty() && !self.tutti
    }

    /// A goal names the office, one below it, or every office.
    pub fn ufficio_ha(&self, ufficio: usize) -> bool {
        self.tutti || self.uffici.contains(&ufficio)
    }

    /// A goal names the position, or an office that it heads.
    pub fn incarico_ha(&self, struttura: &Struttura<'_>, incarico: usize) -> bool {
        self.incarichi.contains(&incarico)
            || self.tutti
            || struttura.diretti(incarico).iter().any(|u| self.uffici.contains(u))
            || struttura.ovunque.contains(&incarico) && !self.uffici.is_empty()
    }
}

fn unisci(map: &mut HashMap<usize, Vec<usize>>, chiave: usize, valore: usize) {
    let valori = map.entry(chiave).or_default();
    if !valori.contains(&valore) {
        valori.push(valore);
    }
}
