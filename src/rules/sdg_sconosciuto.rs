// SPDX-License-Identifier: EUPL-1.2
use super::dati::{ObiettivoSdg, obiettivi_sdg, obiettivo_sdg};
use super::shared::codici::{di_ogni_obiettivo, solo_numero};
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sdg-sconosciuto",
    catalogo: &["vp-bes-sdg-valid"],
    summary: "gli obiettivi e i traguardi dell'Agenda 2030 citati esistono",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("sdg_sconosciuto.md"),
    check: Some(check),
};

/// Words that stand before the number of a goal.
const PRIMA: &[&str] =
    &["sdg", "sdgs", "goal", "goals", "obiettivo", "obiettivi", "n", "nr", "numero", "agenda", "onu", "ob"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    for voce in di_ogni_obiettivo(cx, |o| &o.sdg, |o| &o.sdg) {
        let testo = voce.value.as_str();
        // `Agenda 2030, obiettivo 11`
        let senza_anno = testo.replace("2030", "");
        let nomi = obiettivi_sdg().iter().map(|o| o.nome.as_str());
        let (message, help) = match obiettivo_sdg(&senza_anno) {
            Some((obiettivo, traguardo)) => {
                // A number inside a sentence is no target: `11.2.1` is an indicator of 11.2.
                let Some(traguardo) = traguardo.as_deref().and_then(clean).filter(|t| !obiettivo.ha(t)) else {
                    continue;
                };
                (
                    format!("il traguardo {}.{traguardo} dell'Agenda 2030 non esiste", obiettivo.numero),
                    format!("i traguardi dell'obiettivo {} sono {}", obiettivo.numero, traguardi(obiettivo)),
                )
            }
            None => match (solo_numero(&senza_anno, PRIMA), nearest(testo, nomi)) {
                (_, Some(nome)) if !obiettivi_sdg().iter().any(|o| o.nome == testo) => {
                    (format!("l'obiettivo `{testo}` dell'Agenda 2030 non esiste"), format!("forse intendevi `{nome}`?"))
                }
                (Some(_), None) => (
                    format!("l'obiettivo `{testo}` dell'Agenda 2030 non esiste"),
                    format!("gli obiettivi vanno da 1 a {}", obiettivi_sdg().len()),
                ),
                (_, Some(_)) | (None, None) => continue,
            },
        };
        out.report(&RULE, voce.span).message(message).label("non c'è nell'Agenda 2030").help(help);
    }
}

/// The number or the letter of a target, if that is what the text begins with.
fn clean(traguardo: &str) -> Option<String> {
    let prima: String = traguardo.chars().take_while(|c| c.is_alphanumeric()).collect();
    let numero = prima.bytes().all(|b| b.is_ascii_digit()) && prima.len() <= 2;
    let lettera = prima.len() == 1;
    ((numero || lettera) && !prima.is_empty()).then_some(prima)
}

fn traguardi(obiettivo: &ObiettivoSdg) -> String {
    let numeri = format!("da {0}.1 a {0}.{1}", obiettivo.numero, obiettivo.traguardi);
    match obiettivo.lettere {
        Some('a') => format!("{numeri}, e {}.a", obiettivo.numero),
        Some(ultima) => format!("{numeri}, e da {0}.a a {0}.{ultima}", obiettivo.numero),
        None => numeri,
    }
}
