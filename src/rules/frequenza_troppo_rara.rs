// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::Uso;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Frequenza;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    id: "frequenza-troppo-rara",
    catalogo: &["ind-frequency"],
    summary: "ogni indicatore si misura almeno una volta l'anno",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("frequenza_troppo_rara.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // A default is written once and read by every indicator.
    let mut detti = HashSet::new();
    for uso in cx.usati() {
        let Some((frequenza, span)) = uso.indicatore.frequenza.both() else { continue };
        let rara = match frequenza {
            Frequenza::Biennale | Frequenza::Triennale => true,
            Frequenza::UnaTantum => !una_volta(uso),
            Frequenza::Continua
            | Frequenza::Settimanale
            | Frequenza::Mensile
            | Frequenza::Bimestrale
            | Frequenza::Trimestrale
            | Frequenza::Quadrimestrale
            | Frequenza::Semestrale
            | Frequenza::Annuale
            | Frequenza::Tempestiva => false,
        };
        if !rara || !detti.insert(span) {
            continue;
        }
        out.report(&RULE, span)
            .message(format!(
                "l'indicatore `{}` ha frequenza `{}`: si misura meno di una volta l'anno",
                cx.graph.nodo(uso.nodo).id,
                frequenza.parola()
            ))
            .label("il monitoraggio è almeno annuale")
            .help("scrivi `annuale` o più spesso; se il dato esce più di rado, affianca un indicatore che si misuri ogni anno");
    }
}

/// It has one value to reach, or only asks whether a thing is done: measuring it once is enough.
fn una_volta(uso: &Uso<'_>) -> bool {
    uso.e_fatto_o_data() || !uso.attende_piu_anni()
}
