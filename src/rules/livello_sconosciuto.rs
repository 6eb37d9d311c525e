// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::Span;
use crate::source::decode::nearest;
use crate::source::node::brief;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "livello-sconosciuto",
    catalogo: &["perf-level"],
    summary: "il livello di ogni obiettivo è tra quelli del manifesto",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "artt. 5 e 10, c. 1-ter",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150",
        certezza: "K",
    }],
    doc: include_str!("livello_sconosciuto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // A plan that does not list its levels uses words of its own.
    let Some(livelli) = cx.piano.manifesto.livelli_obiettivi.get().filter(|l| !l.0.is_empty()) else { return };
    let mut sconosciuti: BTreeMap<&str, Vec<(usize, Span)>> = BTreeMap::new();
    for &(n, obiettivo) in &cx.obiettivi().tutti {
        let Some((livello, luogo)) = obiettivo.livello.both() else { continue };
        // A goal with its own class needs no level.
        if livelli.get(&livello.testo).is_none() && obiettivo.classe.is_missing() {
            sconosciuti.entry(&livello.testo).or_default().push((n, luogo));
        }
    }
    let parole = || livelli.0.iter().map(|v| &*v.chiave);
    for (livello, luoghi) in sconosciuti {
        let Some((_, primo)) = luoghi.first() else { continue };
        let elenco = parole().map(|p| format!("`{p}`")).collect::<Vec<_>>().join(", ");
        let help = match nearest(livello, parole()) {
            Some(vicino) => format!("forse intendevi `{vicino}`?"),
            None => format!("scrivi {elenco}, oppure aggiungi il livello in `[livelli_obiettivi]` con la sua classe"),
        };
        let label = match luoghi.len() {
            1 => "livello sconosciuto".to_string(),
            2 => "qui e in un altro obiettivo".to_string(),
            quanti => format!("qui e in altri {} obiettivi", quanti - 1),
        };
        out.report(&RULE, *primo)
            .message(format!("il livello `{}` non è tra quelli del piano: {elenco}", brief(livello)))
            .label(label)
            .help(help);
    }
}
