// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::{in_prosa, in_testo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::{Partecipazione, SchedaAnagrafica};
use crate::model::tipi::RefOTesto;

/// The rule.
pub static RULE: Rule = Rule {
    id: "accessibilita-senza-associazioni",
    catalogo: &["vp-accessibility-associations"],
    summary: "il piano dice come hanno partecipato le associazioni delle persone con disabilità",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "D.Lgs. 222/2023",
        articolo: "artt. 3-4",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2023-12-13;222",
        certezza: "C2",
    }],
    doc: include_str!("accessibilita_senza_associazioni.md"),
    check: Some(check),
};

/// Words that speak of people with disabilities and of their associations.
const PAROLE: &[&str] = &[
    "_disabil",
    "_ciechi",
    "_ipovedent",
    "_sord",
    "_invalid",
    "_handicap",
    "_fand_",
    "_fish_",
    "_anffas",
    "_anmic",
    "_uici_",
    "_uic_",
    "_ens_",
    "_ledha_",
    "_autism",
    "_autistic",
    "_caregiver",
    "_non_vedenti",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
    let azioni = sezione.accessibilita.elementi();
    let Some(prima) = azioni.first() else { return };
    let said = azioni.iter().any(|a| !a.associazioni.is_missing());
    if said || cx.piano.sezioni.scheda_anagrafica.as_ref().is_some_and(|scheda| nella_scheda(cx, scheda)) {
        return;
    }
    out.report(&RULE, prima.titolo.span().unwrap_or(prima.span))
        .campo("associazioni")
        .message("il piano non dice come hanno partecipato le associazioni delle persone con disabilità")
        .label("chi ne ha bisogno è stato sentito?")
        .help("aggiungi `associazioni` alle azioni (chi, come, quando), o una voce di `partecipazione` nella scheda anagrafica");
}

/// The opening section says that they took part, or may say so where it was not understood.
fn nella_scheda(cx: &Context<'_>, scheda: &SchedaAnagrafica) -> bool {
    let unread = !scheda.partecipazione.is_missing() && scheda.partecipazione.get().is_none();
    unread
        || scheda.partecipazione.elementi().iter().any(|p| parla(cx, p))
        || scheda.pareri.elementi().iter().any(|p| p.organo.get().is_some_and(|t| in_testo(t, PAROLE)))
}

fn parla(cx: &Context<'_>, p: &Partecipazione) -> bool {
    let chi = match p.chi.get() {
        Some(RefOTesto::Testo(testo)) => in_testo(testo, PAROLE),
        Some(RefOTesto::Ref(r)) => cx.graph.get(r).is_none_or(|s| {
            s.nome.get().is_some_and(|t| in_testo(t, PAROLE)) || s.relazione.get().is_some_and(|t| in_prosa(t, PAROLE))
        }),
        None => false,
    };
    chi || p.come.get().is_some_and(|t| in_testo(t, PAROLE)) || p.esito.get().is_some_and(|t| in_prosa(t, PAROLE))
}
