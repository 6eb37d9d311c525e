// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::serventi::Servito;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-obiettivi",
    catalogo: &["vp-contributing-goal"],
    summary: "ogni obiettivo di valore pubblico è servito da almeno un obiettivo di performance",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. b; Allegato, sottosezione performance",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_obiettivi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Without any goal of performance the cause is another.
    if cx.graph.is_incomplete() || cx.graph.tutti::<Obiettivo>().next().is_none() {
        return;
    }
    let mut total = 0;
    let mut found = Vec::new();
    for (n, _) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        if Servito::di(cx, n).obiettivi.is_empty() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        // The reference is missing in the goals of performance, not here.
        campo: "",
        tutti: format!("nessuno dei {total} obiettivi di valore pubblico è servito da un obiettivo di performance"),
        label: "chi lavora per raggiungerlo?",
        help: "aggiungi il suo id a `valore_pubblico` degli obiettivi della sezione 2.2 che lo servono",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("nessun obiettivo di performance serve l'obiettivo di valore pubblico `{}`", n.id)
    });
}
