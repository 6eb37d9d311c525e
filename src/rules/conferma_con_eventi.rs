// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::conferma;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "conferma-con-eventi",
    catalogo: &["risk-confirmation-ground"],
    summary: "la 2.3 si conferma solo se non è successo niente che imponga di riscriverla",
    level: Livelli { ordinario: None, semplificato: Some(Level::Error) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 6, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("conferma_con_eventi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((Some(conferma), luogo)) = conferma(cx) else { return };
    let eventi = [
        (&conferma.fatti_corruttivi, "fatti_corruttivi", "ci sono stati fatti corruttivi"),
        (
            &conferma.modifiche_organizzative,
            "modifiche_organizzative",
            "ci sono state modifiche organizzative rilevanti",
        ),
        (&conferma.disfunzioni, "disfunzioni", "ci sono state disfunzioni amministrative significative"),
        (
            &conferma.obiettivi_cambiati,
            "obiettivi_cambiati",
            "sono cambiati gli obiettivi di performance a protezione del valore pubblico",
        ),
    ];
    let successi: Vec<_> = eventi.into_iter().filter(|(f, ..)| f.get().is_some_and(|si| si.0)).collect();
    let Some((field, campo, _)) = successi.first() else { return };
    let detti: Vec<&str> = successi.iter().map(|(.., what)| *what).collect();
    out.report(&RULE, field.span().unwrap_or(luogo))
        .campo(&format!("conferma.{campo}"))
        .message(format!("la sottosezione 2.3 è confermata, ma {}", detti.join(" e ")))
        .label("con questo non si conferma")
        .help("la sottosezione si riscrive: togli `conferma`, porta `anno_di_conferma` a 1 e aggiorna processi, rischi e misure");
}
