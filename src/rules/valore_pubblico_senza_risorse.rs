// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::serventi::{Servito, contenuti};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-risorse",
    catalogo: &["vp-resources"],
    summary: "ogni obiettivo di valore pubblico dice con quali persone, competenze o somme si raggiunge",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "P",
        },
        Fonte {
            atto: "Linee guida PIAO 2025",
            articolo: "obiettivi legati alle risorse",
            url: "https://www.anci.piemonte.it/piano-integrato-attivita-e-organizzazione-piao-pubblicate-nuove-linee-guida-e-manuali-operativi/",
            certezza: "P",
        },
    ],
    doc: include_str!("valore_pubblico_senza_risorse.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if cx.graph.is_incomplete() {
        return;
    }
    let file = contenuti(cx);
    let mut total = 0;
    let mut found = Vec::new();
    for (n, o) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        let budget = !o.missione.is_missing() || !o.missioni.is_missing() || !o.programma.is_missing();
        if o.risorse.is_missing() && !budget && !by_goals(cx, n, |servito| servito.con_personale(cx, &file)) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "risorse",
        tutti: format!("nessuno dei {total} obiettivi di valore pubblico dice con quali risorse si raggiunge"),
        label: "con quali persone e con quali somme?",
        help: "aggiungi `risorse` (persone, importo, fonte) o `programma`, oppure legalo a un intervento della sezione 3",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("l'obiettivo di valore pubblico `{}` non dice con quali risorse si raggiunge", n.id)
    });
}

/// The goals that serve it have resources, or section 3 works for it or for them.
fn by_goals(cx: &Context<'_>, n: usize, personale: impl Fn(&Servito) -> bool) -> bool {
    let servito = Servito::di(cx, n);
    let of_goal = |o: &usize| {
        let Some(o) = cx.graph.nodo(*o).record.as_any().downcast_ref::<Obiettivo>() else { return false };
        !o.risorse.is_missing() || !o.missione.is_missing() || !o.programma.is_missing()
    };
    servito.obiettivi.iter().any(of_goal) || personale(&servito)
}
