// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-orizzonte",
    catalogo: &["vp-deadline"],
    summary: "ogni obiettivo di valore pubblico dice entro quando si vuole raggiungere",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domanda guida 4 sul valore pubblico",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_orizzonte.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        // The years of the expected values say it too.
        let with_years = cx.graph.assegnazioni(n).iter().any(|a| !a.target().is_missing());
        let unread = !obiettivo.indicatori.is_missing() && obiettivo.indicatori.get().is_none();
        if obiettivo.orizzonte.is_missing() && !with_years && !unread {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "orizzonte",
        tutti: format!("nessuno dei {total} obiettivi di valore pubblico dice entro quando si vuole raggiungere"),
        label: "entro quando?",
        help: "aggiungi `orizzonte`: un anno, una data, oppure parole come `fine mandato`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("l'obiettivo di valore pubblico `{}` non dice entro quando si vuole raggiungere", n.id)
    });
}
