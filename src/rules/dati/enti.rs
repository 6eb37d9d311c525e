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
    /// Its code: COM PROV CM REG MIN EPNE EPR UNI SSN CCIAA, EL for the other local bodies; empty for bodies of several kinds.
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
    /// Whether one of these codes means it: its own, `EL` for local authorities, `T` for all; `!` takes one out.
    pub fn tra(&self, codici: &[impl AsRef<str>]) -> bool {
        let is = |code: &str| code == "T" || code == self.codice || (code == "EL" && self.locale);
        let mut wanted = codici.iter().map(AsRef::as_ref).filter(|c: &&str| !c.starts_with('!')).peekable();
        let taken_out = codici.iter().filter_map(|c| c.as_ref().strip_prefix('!')).any(is);
        !taken_out && (wanted.peek().is_none() || wanted.any(is))
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
        let tra = |tipo, codici: &[&str]| ente(tipo).is_some_and(|e| e.tra(codici));
        assert!(
            tra(TipoEnte::Comune, &["EL", "REG"]) && tra(TipoEnte::Unione, &["EL"]) && tra(TipoEnte::Irccs, &["SSN"])
        );
        assert!(!tra(TipoEnte::Universita, &["EL", "REG"]) && !tra(TipoEnte::Unione, &["COM"]));
        assert!(
            !tra(TipoEnte::AziendaSsn, &["!SSN"]) && tra(TipoEnte::Comune, &["!SSN"]) && tra(TipoEnte::Altro, &["T"])
        );
        assert!(tra(TipoEnte::Comune, &["EL", "!PROV"]) && !tra(TipoEnte::Provincia, &["EL", "!PROV"]));
        assert!(!tra(TipoEnte::Agenzia, &["MIN", "EPNE"]) && tra(TipoEnte::Agenzia, &[]));
    }
}
