// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, riporta};
use super::dati::{self, Ambito};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::motivi::Motivo;
use crate::diff::{Specie, Tipo};
use crate::model::id::Genere;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-tolto",
    catalogo: &["diff-obligation-removed"],
    summary: "un obbligo di pubblicazione tolto ha il motivo per cui non è dovuto",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 33/2013",
        articolo: "",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33",
        certezza: "K",
    }],
    doc: include_str!("obbligo_tolto.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti().filter(|(_, c)| esame.e(c, Genere::Obbligo)) {
        let codice = &esame.confronto.cosa(c).id;
        let still_there = !esame.confronto.albero_dopo.con_id(Specie::Elemento(Genere::Obbligo), codice).is_empty()
            || in_un_altra_riga(esame, codice);
        let ended = dati::voce(codice).is_some_and(|v| !v.vale(esame.confronto.anni().1));
        if c.tipo == Tipo::Eliminato && !still_there && !ended {
            let giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, "non è più nella tabella della trasparenza");
            out.push(
                giudizio.aiuto("rimetti la riga; se l'obbligo non riguarda più l'ente, scrivi `nessuna` con il motivo"),
            );
        } else if c.radice == "nessuna" && c.prima.is_none() {
            let giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, "non è più dovuto");
            let motivo = c.dopo.as_ref().map(|d| Motivo::new(d.testo.clone(), d.luogo));
            out.push(giudizio.motivo(motivo));
        }
    }
}

/// A row of the plan after stands for a group that comprises it, or for the whole of which it is a part.
fn in_un_altra_riga(esame: &Esame<'_, '_>, codice: &str) -> bool {
    let voce = match dati::ambito(codice) {
        Some(Ambito::Voce(voce)) => voce,
        // What a row stood for and no row stands for now is told by `obblighi-di-pubblicazione-mancanti`.
        Some(Ambito::Livello1(_) | Ambito::Livello2(_) | Ambito::Altri) => return true,
        None => return false,
    };
    let righe = esame.confronto.dopo.piano.sezioni.trasparenza.as_ref().map_or(&[][..], |t| t.obblighi.elementi());
    let codici = righe.iter().filter_map(|o| o.codice.get());
    codici.filter_map(|c| dati::ambito(&c.0)).any(|a| a.comprende(voce))
}
