// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "condizione-agile-negata",
    catalogo: &["agile-services", "agile-rotation", "agile-platform", "agile-devices"],
    summary: "dove si usa il lavoro agile, le condizioni del decreto ci sono",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. b, nn. 1-5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("condizione_agile_negata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(condizioni) = agile::usato(cx).and_then(|s| s.condizioni.get()) else { return };
    // «No» may well mean that there is no backlog: that condition is not looked at.
    let tutte = [
        ("servizi_non_ridotti", "i servizi agli utenti non si riducano", &condizioni.servizi_non_ridotti),
        ("rotazione", "il personale ruoti e la presenza prevalga", &condizioni.rotazione),
        ("piattaforma", "ci sia una piattaforma o uno strumento sicuro", &condizioni.piattaforma),
        ("dotazioni", "il personale abbia apparati digitali adatti", &condizioni.dotazioni),
    ];
    for (nome, che_cosa, campo) in tutte {
        let Some(condizione) = campo.get() else { continue };
        let Some((_, place)) = condizione.si.both().filter(|(said, _)| !said.0 && condizione.come.is_missing()) else {
            continue;
        };
        out.report(&RULE, place)
            .message(format!("il lavoro agile si usa, ma la condizione `{nome}` è `no` e non si dice come si rimedia"))
            .label(format!("il decreto vuole che {che_cosa}"))
            .help("scrivi `si: sì` e `come`, oppure in `come` che cosa si farà perché la condizione ci sia");
    }
}
