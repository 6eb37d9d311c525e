// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-baseline",
    catalogo: &["ind-baseline", "vp-baseline"],
    summary: "ogni indicatore dice da dove si parte, o perché non si sa",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, domande guida sugli indicatori",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("indicatore_senza_baseline.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for uso in cx.usati() {
        let indicatore = uso.indicatore;
        let given = !indicatore.baseline.is_missing()
            || !indicatore.storico.is_missing()
            || uso.legami().any(|l| !l.baseline.is_missing());
        if given || uso.e_fatto_o_data() {
            continue;
        }
        let nodo = cx.graph.nodo(uso.nodo);
        let anno = cx.piano.manifesto.anno.get().map_or("anno".into(), |a| (a.0 - 1).to_string());
        out.report(&RULE, nodo.span)
            .campo("baseline")
            .message(format!("l'indicatore `{}` non ha un valore di partenza", nodo.id))
            .label("da quale valore si comincia?")
            .help(format!("aggiungi `baseline: {{ {anno}: … }}`, oppure `baseline: {{ nessuna: \"perché\" }}`"));
    }
}
