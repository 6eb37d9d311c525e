// SPDX-License-Identifier: EUPL-1.2
use super::dati::VoceMisuraGenerale;
use super::obblighi;
use super::shared::misure_generali::{Generali, chieste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-generale-assente",
    catalogo: &[
        "risk-gen-conduct",
        "risk-gen-rotation",
        "risk-gen-rotation-extra",
        "risk-gen-conflict",
        "risk-gen-external-jobs",
        "risk-gen-pantouflage",
        "risk-gen-35bis",
        "risk-gen-training",
        "risk-gen-pacts",
        "risk-gen-times",
        "risk-gen-third-parties",
        "risk-gen-controlled",
    ],
    summary: "il piano parla di ogni misura generale che la legge chiede",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "artt. 16, 35-bis, 53 e 54",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165",
            certezza: "K",
        },
    ],
    doc: include_str!("misura_generale_assente.md"),
    check: Some(check),
};

/// From this many on, measures that are missing are told together.
const MOLTE: usize = 4;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(generali) = Generali::di(cx) else { return };
    if generali.is_empty() {
        out.report(&RULE, generali.luogo)
            .campo("misure_generali")
            .message("il piano non ha nessuna misura generale contro la corruzione")
            .help("aggiungi `misure_generali`: una voce per misura (`codice_comportamento`, `rotazione_ordinaria`, `conflitto_interessi`, `pantouflage` …) con `testo` o `misura`, oppure `nessuna` e il motivo");
        return;
    }
    // Who has controlled bodies is asked how it watches them; who does not say whether it has any, by the list of all measures.
    let owed =
        |v: &&VoceMisuraGenerale| v.profilo != "enti_controllati" || obblighi::detto(cx, &v.profilo) == Some(true);
    let mancanti: Vec<&VoceMisuraGenerale> =
        chieste(cx, RULE.catalogo).filter(owed).filter(|v| !generali.parla_di(v)).collect();
    if mancanti.len() >= MOLTE {
        let nomi: Vec<String> = mancanti.iter().map(|v| format!("{} (`{}`)", v.nome, v.codice)).collect();
        out.report(&RULE, generali.luogo)
            .campo("misure_generali")
            .message(format!("mancano {} misure generali: {}", mancanti.len(), nomi.join("; ")))
            .label("l'elenco delle misure generali")
            .help("aggiungi una voce per ciascuna, con `testo` o `misura`, oppure `nessuna` e il motivo");
        return;
    }
    for voce in mancanti {
        let meant = generali.chiave_vicina(voce);
        let help = match meant {
            Some(key) => format!("forse la voce `{key}` è questa: si scrive `{}`", voce.codice),
            None => format!(
                "aggiungi `{}` con `testo` (come la attuate) o `misura`, oppure `nessuna` e il motivo",
                voce.codice
            ),
        };
        out.report(&RULE, generali.luogo)
            .campo(&format!("misure_generali.{}", voce.codice))
            .message(format!("tra le misure generali manca «{}»", voce.nome))
            .label(format!("la chiedono: {}", voce.fonte))
            .help(help);
    }
}
