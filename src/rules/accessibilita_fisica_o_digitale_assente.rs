// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::TipoAccessibilita;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "accessibilita-fisica-o-digitale-assente",
    catalogo: &["vp-accessibility-actions"],
    summary: "le azioni per l'accessibilità sono almeno una fisica e una digitale",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 2, lett. f",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C2",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. a, n. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C2",
        },
    ],
    doc: include_str!("accessibilita_fisica_o_digitale_assente.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
    let azioni = sezione.accessibilita.elementi();
    // A kind that was not understood may be the one that is missing.
    let unread = azioni.iter().any(|a| matches!(a.tipo, Field::Invalid(_))) || cx.graph.is_incomplete();
    let Some(prima) = azioni.first().filter(|_| !unread) else { return };
    let has = |tipo| azioni.iter().any(|a| a.tipo.get() == Some(&tipo));
    let (message, wanted) = match (has(TipoAccessibilita::Fisica), has(TipoAccessibilita::Digitale)) {
        (true, true) => return,
        (false, true) => ("nessuna azione riguarda l'accessibilità fisica", "`tipo: fisica`"),
        (true, false) => ("nessuna azione riguarda l'accessibilità digitale", "`tipo: digitale`"),
        (false, false) => {
            ("nessuna azione dice se riguarda l'accessibilità fisica o digitale", "`tipo: fisica` o `tipo: digitale`")
        }
    };
    let senza_tipo = azioni.iter().filter(|a| a.tipo.is_missing()).count();
    let help = match senza_tipo {
        0 => format!("aggiungi almeno un'azione con {wanted}, con `ufficio` e `scadenza`"),
        _ => format!("scrivi {wanted} nelle azioni che non lo dicono ({senza_tipo}), o aggiungine una"),
    };
    out.report(&RULE, prima.titolo.span().unwrap_or(prima.span))
        .campo("tipo")
        .message(message)
        .label(match azioni.len() {
            1 => "è l'unica azione".to_string(),
            tante => format!("è la prima di {tante} azioni"),
        })
        .help(help);
}
