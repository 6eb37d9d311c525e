// SPDX-License-Identifier: EUPL-1.2
use super::dati::turn_over_di;
use super::shared::capacita::{euro, importo_in_euro};
use super::shared::formazione::Parlato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Assunzione, TipoCanale};
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzioni-oltre-il-turn-over",
    catalogo: &["ptfp-state-turnover"],
    summary: "le assunzioni costano non più della quota di chi è uscito l'anno prima",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2025),
    fonti: &[
        Fonte {
            atto: "L. 56/2019",
            articolo: "art. 3, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2019-06-19;56~art3",
            certezza: "C",
        },
        Fonte {
            atto: "L. 207/2024",
            articolo: "art. 1, c. 823",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2024-12-30;207~art1",
            certezza: "C",
        },
    ],
    doc: include_str!("assunzioni_oltre_il_turn_over.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (Some(fabbisogni), Some(tipo)) = (&cx.piano.sezioni.fabbisogni, cx.profilo.tipo) else { return };
    let anno = cx.profilo.anno;
    let Ok(entra) = capacita::costo_assunzioni(fabbisogni, anno, uses_turnover) else { return };
    let esce = capacita::costo_cessazioni(fabbisogni, anno).ok();
    // What was not used in the years before may be added: it is told in words.
    let carried = fabbisogni.capacita.get().is_some_and(|c| {
        let text = Parlato::di(c);
        let words = ["rest", "residu", "precedent", "cumul", "riport", "economi", "autorizza", "magistrat", "avvocat"];
        words.iter().any(|w| text.brevi.contains(&format!(" {w}")) || text.prosa.contains(&format!(" {w}")))
    });
    let Some(luogo) = fabbisogni.assunzioni.span().filter(|_| !carried) else { return };
    let base = fabbisogni.capacita.get().and_then(|c| importo_in_euro(c.base.get()?));
    for (i, costo) in (0i16..).zip(entra) {
        let uscite = match i {
            0 => base,
            _ => esce.and_then(|e| e.get(usize::try_from(i - 1).ok()?).copied()),
        };
        let quota = turn_over_di(tipo, "ordinario", cx.profilo.dipendenti, anno + i);
        let (Some(uscite), Some(quota)) = (uscite, quota) else { continue };
        let Some(limite) = uscite.checked_mul(quota.percento).map(|n| n / Decimal::ONE_HUNDRED) else { continue };
        if costo <= limite {
            continue;
        }
        out.report(&RULE, luogo)
            .message(format!("le assunzioni del {} costano {} euro, il turn-over ne permette {}", anno + i, euro(costo), euro(limite)))
            .label(format!("{} per cento di {}, quanto costava chi è uscito l'anno prima", quota.percento.normalize(), euro(uscite)))
            .help("riduci o rinvia le assunzioni; se usi quote degli anni precedenti, scrivilo in `metodo` o nella `nota` di `capacita`");
        return;
    }
}

/// Mobility between bodies that have limits, and the quota of protected categories, use none of it.
fn uses_turnover(riga: &Assunzione) -> bool {
    let first = riga.canale.elementi().first().and_then(|c| c.tipo.get());
    !matches!(first, Some(TipoCanale::Mobilita | TipoCanale::Collocamento))
}
