// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, banda, fascia, migliaia};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "fascia-demografica-errata",
    catalogo: &["ptfp-com-band"],
    summary: "la fascia demografica è quella degli abitanti",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 3",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "C",
    }],
    doc: include_str!("fascia_demografica_errata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let Some((scritta, luogo)) = prospetto.capacita.fascia.both() else { return };
    let Some(giusta) = prospetto.per_abitanti(VoceSpesa::Soglia) else { return };
    let Some((abitanti, dove)) = prospetto.abitanti else { return };
    let letta = fascia(scritta.as_str(), prospetto.tipo, prospetto.anno);
    let Some(letta) = letta.filter(|f| f.fascia != giusta.fascia) else { return };
    let (giusta, letta) = (banda(giusta), banda(letta));
    let (giusta, letta) = (giusta.trim_end_matches(','), letta.trim_end_matches(','));
    let finding = out
        .report(&RULE, luogo)
        .message(format!("con {} abitanti non vale {letta}", migliaia(abitanti)))
        .label(format!("vale {giusta}"))
        .help("correggi `fascia` e i valori soglia che ne dipendono, o gli abitanti");
    if let Some(dove) = dove {
        finding.also(dove, "gli abitanti presi a base");
    }
}
