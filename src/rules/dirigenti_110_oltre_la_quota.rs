// SPDX-License-Identifier: EUPL-1.2
use super::dati::limite_fabbisogni;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dirigenti-110-oltre-la-quota",
    catalogo: &["ptfp-managers-110"],
    summary: "i dirigenti a contratto non superano il 30 per cento della dotazione dirigenziale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 267/2000",
        articolo: "art. 110, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267~art110",
        certezza: "K",
    }],
    doc: include_str!("dirigenti_110_oltre_la_quota.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let managers = cx.piano.sezioni.fabbisogni.as_ref().and_then(|f| f.dirigenti_110.get());
    let Some(limit) = limite_fabbisogni("dirigenti_110", None, cx.profilo.anno) else { return };
    let Some(managers) = managers else { return };
    let (Some((number, place)), Some(posts)) = (managers.numero.both(), managers.dotazione.get()) else { return };
    // At least one; a fraction is given to the body.
    let share = Decimal::from(posts.numero) * limit.valore / Decimal::ONE_HUNDRED;
    let most = share.ceil().max(Decimal::ONE);
    if Decimal::from(number.numero) <= most {
        return;
    }
    out.report(&RULE, place)
        .message(format!(
            "{} dirigenti a contratto su una dotazione di {}: il {} per cento è {}",
            number.numero,
            posts.numero,
            limit.valore.normalize(),
            crate::model::valore::stampa_decimale(&share.normalize())
        ))
        .label(format!("al massimo {}", most.normalize()))
        .help("controlla la dotazione dirigenziale; il regolamento degli uffici può fissare una quota più bassa, non più alta");
}
