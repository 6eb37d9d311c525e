// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::serventi::Servito;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::{Misura, Processo};
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-non-protetto",
    catalogo: &["vp-protection"],
    summary: "ogni obiettivo di valore pubblico è legato ad almeno un processo o una misura della sezione 2.3",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. c, n. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
        Fonte {
            atto: "PNA 2022",
            articolo: "valore pubblico e prevenzione della corruzione",
            url: "https://www.anticorruzione.it",
            certezza: "P",
        },
    ],
    doc: include_str!("valore_pubblico_non_protetto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mapped = cx.graph.tutti::<Processo>().next().is_some() || cx.graph.tutti::<Misura>().next().is_some();
    if cx.graph.is_incomplete() || !mapped {
        return;
    }
    let mut total = 0;
    let mut found = Vec::new();
    for (n, _) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        if !Servito::di(cx, n).protetto(cx) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        // The reference is missing in section 2.3, not here.
        campo: "",
        tutti: format!(
            "nessuno dei {total} obiettivi di valore pubblico è legato a un processo o a una misura della 2.3"
        ),
        label: "che cosa lo protegge dalla corruzione?",
        help: "aggiungi il suo id a `valore_pubblico` di un processo, o a `obiettivi` quello di un obiettivo che lo serve",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("nessun processo e nessuna misura della 2.3 riguarda l'obiettivo di valore pubblico `{}`", n.id)
    });
}
