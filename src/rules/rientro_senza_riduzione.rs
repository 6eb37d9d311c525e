// SPDX-License-Identifier: EUPL-1.2
use super::dati::{VoceSpesa, turn_over_di};
use super::shared::capacita::{Prospetto, due_cifre, euro};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rientro-senza-riduzione",
    catalogo: &["ptfp-com-high"],
    summary: "chi è sopra la soglia di rientro riduce la spesa e sostituisce solo una parte di chi esce",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 6, c. 1 e 2",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "K",
    }],
    doc: include_str!("rientro_senza_riduzione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let Some(rientro) = prospetto.riga(VoceSpesa::Rientro) else { return };
    let Ok(conto) = capacita::rapporto(prospetto.capacita) else { return };
    if conto.rapporto <= rientro.valore {
        return;
    }
    let sopra =
        format!("rapporto {} per cento, soglia di rientro {}", due_cifre(conto.rapporto), due_cifre(rientro.valore));
    let previste = prospetto.previste();
    if let Some(ultima) = previste.last().filter(|p| p.spesa >= conto.spesa) {
        out.report(&RULE, ultima.luogo)
            .message(format!(
                "la spesa prevista nel {}, {} euro, non scende sotto quella dell'ultimo rendiconto, {}",
                ultima.anno,
                euro(ultima.spesa),
                euro(conto.spesa)
            ))
            .label(sopra)
            .help(format!("{}. Riduci le assunzioni finché il rapporto rientra", ultima.conto));
        return;
    }
    let anno = prospetto.anno;
    let Some(quota) = turn_over_di(prospetto.tipo, "sopra il rientro", None, anno) else { return };
    let (Ok(entra), Ok(esce)) = (
        capacita::costo_assunzioni(prospetto.fabbisogni, anno, |_| true),
        capacita::costo_cessazioni(prospetto.fabbisogni, anno),
    ) else {
        return;
    };
    let limite = |i: usize| esce[i - 1] / Decimal::ONE_HUNDRED * quota.percento;
    let Some(luogo) = prospetto.fabbisogni.assunzioni.span() else { return };
    if let Some(i) = (1..3).find(|i| entra[*i] > limite(*i)) {
        out.report(&RULE, luogo)
            .message(format!(
                "le assunzioni del {} costano {} euro, più del {} per cento di chi esce l'anno prima, {}",
                anno + i as i16,
                euro(entra[i]),
                quota.percento.normalize(),
                euro(limite(i))
            ))
            .label(sopra)
            .help("finché il rapporto è sopra la soglia di rientro si sostituisce solo quella parte di chi esce");
    }
}
