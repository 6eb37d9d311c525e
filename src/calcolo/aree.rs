// SPDX-License-Identifier: EUPL-1.2
//! Which area of the collective agreement a text of the plan means.

use crate::model::Piano;
use crate::model::fabbisogni::Corrispondenza;
use crate::model::scheda_anagrafica::{Comparto, TipoEnte};
use crate::rules::dati::{AreaContrattuale, GenereArea, aree_contrattuali, ente, parole_di_area, regione_di};
use crate::source::decode::{Spanned, fold};
use std::collections::HashMap;

/// The names of areas of a plan: its agreement, its years, its own crosswalk.
pub struct Inquadramento<'p> {
    /// The sector of bargaining, if it is known.
    pub comparto: Option<Comparto>,
    tipo: Option<TipoEnte>,
    anno: i16,
    corrispondenze: HashMap<String, &'p str>,
}

/// What a text means.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaLetta {
    /// The same for all texts that mean the same.
    pub chiave: String,
    /// The row of the table, if there is one.
    pub riga: Option<&'static AreaContrattuale>,
    /// It is the row's name and nothing else: `Istruttori amministrativi` only begins with it.
    pub esatta: bool,
    /// It says that it is the name of before: `ex cat. D`.
    pub ex: bool,
}

impl AreaLetta {
    /// It is surely one thing: an area, the category that an area replaced, a figure by its name.
    pub fn certa(&self) -> bool {
        self.esatta && self.riga.is_some()
    }
}

impl<'p> Inquadramento<'p> {
    /// Of a plan.
    pub fn di(piano: &'p Piano) -> Inquadramento<'p> {
        let scheda = piano.sezioni.scheda_anagrafica.as_ref();
        let rows: &'p [Spanned<Corrispondenza>] =
            piano.sezioni.fabbisogni.as_ref().map_or(&[], |f| f.corrispondenze.elementi());
        let corrispondenze =
            rows.iter().filter_map(|r| Some((fold(r.da.get()?.as_str()), r.a.get()?.as_str().trim()))).collect();
        Inquadramento {
            comparto: comparto(piano),
            tipo: scheda.and_then(|s| s.tipo.get()).copied(),
            anno: piano.anno(),
            corrispondenze,
        }
    }

    /// The rows of the table for this body and year, of one sort.
    pub fn righe(&self, genere: GenereArea) -> impl Iterator<Item = &'static AreaContrattuale> {
        let (comparto, tipo, anno) = (self.comparto, self.tipo, self.anno);
        aree_contrattuali().iter().filter(move |a| {
            a.genere == genere
                && match genere {
                    GenereArea::Area => {
                        comparto.is_some_and(|c| a.riguarda(c, tipo)) && a.origine.validita.comprende(anno)
                    }
                    // A category of before is known whatever the year.
                    GenereArea::Superata => comparto.is_some_and(|c| a.riguarda(c, tipo)),
                    GenereArea::Figura => true,
                }
        })
    }

    /// The plan's own crosswalk has a line for this text.
    pub fn corrisponde(&self, testo: &str) -> bool {
        self.corrispondenze.contains_key(&fold(testo))
    }

    /// What a text means: through the crosswalk of the plan, then the table.
    pub fn leggi(&self, testo: &str) -> AreaLetta {
        let mut testo = testo.trim();
        for _ in 0..3 {
            match self.corrispondenze.get(&fold(testo)) {
                Some(a) if fold(a) != fold(testo) => testo = a,
                _ => break,
            }
        }
        let parole = parole_di_area(testo);
        let folded = fold(testo);
        let ex = folded.split(|c: char| !c.is_alphanumeric()).any(|w| w == "ex");
        let find = |genere: GenereArea, like: fn(&AreaContrattuale, &[String]) -> bool| {
            self.righe(genere).find(|a| like(a, &parole))
        };
        let exact = find(GenereArea::Area, AreaContrattuale::accetta)
            .or_else(|| find(GenereArea::Superata, AreaContrattuale::accetta))
            .or_else(|| find(GenereArea::Figura, AreaContrattuale::accetta));
        if let Some(riga) = exact {
            let chiave = fold(riga.adesso.as_deref().unwrap_or(&riga.nome));
            return AreaLetta { chiave, riga: Some(riga), esatta: true, ex };
        }
        // The longest name wins: `Operatori esperti tecnici` is no `Operatori`.
        let opening = self.righe(GenereArea::Area).filter(|a| a.apre(&parole)).max_by_key(|a| a.nome.len());
        let riga = opening
            .or_else(|| find(GenereArea::Superata, AreaContrattuale::apre))
            .or_else(|| find(GenereArea::Figura, AreaContrattuale::compare));
        AreaLetta { chiave: folded, riga, esatta: false, ex }
    }
}

/// The sector as the plan gives it, else that of its kind of body; none where regions have agreements of their own.
fn comparto(piano: &Piano) -> Option<Comparto> {
    let scheda = piano.sezioni.scheda_anagrafica.as_ref()?;
    let tipo = scheda.tipo.get().copied();
    let written = scheda.comparto.get().copied();
    let usual = || match ente(tipo?)?.comparti.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let comparto = written.or_else(usual)?;
    // A sector that bodies of this kind do not have is another fault.
    let foreign = tipo.and_then(ente).is_some_and(|e| !e.comparti.is_empty() && !e.comparti.contains(&comparto));
    if foreign && comparto != Comparto::Altro {
        return None;
    }
    // Valle d'Aosta, Trento and Bolzano, Friuli-Venezia Giulia: regional agreements, also for their municipalities.
    let regione = scheda.codice_istat.get().and_then(|c| regione_di(c.as_str()));
    let own = match &regione {
        Some(r) => matches!(r.codice.as_str(), "02" | "04" | "06") || r.speciale && tipo == Some(TipoEnte::Regione),
        None => tipo == Some(TipoEnte::Regione) && written.is_none(),
    };
    (comparto != Comparto::FunzioniLocali || !own).then_some(comparto)
}
