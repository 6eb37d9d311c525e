// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::Posto;
use super::shared::responsabili::Struttura;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::id::Genere;
use crate::model::struttura_organizzativa::TipoIncarico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "responsabile-di-un-altro-ufficio",
    catalogo: &["perf-owner-role"],
    summary: "chi risponde di un obiettivo dirige il suo ufficio o vi appartiene",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "allegato, domanda guida 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("responsabile_di_un_altro_ufficio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let struttura = cx.struttura();
    for &posto in &cx.obiettivi().tutti {
        estranei(cx, struttura, posto, out);
    }
}

fn estranei(cx: &Context<'_>, struttura: &Struttura<'_>, (n, obiettivo): Posto<'_>, out: &mut Findings) {
    let ufficio = obiettivo.ufficio.get().and_then(|u| cx.graph.find(Genere::Ufficio, &u.id));
    let (Some(ufficio), responsabili) = (ufficio, obiettivo.responsabili.elementi()) else { return };
    let catena = struttura.catena(ufficio);
    let mut primo = None;
    for responsabile in responsabili {
        let incarico = responsabile.incarico.get().and_then(|i| cx.graph.find(Genere::Incarico, &i.id));
        // Of whom nothing is known, nothing is said.
        let Some(incarico) = incarico else { return };
        let diretti = struttura.diretti(incarico);
        let coordina = matches!(struttura.tipo(incarico), Some(TipoIncarico::Segretario | TipoIncarico::Direttore));
        let suo = |u: &usize| catena.contains(u) || struttura.catena(*u).contains(&ufficio);
        if coordina || diretti.is_empty() || struttura.ovunque.contains(&incarico) || diretti.iter().any(suo) {
            return;
        }
        primo.get_or_insert((incarico, diretti[0], responsabile.span));
    }
    let Some((incarico, altro, luogo)) = primo else { return };
    let nome = |n: usize| cx.graph.nodo(n).id;
    let chi = match responsabili.len() {
        1 => format!("`{}` risponde di `{}`", nome(incarico), nome(n)),
        quanti => format!("`{}` e altri {} rispondono di `{}`", nome(incarico), quanti - 1, nome(n)),
    };
    let uffici =
        if responsabili.len() == 1 { format!("dirige `{}`", nome(altro)) } else { "dirigono altri uffici".into() };
    out.report(&RULE, luogo)
        .message(format!("{chi}, che è dell'ufficio `{}`, ma {uffici}", nome(ufficio)))
        .label("di un altro ufficio")
        .help("metti tra i responsabili chi dirige l'ufficio, oppure correggi `ufficio`")
        .also(cx.graph.nodo(ufficio).span, "l'ufficio dell'obiettivo");
}
