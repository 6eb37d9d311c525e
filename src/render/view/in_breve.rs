// SPDX-License-Identifier: EUPL-1.2
//! «PIAO in breve»: a few numbers of the plan, each with the place where it comes from, and the goals that open it.

use super::ancora_di;
use crate::json::{Value, json};
use crate::model::Sezione;
use crate::model::performance::Indicatore;
use crate::model::rischi_corruttivi::{Misura, Rischio};
use crate::model::struttura_organizzativa::Ufficio;
use crate::model::tipi::Testo;
use crate::model::valore::stampa_decimale;
use crate::rules::Context;
use crate::source::decode::{Field, fold};
use rust_decimal::Decimal;

/// How many goals of public value open the document of a plan that chooses none.
const OBIETTIVI: usize = 5;

/// `numeri`: `{ numero, nome, ancora }`, none of them zero; `obiettivi`: those that the manifest names, else the ids of
/// the first goals of public value, else nothing.
pub fn in_breve(cx: &Context<'_>, scelti: Option<&Value>) -> Value {
    let obiettivi = scelti.cloned().unwrap_or_else(|| {
        let goals = cx.piano.sezioni.valore_pubblico.as_ref().map(|v| v.obiettivi_valore_pubblico.elementi());
        goals
            .unwrap_or_default()
            .iter()
            .filter_map(|o| o.id.get())
            .take(OBIETTIVI)
            .map(|id| json!(id.as_str()))
            .collect()
    });
    json!({ "numeri": numeri(cx), "obiettivi": obiettivi })
}

fn numeri(cx: &Context<'_>) -> Vec<Value> {
    let s = &cx.piano.sezioni;
    let pubblico = s.valore_pubblico.as_ref().map_or(0, |v| v.obiettivi_valore_pubblico.elementi().len());
    let (alti, livello) = rischi_alti(cx);
    let rischi = [format!("rischio di livello {livello}"), format!("rischi di livello {livello}")];
    let counted = [
        (pubblico, ["obiettivo di valore pubblico", "obiettivi di valore pubblico"], Sezione::ValorePubblico),
        (cx.piano.obiettivi().count(), ["obiettivo di performance", "obiettivi di performance"], Sezione::Performance),
        (cx.graph.tutti::<Indicatore>().count(), ["indicatore", "indicatori"], Sezione::Performance),
        (alti, [&*rischi[0], &*rischi[1]], Sezione::RischiCorruttivi),
        (
            cx.graph.tutti::<Misura>().count(),
            ["misura di prevenzione", "misure di prevenzione"],
            Sezione::RischiCorruttivi,
        ),
        (cx.graph.tutti::<Ufficio>().count(), ["ufficio", "uffici"], Sezione::StrutturaOrganizzativa),
        (persone(cx), ["persona in servizio", "persone in servizio"], Sezione::SchedaAnagrafica),
    ];
    let mut numeri: Vec<Value> = counted
        .into_iter()
        .filter(|(n, ..)| *n > 0)
        .map(|(n, [one, many], sezione)| {
            voce(stampa_decimale(&Decimal::from(n)), if n == 1 { one } else { many }, sezione)
        })
        .collect();
    let anno = cx.piano.anno();
    let ore = s.formazione.as_ref().and_then(|f| f.ore_totali.get()).and_then(|ore| ore.anno(anno));
    if let Some(ore) = ore {
        let numero = ore.valore.condizioni.first().and_then(|c| c.numero);
        let numero = numero.map_or_else(|| ore.valore.stampa(), |n| stampa_decimale(&n));
        numeri.push(voce(numero, &format!("ore di formazione nel {anno}"), Sezione::Formazione));
    }
    numeri
}

fn voce(numero: String, nome: &str, sezione: Sezione) -> Value {
    json!({ "numero": numero, "nome": nome, "ancora": ancora_di(sezione) })
}

/// The employees as the body's own sheet counts them.
fn persone(cx: &Context<'_>) -> usize {
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let numero = scheda.and_then(|s| s.dipendenti.get()).and_then(|d| d.numero.get());
    numero.and_then(|n| usize::try_from(n.numero).ok()).unwrap_or(0)
}

/// How many risks stand on the highest step of the scale, after the measures where the plan says it, and that step's name.
fn rischi_alti<'p>(cx: &Context<'p>) -> (usize, &'p str) {
    let scala = cx.piano.manifesto.rischio.get().map_or(&[][..], |r| r.scala.elementi());
    let massimo = scala.last().map_or("alto", |t| t.as_str());
    let livello = |field: &'p Field<Testo>| field.get().map(Testo::as_str);
    let alti = cx.graph.tutti::<Rischio>().filter(|(_, r)| {
        livello(&r.rischio_residuo).or(livello(&r.rischio_iniziale)).is_some_and(|l| fold(l) == fold(massimo))
    });
    (alti.count(), massimo)
}
