// SPDX-License-Identifier: EUPL-1.2
use super::confronto::{Esame, Giudizio, Regola, Rilevanza, campo, passaggio, riporta};
use super::shared::target_cambiati::Target;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::diff::valori::Verso;

/// The rule.
pub static RULE: Rule = Rule {
    id: "target-indebolito",
    catalogo: &["diff-target-weakened"],
    summary: "un valore atteso reso più facile ha il suo motivo",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 6",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art6",
        certezza: "C",
    }],
    doc: include_str!("target_indebolito.md"),
    check: Some(check),
};

/// How it judges.
pub static REGOLA: Regola = Regola { rule: &RULE, trova };

fn check(cx: &Context<'_>, out: &mut Findings) {
    riporta(cx, &REGOLA, out);
}

fn trova(esame: &Esame<'_, '_>, out: &mut Vec<Giudizio>) {
    for (n, c) in esame.cambiamenti() {
        let Some(target) = Target::di(esame, c) else { continue };
        let message = match target.verso {
            Some(Verso::PiuFacile) => format!("{}: {}, più facile{}", campo(&c.campo), passaggio(c), target.come_mai()),
            None if c.dopo.is_none() => format!("{}: tolto, era {}", campo(&c.campo), target.prima()),
            _ => continue,
        };
        let giudizio = esame.giudizio(&RULE, n, Rilevanza::Rilevante, message);
        out.push(giudizio.aiuto("scrivi il motivo accanto al valore: `{ valore: …, stato: rimodulato, nota: \"…\" }`"));
    }
}
