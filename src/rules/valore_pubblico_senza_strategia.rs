// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::shared::serventi::Servito;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::ClasseObiettivo;
use crate::model::performance::Obiettivo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "valore-pubblico-senza-strategia",
    catalogo: &["vp-strategy"],
    summary: "ogni obiettivo di valore pubblico dice con quale strategia si raggiunge",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domanda guida 2 sul valore pubblico",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("valore_pubblico_senza_strategia.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, obiettivo) in cx.graph.tutti::<ObiettivoValorePubblico>() {
        total += 1;
        if obiettivo.strategie.is_missing() && obiettivo.descrizione.is_missing() && !has_strategic_goal(cx, n) {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "strategie",
        tutti: format!("nessuno dei {total} obiettivi di valore pubblico dice con quale strategia si raggiunge"),
        label: "con quale strategia?",
        help: "aggiungi `strategie` con almeno un titolo, oppure una `descrizione`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| {
        format!("l'obiettivo di valore pubblico `{}` non dice con quale strategia si raggiunge", n.id)
    });
}

/// A strategic goal of performance that serves it is its strategy.
fn has_strategic_goal(cx: &Context<'_>, n: usize) -> bool {
    let livelli = cx.piano.manifesto.livelli_obiettivi.get();
    Servito::di(cx, n).obiettivi.iter().any(|o| {
        let Some(o) = cx.graph.nodo(*o).record.as_any().downcast_ref::<Obiettivo>() else { return false };
        let del_livello = || livelli?.get(o.livello.get()?.as_str());
        matches!(o.classe.get().or_else(del_livello), Some(ClasseObiettivo::Specifico | ClasseObiettivo::Generale))
    })
}
