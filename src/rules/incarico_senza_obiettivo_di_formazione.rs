// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{Posto, luogo, tratta};
use super::shared::responsabili::coperto;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::struttura_organizzativa::TipoIncarico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "incarico-senza-obiettivo-di-formazione",
    catalogo: &["perf-training-goal"],
    summary: "chi dirige ha un obiettivo sulla formazione del personale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2025),
    fonti: &[Fonte {
        atto: "Direttiva del ministro per la PA 14 gennaio 2025",
        articolo: "",
        url: "https://www.funzionepubblica.gov.it",
        certezza: "C2",
    }],
    doc: include_str!("incarico_senza_obiettivo_di_formazione.md"),
    check: Some(check),
};

/// From this many on, positions that lack one make one finding.
const MOLTI: usize = 4;

/// Other places shown.
const LUOGHI: usize = 8;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    if obiettivi.incompleti || obiettivi.tutti.is_empty() {
        return;
    }
    let di_formazione: Vec<Posto<'_>> =
        obiettivi.tutti.iter().copied().filter(|(_, o)| tratta(o, Tema::Formazione, &["formazion"])).collect();
    let help = "aggiungi un obiettivo con `temi: [formazione]`, con chi dirige tra i `responsabili` e 40 ore a persona";
    if di_formazione.is_empty() {
        out.report(&RULE, luogo(cx))
            .message("nessun obiettivo di performance è sulla formazione del personale")
            .label("in questa sezione")
            .help(help);
        return;
    }
    let struttura = cx.struttura();
    let coinvolti = struttura.coinvolti(cx, &di_formazione);
    // Who has no goal at all is told so: that is the same fault.
    let tutti = cx.coinvolti();
    let ne_ha = |n: usize| tutti.nessuno() || tutti.incarico_ha(struttura, n);
    // The directive speaks of managers: where there are none, those who hold their functions.
    let chi_dirige = |tipo: TipoIncarico| match tipo {
        TipoIncarico::Dirigente | TipoIncarico::Direttore => true,
        TipoIncarico::Eq => !struttura.ha_dirigenti(),
        TipoIncarico::Ep | TipoIncarico::Segretario | TipoIncarico::Altro => false,
    };
    let dirigenti: Vec<usize> = struttura
        .incarichi
        .iter()
        .filter(|(n, i)| struttura.tipo(*n).is_some_and(chi_dirige) && coperto(i) && ne_ha(*n))
        .map(|(n, _)| *n)
        .collect();
    let senza: Vec<usize> = dirigenti.iter().copied().filter(|n| !coinvolti.incarico_ha(struttura, *n)).collect();
    let Some(primo) = senza.first() else { return };
    if senza.len() >= MOLTI {
        let quanti = match senza.len() == dirigenti.len() {
            true => format!("nessuno dei {} che dirigono ha", senza.len()),
            false => format!("{} dei {} che dirigono non hanno", senza.len(), dirigenti.len()),
        };
        let mut finding = out
            .report(&RULE, cx.graph.nodo(*primo).span)
            .message(format!("{quanti} un obiettivo sulla formazione del personale"))
            .label("il primo è questo")
            .help(help)
            .insieme(cx);
        for n in senza.iter().skip(1).take(LUOGHI) {
            finding = finding.also(cx.graph.nodo(*n).span, "e questo");
        }
        return;
    }
    for n in senza {
        let nodo = cx.graph.nodo(n);
        out.report(&RULE, nodo.span)
            .message(format!("`{}` non ha un obiettivo sulla formazione del personale", nodo.id))
            .label("né suo né di un suo ufficio")
            .help(help);
    }
}
