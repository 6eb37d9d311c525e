// SPDX-License-Identifier: EUPL-1.2
use super::shared::orizzonti;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::{Anno, Serie};
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "orizzonte-fuori-dal-piano",
    catalogo: &["vp-deadline"],
    summary: "l'orizzonte di un obiettivo di valore pubblico sta nel triennio, o si sa che cosa succede nel triennio",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domanda guida 4 sul valore pubblico",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("orizzonte_fuori_dal_piano.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(Anno(primo)) = cx.piano.manifesto.anno.get().copied() else { return };
    let ultimo = primo + 2;
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        let Some((orizzonte, span)) = obiettivo.orizzonte.both() else { continue };
        let Some(anno) = orizzonti::anno(obiettivo) else { continue };
        let id = cx.graph.nodo(n).id;
        if anno < primo {
            out.report(&RULE, span)
                .message(format!("l'orizzonte di `{id}` è il {anno}, prima del piano"))
                .label(format!("il piano comincia nel {primo}"))
                .help(format!("scrivi l'anno in cui si vuole raggiungere l'obiettivo, per esempio `{ultimo}`"));
        } else if anno > ultimo && orizzonte.nota.is_none() && only_later(cx, n, primo, ultimo) {
            out.report(&RULE, span)
                .message(format!("l'orizzonte di `{id}` è il {anno}, e nessun valore atteso riguarda il {primo}-{ultimo}"))
                .label("che cosa si raggiunge intanto?")
                .help(format!(
                    "aggiungi al `target` un valore per gli anni del piano, oppure una nota: `orizzonte: {{ valore: {anno}, nota: … }}`"
                ));
        }
    }
}

/// Its indicators have expected values, all of them after the plan.
fn only_later(cx: &Context<'_>, n: usize, primo: i16, ultimo: i16) -> bool {
    let mut some = false;
    for uso in cx.graph.assegnazioni(n) {
        match uso.target() {
            Field::Missing => {}
            // A value for every year is one for the years of the plan.
            Field::Invalid(_) | Field::Present(Serie::Ogni(_), _) => return false,
            Field::Present(Serie::PerAnno(valori), _) => {
                if valori.iter().any(|(a, _)| (primo..=ultimo).contains(&a.0)) {
                    return false;
                }
                some |= !valori.is_empty();
            }
        }
    }
    some
}
