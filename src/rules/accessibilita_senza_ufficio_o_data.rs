// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore_pubblico::{AzioneAccessibilita, TipoAccessibilita};

/// The rule.
pub static RULE: Rule = Rule {
    id: "accessibilita-senza-ufficio-o-data",
    catalogo: &["vp-accessibility-actions"],
    summary: "almeno un'azione fisica e una digitale per l'accessibilità dicono quale ufficio e entro quando",
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
    doc: include_str!("accessibilita_senza_ufficio_o_data.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
    for (tipo, nome) in [(TipoAccessibilita::Fisica, "fisica"), (TipoAccessibilita::Digitale, "digitale")] {
        let azioni = || sezione.accessibilita.elementi().iter().filter(|a| a.tipo.get() == Some(&tipo));
        let Some(prima) = azioni().next() else { continue };
        if azioni().any(|a| mancano(cx, a).is_empty()) {
            continue;
        }
        let campi = mancano(cx, prima);
        let quali = campi.join(" né ");
        let message = match azioni().count() {
            1 => format!("l'unica azione per l'accessibilità {nome} non ha {quali}"),
            tante => format!("nessuna delle {tante} azioni per l'accessibilità {nome} ha sia `ufficio` sia `scadenza`"),
        };
        out.report(&RULE, prima.titolo.span().unwrap_or(prima.span))
            .campo(campi.first().map_or("ufficio", |c| c.trim_matches('`')))
            .message(message)
            .label(format!("qui manca {quali}"))
            .help("aggiungi `ufficio` e `scadenza`, o `obiettivo` con l'id di un obiettivo che li ha");
    }
}

/// What the action does not say, nor the goal that carries it on.
fn mancano(cx: &Context<'_>, azione: &AzioneAccessibilita) -> Vec<&'static str> {
    let mut campi = Vec::new();
    let obiettivo = azione.obiettivo.get().map(|o| cx.graph.get(o));
    // An unknown goal is already reported.
    if matches!(obiettivo, Some(None)) {
        return campi;
    }
    let obiettivo = obiettivo.flatten();
    if azione.ufficio.is_missing() && obiettivo.is_none_or(|o| o.ufficio.is_missing() && o.responsabili.is_missing()) {
        campi.push("`ufficio`");
    }
    if azione.scadenza.is_missing() && obiettivo.is_none_or(|o| o.scadenza.is_missing() && o.anni.is_missing()) {
        campi.push("`scadenza`");
    }
    campi
}
