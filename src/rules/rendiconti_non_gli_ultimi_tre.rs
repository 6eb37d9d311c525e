// SPDX-License-Identifier: EUPL-1.2
use super::shared::capacita::Prospetto;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "rendiconti-non-gli-ultimi-tre",
    catalogo: &["ptfp-com-years"],
    summary: "i rendiconti sono gli ultimi tre approvati, di anni di fila, e la spesa è dell'ultimo",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 17 marzo 2020",
        articolo: "art. 2",
        url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
        certezza: "P",
    }],
    doc: include_str!("rendiconti_non_gli_ultimi_tre.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let capacita = prospetto.capacita;
    let (Some(luogo), Some(ultimo)) = (capacita.rendiconti.span(), prospetto.ultimo_rendiconto()) else { return };
    // A year late in approving its accounts is told in words.
    let said = [capacita.nota.get().map(|t| t.as_str()), capacita.metodo.get().map(|p| &*p.testo)];
    let late = said.into_iter().flatten().any(|t| fold(t).contains("approvat") && fold(t).contains("non_"));
    let mut anni: Vec<i16> = capacita.rendiconti.elementi().iter().filter_map(|r| r.anno.get().map(|a| a.0)).collect();
    anni.sort_unstable();
    let tre = &anni[anni.len().saturating_sub(3)..];
    let primo = prospetto.anno;
    let fault = if ultimo >= primo {
        Some(format!("il rendiconto {ultimo} non può essere approvato prima del {primo}"))
    } else if tre.len() < 3 {
        Some(format!("i rendiconti sono {}, la media si fa su tre", tre.len()))
    } else if tre.windows(2).any(|w| w[1] != w[0] + 1) {
        Some(format!("i rendiconti sono del {}, del {} e del {}: non sono tre anni di fila", tre[0], tre[1], tre[2]))
    } else if ultimo < primo - 2 && !late {
        Some(format!("l'ultimo rendiconto è del {ultimo}; prima del {primo} si approva quello del {}", primo - 2))
    } else {
        None
    };
    if let Some(message) = fault {
        out.report(&RULE, luogo).message(message).label("gli ultimi tre approvati").help(format!(
            "scrivi le entrate degli ultimi tre rendiconti approvati, di solito {}, {} e {}, e rifai il conto",
            primo - 4,
            primo - 3,
            primo - 2
        ));
        return;
    }
    if let Some((anno, dove)) = capacita.anno_spesa.both().filter(|(a, _)| a.0 != ultimo) {
        out.report(&RULE, dove)
            .message(format!("la spesa di personale è del {}, l'ultimo rendiconto del {ultimo}", anno.0))
            .label("di un altro anno")
            .also(luogo, "i rendiconti")
            .help("scrivi la spesa dell'ultimo rendiconto approvato, e rifai il conto");
    }
}
