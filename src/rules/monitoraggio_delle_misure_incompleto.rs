// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggio_rischi::{parole, sezione};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-delle-misure-incompleto",
    catalogo: &["risk-monitoring", "mon-anac"],
    summary: "del monitoraggio delle misure si sa chi lo fa, quando, come, su quali processi e che guarda anche l'idoneità",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 3, c. 1, lett. c, n. 6",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "P",
    }],
    doc: include_str!("monitoraggio_delle_misure_incompleto.md"),
    check: Some(check),
};

/// Words of a check of what measures are worth, not only of whether they are there.
const IDONEITA: &[&str] = &["idone", "efficac", "adeguat", "servit", "serve", "utili", "funzion"];

/// Words of how many processes or measures are checked.
const CAMPIONE: &[&str] =
    &["campion", "tutti i processi", "tutte le misure", "totalita", "ogni misura", "ogni processo", "sorteggi"];

/// Words of how often.
const QUANDO: &[&str] = &["semestr", "annual", "trimestr", "quadrimestr", "mensil", "ogni", "entro"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, _)) = sezione(cx) else { return };
    let Some((monitoraggio, luogo)) = rischi.monitoraggio.both() else { return };
    let livelli = monitoraggio.livelli.elementi();
    let testo = parole(monitoraggio);
    let says = |words: &[&str]| words.iter().any(|w| testo.contains(w));
    // Levels that were not understood may say anything.
    let unread = monitoraggio.livelli.get().is_none() && !monitoraggio.livelli.is_missing();
    let chi =
        livelli.iter().any(|l| !l.ufficio.is_missing() || !l.soggetto.is_missing()) || says(&["rpct", "responsabil"]);
    let quando =
        livelli.iter().any(|l| !l.frequenza.is_missing()) || !monitoraggio.periodi.is_missing() || says(QUANDO);
    let come = livelli.iter().any(|l| !l.metodo.is_missing()) || !monitoraggio.testo.is_missing();
    // A text still to be filled in may say it.
    let waiting = livelli.iter().any(|l| l.metodo.get().is_none() && !l.metodo.is_missing())
        || (monitoraggio.testo.get().is_none() && !monitoraggio.testo.is_missing());
    let manca: Vec<&str> = [
        ("chi lo fa", chi || unread),
        ("ogni quanto", quando || unread),
        ("come", come || unread),
        ("su quanti processi", !monitoraggio.campione.is_missing() || waiting || says(CAMPIONE)),
        ("se guarda anche l'idoneità delle misure", unread || waiting || says(IDONEITA)),
    ]
    .into_iter()
    .filter(|(_, said)| !said)
    .map(|(what, _)| what)
    .collect();
    if manca.is_empty() {
        return;
    }
    out.report(&RULE, luogo)
        .campo("monitoraggio")
        .message(format!("del monitoraggio delle misure non si sa {}", manca.join(", né ")))
        .label("qui")
        .help("completa `livelli` (`soggetto` o `ufficio`, `frequenza`, `metodo`) e `campione`; in `metodo` di' come si giudica se la misura è servita");
}
