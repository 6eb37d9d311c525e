// SPDX-License-Identifier: EUPL-1.2
use super::dati::turn_over_di;
use super::shared::capacita::{euro, importo_in_euro};
use super::shared::formazione::Parlato;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Assunzione, TipoCanale};
use crate::source::Span;
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
    let Some(oltre) = oltre(cx) else { return };
    out.report(&RULE, oltre.luogo)
        .message(format!("le assunzioni del {} costano {} euro, il turn-over ne permette {}", oltre.anno, euro(oltre.costo), euro(oltre.limite)))
        .label(format!("{} per cento di {}, quanto costava chi è uscito l'anno prima", oltre.percento.normalize(), euro(oltre.uscite)))
        .help("riduci o rinvia le assunzioni; se usi quote degli anni precedenti, scrivilo in `metodo` o nella `nota` di `capacita`");
}

/// A year whose hirings cost more than the turn-over allows.
pub(super) struct Oltre {
    pub(super) anno: i16,
    costo: Decimal,
    limite: Decimal,
    percento: Decimal,
    uscite: Decimal,
    luogo: Span,
}

/// The first such year.
pub(super) fn oltre(cx: &Context<'_>) -> Option<Oltre> {
    let (fabbisogni, tipo) = (cx.piano.sezioni.fabbisogni.as_ref()?, cx.profilo.tipo?);
    let anno = cx.profilo.anno;
    let entra = capacita::costo_assunzioni(fabbisogni, anno, uses_turnover).ok()?;
    let esce = capacita::costo_cessazioni(fabbisogni, anno).ok();
    // What was not used in the years before may be added: it is told in words.
    let carried = fabbisogni.capacita.get().is_some_and(|c| {
        let text = Parlato::di(c);
        let words = ["rest", "residu", "precedent", "cumul", "riport", "economi", "autorizza", "magistrat", "avvocat"];
        words.iter().any(|w| text.brevi.contains(&format!(" {w}")) || text.prosa.contains(&format!(" {w}")))
    });
    let luogo = fabbisogni.assunzioni.span().filter(|_| !carried)?;
    let base = fabbisogni.capacita.get().and_then(|c| importo_in_euro(c.base.get()?));
    (0i16..).zip(entra).find_map(|(i, costo)| {
        let uscite = match i {
            0 => base,
            _ => esce.and_then(|e| e.get(usize::try_from(i - 1).ok()?).copied()),
        }?;
        let percento = turn_over_di(tipo, "ordinario", cx.profilo.dipendenti, anno + i)?.percento;
        let limite = uscite.checked_mul(percento)? / Decimal::ONE_HUNDRED;
        (costo > limite).then_some(Oltre { anno: anno + i, costo, limite, percento, uscite, luogo })
    })
}

/// Mobility between bodies that have limits, and the quota of protected categories, use none of it.
fn uses_turnover(riga: &Assunzione) -> bool {
    let first = riga.canale.elementi().first().and_then(|c| c.tipo.get());
    !matches!(first, Some(TipoCanale::Mobilita | TipoCanale::Collocamento))
}
