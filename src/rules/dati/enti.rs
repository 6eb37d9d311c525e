// SPDX-License-Identifier: EUPL-1.2
//! Kinds of body: their code, whether they are local, which contract they usually have.

use super::{Origine, tabella};
use crate::model::scheda_anagrafica::{Comparto, TipoEnte};
use std::sync::OnceLock;

/// Ente (kind of body), as the tables and the rules tell bodies apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ente {
    /// The kind.
    pub tipo: TipoEnte,
    /// Its name.
    pub nome: String,
    /// Its code: COM PROV CM REG MIN EPNE EPR UNI SSN CCIAA; empty where it has none.
    pub codice: String,
    /// It is a local authority (ente locale).
    pub locale: bool,
    /// Sectors of bargaining it usually belongs to, the first the commonest.
    pub comparti: Vec<Comparto>,
    /// It adopts a PIAO.
    pub adotta: bool,
    /// Its years, its source, how sure it is.
    pub origine: Origine,
}

impl Ente {
    /// The codes that mean it, from the particular to the general.
    pub fn codici(&self) -> impl Iterator<Item = &str> {
        let own = Some(self.codice.as_str()).filter(|c| !c.is_empty());
        own.into_iter().chain(self.locale.then_some("EL"))
    }
}

/// Every kind, in the order of the model.
pub fn enti() -> &'static [Ente] {
    static ROWS: OnceLock<Vec<Ente>> = OnceLock::new();
    ROWS.get_or_init(|| {
        tabella(include_str!("enti.csv"), |r| {
            Some(Ente {
                tipo: TipoEnte::da_parola(&r.pieno("tipo")?)?,
                nome: r.pieno("nome")?,
                codice: r.testo("codice")?,
                locale: r.si("locale")?,
                comparti: r.lista("comparto")?.iter().map(|c| Comparto::da_parola(c)).collect::<Option<_>>()?,
                adotta: r.si("adotta")?,
                origine: r.origine()?,
            })
        })
    })
}

/// The row of a kind.
pub fn ente(tipo: TipoEnte) -> Option<&'static Ente> {
    enti().iter().find(|e| e.tipo == tipo)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_model_has_its_row() {
        let words: Vec<&str> = TipoEnte::PAROLE.iter().map(|(w, _)| *w).collect();
        let rows: Vec<&str> = enti().iter().map(|e| e.tipo.parola()).collect();
        assert_eq!(words, rows);
    }

    #[test]
    fn codes_tell_bodies_apart() {
        let codes = |tipo| ente(tipo).map(|e| e.codici().collect::<Vec<_>>()).unwrap_or_default();
        assert_eq!(codes(TipoEnte::Comune), ["COM", "EL"]);
        assert_eq!(codes(TipoEnte::Unione), ["EL"]);
        assert_eq!(codes(TipoEnte::Irccs), ["SSN"]);
        assert!(codes(TipoEnte::Agenzia).is_empty());
    }
}
