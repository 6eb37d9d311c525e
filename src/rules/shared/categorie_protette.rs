// SPDX-License-Identifier: EUPL-1.2
//! Posts reserved by L. 68/1999: those due against those stated, those stated against those filled or to be filled.

use super::fabbisogni::{Parole, assunzioni, letta, per_via};
use crate::calcolo::personale::intero;
use crate::calcolo::quote::riservati;
use crate::model::fabbisogni::{Assunzione, CategorieProtette, Fabbisogni, TipoCanale};
use crate::model::tipi::Conteggio;
use crate::rules::{Context, Findings, Rule};
use crate::source::decode::Field;

/// Which of the two quotas.
pub struct Quota {
    /// Of the law.
    pub articolo: u8,
    /// Whom it is for.
    pub chi: &'static str,
    /// Posts due, as stated.
    pub dovuti: fn(&CategorieProtette) -> &Field<Conteggio>,
    /// People in service.
    pub presenti: fn(&CategorieProtette) -> &Field<Conteggio>,
    /// The key of the posts due.
    pub chiave: &'static str,
}

/// Reports posts stated below those due, else people missing whom nobody plans to hire.
pub fn confronta(cx: &Context<'_>, out: &mut Findings, rule: &'static Rule, quota: &Quota) {
    let Some(f) = letta(cx) else { return };
    let Some(c) = f.categorie_protette.get() else { return };
    let due = c.base.get().and_then(|base| riservati(quota.articolo, base.numero, cx.profilo.anno));
    let stated = (quota.dovuti)(c).both().map(|(n, place)| (n.numero, place));
    if let (Some(due), Some((n, place))) = (&due, stated)
        && n < due.dovuti
    {
        out.report(rule, place)
            .message(format!("posti riservati {}: {n}, ma ne spettano {}: {}", quota.chi, due.dovuti, due.formula()))
            .label("meno di quelli dovuti")
            .help(format!(
                "scrivi `{}: {}`, o correggi `base`: è la base di computo del prospetto informativo",
                quota.chiave, due.dovuti
            ));
        return;
    }
    let needed = stated.map(|(n, _)| n).or(due.as_ref().filter(|_| quota.articolo == 3).map(|d| d.dovuti));
    let (Some(needed), Some((present, place))) = (needed, (quota.presenti)(c).both()) else { return };
    let short = i64::from(needed) - i64::from(present.numero);
    if short <= 0 || planned(f).is_none_or(|n| n >= short) || explained(c) {
        return;
    }
    out.report(rule, place)
        .message(format!(
            "posti riservati {}: {needed}; in servizio {}, e il piano non prevede di assumere chi manca",
            quota.chi, present.numero
        ))
        .label(if short == 1 { "ne manca uno".into() } else { format!("ne mancano {short}") })
        .help("aggiungi l'assunzione con `canale: [collocamento]`, o scrivi in `nota` perché non si fa: convenzione, compensazione, esonero");
}

/// People of the protected categories whom the plan will hire; none where a row does not say how many.
fn planned(f: &Fabbisogni) -> Option<i64> {
    assunzioni(f).filter(|r| reserved(r)).map(|r| r.numero.get().and_then(intero)).sum()
}

fn reserved(row: &Assunzione) -> bool {
    let notes = row.canale.elementi().iter().filter_map(|c| c.nota.get());
    let texts = notes.chain(row.nota.get()).chain(row.rapporto.get()).map(|t| t.as_str());
    per_via(row, TipoCanale::Collocamento)
        || Parole::dei(texts).parlano_di(&[
            "protett",
            "68 1999",
            "68 99",
            "disabil",
            "collocamento mirat",
            "quota d obbligo",
        ])
}

/// The note says how the shortage is met.
fn explained(c: &CategorieProtette) -> bool {
    let words = Parole::dei(c.nota.get().into_iter().map(|t| t.as_str()));
    words.parlano_di(&[
        "convenzion",
        "compensa",
        "esoner",
        "sospe",
        "assum",
        "assunzion",
        "in corso",
        "avviat",
        "selezion",
    ])
}
