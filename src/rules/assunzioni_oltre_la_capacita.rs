// SPDX-License-Identifier: EUPL-1.2
use super::assunzioni_oltre_il_turn_over;
use super::dati::VoceSpesa;
use super::shared::capacita::{Prospetto, euro, importo_in_euro};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::calcolo::capacita;
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Assunzione, TipoCanale};
use crate::model::scheda_anagrafica::TipoEnte;

/// The rule.
pub static RULE: Rule = Rule {
    id: "assunzioni-oltre-la-capacita",
    catalogo: &["ptfp-hires-vs-capacity"],
    summary: "le assunzioni del primo anno costano non più della capacità",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 34/2019",
            articolo: "art. 33",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2019-04-30;34~art33",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 6, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6",
            certezza: "K",
        },
    ],
    doc: include_str!("assunzioni_oltre_la_capacita.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let Some((limite, dove)) = fabbisogni.capacita.get().and_then(|c| c.limite.both()) else { return };
    let (Some(limite), Some(luogo)) = (importo_in_euro(limite), fabbisogni.assunzioni.span()) else { return };
    let anno = cx.profilo.anno;
    let prospetto = Prospetto::di(cx);
    let (costo, conto) = match &prospetto {
        // The spending of a year against the threshold is another rule's.
        Some(p) if p.tipo == TipoEnte::Comune && known(p) => return,
        // The capacity of these bodies is room to grow: who leaves makes more of it.
        Some(p) => match growth(p) {
            Some(found) => found,
            None => return,
        },
        None => match capacita::costo_assunzioni(fabbisogni, anno, uses_capacity) {
            Ok([first, ..]) => (first, format!("assunzioni stabili del {anno}: {} euro", euro(first))),
            Err(_) => return,
        },
    };
    // Of the State the capacity is the turn-over, and that rule speaks.
    let turn_over = || assunzioni_oltre_il_turn_over::oltre(cx).is_some_and(|o| o.anno == anno);
    if costo <= limite || anno >= 2025 && turn_over() {
        return;
    }
    out.report(&RULE, luogo)
        .message(format!("le assunzioni del {anno} impegnano {} euro, la capacità è {}", euro(costo), euro(limite)))
        .label(conto)
        .also(dove, "la capacità")
        .help("rinvia qualche assunzione, o correggi i costi e la capacità");
}

/// Its ratio can be computed and held against the threshold.
fn known(prospetto: &Prospetto<'_>) -> bool {
    capacita::rapporto(prospetto.capacita).is_ok() && prospetto.riga(VoceSpesa::Soglia).is_some()
}

/// Hires and progressions minus leavers in the first year.
fn growth(prospetto: &Prospetto<'_>) -> Option<(rust_decimal::Decimal, String)> {
    let first = capacita::crescita(prospetto.fabbisogni, prospetto.anno).ok()?;
    let conto = format!(
        "{} (assunzioni) + {} (progressioni) − {} (cessazioni)",
        euro(first.assunzioni),
        euro(first.progressioni),
        euro(first.cessazioni)
    );
    Some((first.saldo(), conto))
}

/// Mobility between bodies that have limits, and the quota of protected categories, use none of it.
fn uses_capacity(riga: &Assunzione) -> bool {
    let first = riga.canale.elementi().first().and_then(|c| c.tipo.get());
    !matches!(first, Some(TipoCanale::Mobilita | TipoCanale::Collocamento))
}
