// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::{Catena, DimensioneIndicatore, Indicatore};
use crate::model::tipi::Lista;
use crate::model::valore_pubblico::{DimensioneBenessere, ObiettivoValorePubblico};
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-indicatore",
    catalogo: &["vp-indicator"],
    summary: "ogni obiettivo di valore pubblico ha almeno un indicatore di impatto",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. a; Allegato, domanda guida 5 sul valore pubblico",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_indicatore.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        let nodo = cx.graph.nodo(n);
        let (message, label, help) = match &obiettivo.indicatori {
            Field::Invalid(_) | Field::Present(Lista::Nessuna(_), _) => continue,
            Field::Missing => (
                format!("l'obiettivo di valore pubblico `{}` non ha indicatori", nodo.id),
                "come si saprà se è stato raggiunto?",
                "aggiungi `indicatori` con almeno un indicatore che misuri l'effetto su chi ne beneficia",
            ),
            Field::Present(..) => {
                let usi = cx.graph.assegnazioni(n);
                if usi.is_empty() || usi.iter().any(|uso| may_be_impact(uso.indicatore, obiettivo)) {
                    continue;
                }
                let message = match usi.len() {
                    1 => format!("l'indicatore di `{}` non misura un impatto", nodo.id),
                    tanti => format!("nessuno dei {tanti} indicatori di `{}` misura un impatto", nodo.id),
                };
                (
                    message,
                    "né `dimensione` né `catena` parlano di effetti",
                    "aggiungi un indicatore di impatto (`dimensione: impatto`), per esempio dal BES, o correggi `dimensione` e `catena`",
                )
            }
        };
        out.report(&RULE, nodo.span).campo("indicatori").message(message).label(label).help(help);
    }
}

/// It says that it measures an effect, or does not say what it measures.
fn may_be_impact(indicatore: &Indicatore, obiettivo: &ObiettivoValorePubblico) -> bool {
    let interno = || obiettivo.dimensioni.elementi().iter().any(|d| d.value == DimensioneBenessere::Interno);
    match (&indicatore.dimensione, &indicatore.catena) {
        (Field::Missing, Field::Missing) | (Field::Invalid(_), _) | (_, Field::Invalid(_)) => true,
        (Field::Present(DimensioneIndicatore::Impatto | DimensioneIndicatore::Outcome, _), _) => true,
        (_, Field::Present(Catena::Outcome | Catena::Impatto, _)) => true,
        // The health of the body is public value too, and this is how it is measured.
        (Field::Present(DimensioneIndicatore::StatoRisorse, _), _) => interno(),
        (Field::Present(..), _) | (Field::Missing, Field::Present(..)) => false,
    }
}
