// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{self, Mancanza};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Misura;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-senza-ufficio",
    catalogo: &["risk-measure-office"],
    summary: "ogni misura ha un ufficio o un incarico responsabile",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte { atto: "PNA 2019", articolo: "allegato 1, § 5.2", url: "https://www.anticorruzione.it", certezza: "P" },
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "P",
        },
    ],
    doc: include_str!("misura_senza_ufficio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut total = 0;
    let mut found = Vec::new();
    for (n, misura) in cx.graph.tutti::<Misura>() {
        total += 1;
        let altrove = misura.fasi.elementi().iter().any(|f| !f.ufficio.is_missing()) || by_goal(cx, misura);
        if !altrove && misura.ufficio.is_missing() && misura.altri_uffici.is_missing() && misura.incarico.is_missing() {
            found.push(n);
        }
    }
    let missing = Mancanza {
        rule: &RULE,
        campo: "ufficio",
        tutti: format!("nessuna delle {total} misure ha un responsabile"),
        label: "chi la attua?",
        help: "aggiungi `ufficio` (o `tutti`), oppure `incarico`",
    };
    insieme::riporta(cx, out, &missing, &found, total, |n| format!("la misura `{}` non ha un responsabile", n.id));
}

/// The goal that carries it out says whose it is.
fn by_goal(cx: &Context<'_>, misura: &Misura) -> bool {
    let Some(goal) = misura.obiettivo.get() else { return !misura.obiettivo.is_missing() };
    cx.graph.get(goal).is_none_or(|o| !o.ufficio.is_missing() || !o.responsabili.is_missing())
}
