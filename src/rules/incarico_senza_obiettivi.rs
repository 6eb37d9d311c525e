// SPDX-License-Identifier: EUPL-1.2
use super::shared::responsabili::coperto;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::struttura_organizzativa::TipoIncarico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "incarico-senza-obiettivi",
    catalogo: &["perf-every-manager"],
    summary: "ogni dirigente o incaricato di elevata qualificazione ha almeno un obiettivo",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 9",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art9",
            certezza: "P",
        },
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 2, lett. a",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "P",
        },
    ],
    doc: include_str!("incarico_senza_obiettivi.md"),
    check: Some(check),
};

/// From this many on, positions that all lack one make one finding.
const MOLTI: usize = 5;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    if obiettivi.incompleti || obiettivi.tutti.is_empty() {
        return;
    }
    let struttura = cx.struttura();
    let coinvolti = cx.coinvolti();
    // Nobody can be told from goals that name nobody.
    if coinvolti.nessuno() {
        return;
    }
    let chi_dirige: Vec<usize> = struttura
        .incarichi
        .iter()
        .filter(|(n, i)| coperto(i) && struttura.tipo(*n).is_some_and(valutato))
        .map(|(n, _)| *n)
        .collect();
    // An office of the first level without goals is one fault with its head.
    let uffici = struttura.senza_obiettivi(cx, coinvolti);
    let di_quelli =
        |n: usize| struttura.diretti(n).iter().any(|u| struttura.catena(*u).iter().any(|u| uffici.contains(u)));
    let senza: Vec<usize> =
        chi_dirige.iter().copied().filter(|n| !coinvolti.incarico_ha(struttura, *n) && !di_quelli(*n)).collect();
    let insieme = senza.len() == chi_dirige.len() && senza.len() >= MOLTI;
    for n in senza.iter().take(if insieme { 1 } else { senza.len() }) {
        let nodo = cx.graph.nodo(*n);
        let message = match insieme {
            true => format!("nessuno dei {} che dirigono ha obiettivi di performance", senza.len()),
            false => format!("`{}` non ha obiettivi di performance", nodo.id),
        };
        let finding = out
            .report(&RULE, nodo.span)
            .message(message)
            .label(if insieme { "questo e gli altri" } else { "né suoi né di un suo ufficio" })
            .help("mettilo tra i `responsabili` di almeno un obiettivo, con il suo peso");
        if insieme {
            finding.insieme(cx);
        }
    }
}

/// Positions whose holders the plan gives goals to; the secretary's may come from the political body.
fn valutato(tipo: TipoIncarico) -> bool {
    match tipo {
        TipoIncarico::Dirigente | TipoIncarico::Direttore | TipoIncarico::Eq => true,
        TipoIncarico::Ep | TipoIncarico::Segretario | TipoIncarico::Altro => false,
    }
}
