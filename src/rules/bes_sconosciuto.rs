// SPDX-License-Identifier: EUPL-1.2
use super::dati::{domini_bes, dominio_bes};
use super::shared::codici::{di_ogni_obiettivo, solo_numero};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    id: "bes-sconosciuto",
    catalogo: &["vp-bes-sdg-valid"],
    summary: "i domini del BES citati esistono",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("bes_sconosciuto.md"),
    check: Some(check),
};

/// Words that stand before the number of a domain.
const PRIMA: &[&str] = &["bes", "dominio", "domini", "n", "nr", "numero", "d"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    for voce in di_ogni_obiettivo(cx, |o| &o.bes, |o| &o.bes) {
        let testo = voce.value.as_str();
        if dominio_bes(testo).is_some() {
            continue;
        }
        // What is neither a number nor like a domain may be the name of an indicator.
        let nomi = domini_bes().iter().map(|d| d.nome.as_str());
        let help = match (solo_numero(testo, PRIMA), nearest(testo, nomi)) {
            (_, Some(nome)) => format!("forse intendevi `{nome}`?"),
            (Some(_), None) => format!("i domini sono {}: scrivi il nome, per esempio `Salute`", domini_bes().len()),
            (None, None) => continue,
        };
        out.report(&RULE, voce.span)
            .message(format!("il dominio del BES `{testo}` non esiste"))
            .label("non è tra i domini")
            .help(help);
    }
}
