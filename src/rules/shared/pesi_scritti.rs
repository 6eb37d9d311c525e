// SPDX-License-Identifier: EUPL-1.2
//! Every weight of the plan with the scheme it is written for.

use crate::model::manifesto::SchemaPesi;
use crate::model::performance::{Obiettivo, StatoObiettivo};
use crate::model::tipi::Peso;
use crate::rules::Context;
use crate::rules::shared::pesi::obiettivi_con_indicatori;
use crate::source::Span;
use crate::source::decode::Field;
use rust_decimal::Decimal;

/// A weight written in the plan.
pub struct Scritto<'p> {
    /// Who has it, and its id: «dell'obiettivo», «di una fase di», «dell'indicatore».
    di: (&'static str, &'p str),
    /// Key of its scheme in the manifest's `pesi`.
    pub chiave: &'p str,
    /// The scheme, if the manifest says it.
    pub schema: Option<SchemaPesi>,
    /// The number.
    pub numero: Decimal,
    /// Where it is.
    pub span: Span,
    /// The goal was taken out during the year.
    pub fuori: bool,
}

impl Scritto<'_> {
    /// Who has it, in words.
    pub fn di(&self) -> String {
        format!("{} `{}`", self.di.0, self.di.1)
    }
}

/// All weights of goals, indicators and phases, in order of goal.
pub fn tutti<'p>(cx: &Context<'p>) -> Vec<Scritto<'p>> {
    let mut found = Vec::new();
    let mut add = |di: (&'static str, &'p str), chiave: &'p str, campo: &Field<Peso>, fuori: bool| {
        if let Some((Peso::Numero(n), span)) = campo.both() {
            found.push(Scritto { di, chiave, schema: cx.schema_pesi(chiave), numero: n.numero, span, fuori });
        }
    };
    for n in obiettivi_con_indicatori(cx) {
        let nodo = cx.graph.nodo(n);
        let obiettivo = nodo.record.as_any().downcast_ref::<Obiettivo>();
        let stato = obiettivo.and_then(|o| o.stato.get());
        let fuori = matches!(stato, Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso));
        if let Some(o) = obiettivo {
            if let Some(livello) = o.livello.get() {
                add(("dell'obiettivo", nodo.id), &livello.testo, &o.peso, fuori);
            }
            for fase in o.fasi.elementi() {
                add(("di una fase di", nodo.id), "fasi", &fase.peso, fuori);
            }
        }
        for uso in cx.graph.assegnazioni(n) {
            // The weight of an indicator written elsewhere is told there.
            let campo = uso.legame.map_or(&uso.indicatore.peso, |l| &l.peso);
            let id = uso.indicatore.id.get().map_or("", |id| id.as_str());
            add(("dell'indicatore", id), "indicatori", campo, fuori);
        }
    }
    found
}
