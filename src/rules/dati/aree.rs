// SPDX-License-Identifier: EUPL-1.2
//! Areas of corruption risk, as processes name them.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::rules::catalogo;
use crate::rules::shared::parole::{comincia_con, piano};
use crate::source::decode::fold;
use std::sync::OnceLock;

/// Area di rischio (risk area).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code, as processes name it.
    pub codice: String,
    /// Its name.
    pub nome: String,
    /// It is one of the areas of every body.
    pub generale: bool,
    /// It is one of the four that the law names.
    pub obbligatoria: bool,
    /// Areas of the same group cover one another; empty for none.
    pub gruppo: String,
    /// Kinds of body it concerns, by code or by word of the model; empty for all.
    pub enti: Vec<String>,
    /// Beginnings of words by which a name in the body's own words is known.
    parole: Vec<String>,
    /// Its name as texts are compared with it.
    piano: String,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl Area {
    /// Whether it is an area of this kind of body.
    pub fn riguarda(&self, tipo: TipoEnte) -> bool {
        self.enti.is_empty()
            || self.enti.iter().any(|e| e == tipo.parola())
            || catalogo::riguarda(&self.enti, Some(tipo))
    }

    /// It is this one, or covers it.
    pub fn copre(&self, altra: &Area) -> bool {
        self.codice == altra.codice || !self.gruppo.is_empty() && self.gruppo == altra.gruppo
    }

    /// Its own words stand in a text.
    fn nominata(&self, testo: &str) -> bool {
        self.parole.iter().any(|p| comincia_con(testo, p))
    }
}

/// Every area, the general ones first.
pub fn aree() -> &'static [Area] {
    static ROWS: OnceLock<Vec<Area>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("aree_rischio.csv"), |r| {
            let nome = r.pieno("nome")?;
            Some(Area {
                codice: r.pieno("codice")?,
                piano: piano(&nome),
                nome,
                generale: r.pieno("tipo")? == "generale",
                obbligatoria: r.si("obbligatoria")?,
                gruppo: r.testo("gruppo")?,
                enti: r.lista("enti")?,
                parole: r.lista("parole")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The risk area with this code.
pub fn area(codice: &str) -> Option<&'static Area> {
    aree().iter().find(|a| a.codice == codice)
}

/// The risk area that a text means: by code, by name, or in the words of a body of this kind. Particular areas have their
/// words before the general ones: «reclutamento dei docenti» is more than «personale».
pub fn area_detta(testo: &str, tipo: Option<TipoEnte>) -> Option<&'static Area> {
    let (codice, words) = (fold(testo), piano(testo));
    let exact = aree().iter().find(|a| a.codice == codice || a.piano == words);
    let named = |a: &&Area| a.nominata(&words) && tipo.is_none_or(|tipo| a.riguarda(tipo));
    let (general, particular) = (|a: &&Area| a.generale, |a: &&Area| !a.generale);
    exact.or_else(|| aree().iter().filter(particular).chain(aree().iter().filter(general)).find(named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::dati::enti;

    #[test]
    fn areas_of_a_body() {
        assert_eq!(aree().iter().filter(|a| a.generale).count(), 8);
        assert_eq!(aree().iter().filter(|a| a.obbligatoria).count(), 4);
        let rifiuti = area("gestione_rifiuti").expect("it is in the table");
        assert!(rifiuti.riguarda(TipoEnte::Unione) && !rifiuti.riguarda(TipoEnte::Cciaa));
        assert!(area("regolazione_tutela_mercato").is_some_and(|a| a.riguarda(TipoEnte::Cciaa)));
    }

    #[test]
    fn kinds_of_body_are_codes_or_words_of_the_model() {
        let known = |e: &String| TipoEnte::da_parola(e).is_some() || enti().iter().any(|x| x.codici().any(|c| c == e));
        for a in aree() {
            assert!(a.enti.iter().all(known), "{}: {:?}", a.codice, a.enti);
        }
    }

    #[test]
    fn areas_in_the_words_of_the_plans() {
        let code = |testo: &str, tipo| area_detta(testo, Some(tipo)).map(|a| a.codice.as_str());
        for (testo, codice) in [
            ("Contratti pubblici", "contratti_pubblici"),
            ("CONTRATTI-PUBBLICI", "contratti_pubblici"),
            ("Area B: affidamento di lavori, servizi e forniture", "contratti_pubblici"),
            ("Area A - Acquisizione e progressione del personale", "personale"),
            (
                "Provvedimenti ampliativi della sfera giuridica dei destinatari privi di effetto economico diretto ed immediato",
                "autorizzazioni_concessioni",
            ),
            (
                "Provvedimenti ampliativi della sfera giuridica dei destinatari con effetto economico diretto",
                "contributi_sussidi",
            ),
            ("Concessione ed erogazione di sovvenzioni, contributi, sussidi", "contributi_sussidi"),
            ("Controlli, verifiche, ispezioni e sanzioni", "controlli_verifiche_sanzioni"),
            ("Gestione rifiuti", "gestione_rifiuti"),
            ("Urbanistica", "pianificazione_urbanistica"),
        ] {
            assert_eq!(code(testo, TipoEnte::Comune), Some(codice), "{testo}");
        }
        assert_eq!(code("Reclutamento dei docenti", TipoEnte::Universita), Some("reclutamento_docenti"));
        assert_eq!(code("Servizi demografici", TipoEnte::Comune), None);
        assert_eq!(code("Area C", TipoEnte::Comune), None);
    }
}
