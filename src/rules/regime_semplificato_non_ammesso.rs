// SPDX-License-Identifier: EUPL-1.2
use super::shared::soglia::{SOGLIA, dipendenti};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::Regime;

/// The rule.
pub static RULE: Rule = Rule {
    id: "regime-semplificato-non-ammesso",
    catalogo: &["gen-regime-consistent"],
    summary: "il regime semplificato è di chi ha meno di 50 dipendenti all'inizio del triennio",
    level: Livelli { ordinario: None, semplificato: Some(Level::Error) },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 6",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte {
            atto: "PNA 2022",
            articolo: "semplificazioni per gli enti con meno di 50 dipendenti",
            url: "https://www.anticorruzione.it",
            certezza: "C",
        },
    ],
    doc: include_str!("regime_semplificato_non_ammesso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifesto = &cx.piano.manifesto;
    let Some((Regime::Semplificato, span)) = manifesto.regime.both() else { return };
    // Of exactly fifty the norms say two things, and another rule says so.
    let Some(dipendenti) = dipendenti(cx).filter(|d| d.numero > SOGLIA) else { return };
    // In the second and third year the number of today is not the one that decided.
    let later = manifesto.profilo.get().and_then(|p| p.anno_di_conferma.get()).is_some_and(|n| n.numero > 1);
    if later && !dipendenti.inizio {
        return;
    }
    let help = if dipendenti.inizio {
        "togli `regime`, oppure correggi il numero"
    } else {
        "togli `regime`; se all'inizio del triennio erano meno di 50, scrivi quanti in `dipendenti_inizio_triennio` di `[profilo]`"
    };
    out.report(&RULE, span)
        .message(format!("il regime è semplificato, ma i dipendenti sono {}", dipendenti.numero))
        .label("per chi ne ha meno di 50")
        .help(help)
        .also(dipendenti.span, if dipendenti.inizio { "all'inizio del triennio" } else { "quanti sono" });
}
