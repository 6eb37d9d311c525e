// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{ha_tema, luogo, stanno_altrove};
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule, obiettivi_in_nessun_documento};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::manifesto::Regime;
use crate::model::tipi::Testo;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempi-di-pagamento-senza-obiettivo",
    catalogo: &["perf-payment-goal"],
    summary: "un obiettivo del primo anno è sui tempi di pagamento",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::dal(2024),
    fonti: &[Fonte {
        atto: "DL 13/2023",
        articolo: "art. 4-bis, c. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2023-02-24;13~art4bis",
        certezza: "C",
    }],
    doc: include_str!("tempi_di_pagamento_senza_obiettivo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    if obiettivi.incompleti || !cx.dei_pagamenti().is_empty() {
        return;
    }
    // Where goals are due and there are none, that is another finding; a small body may have them elsewhere.
    let detto = cx.profilo.regime == Regime::Ordinario || obiettivi_in_nessun_documento::RULE.riguarda(cx.profilo.tipo);
    if obiettivi.tutti.is_empty() && (detto || stanno_altrove(cx)) {
        return;
    }
    let anno = cx.piano.anno();
    let finding = out
        .report(&RULE, luogo(cx))
        .message(format!("nessun obiettivo del {anno} ha il tema `tempi_pagamento`"))
        .label("in questo piano")
        .help("aggiungi l'obiettivo, o `tempi_pagamento` ai `temi` di quello che c'è già");
    let di_altri_anni = obiettivi.tutti.iter().find(|(_, o)| ha_tema(o, Tema::TempiPagamento));
    let parla = |t: Option<&Testo>| {
        t.is_some_and(|t| parla_di(&t.testo, &["temp pagament", "pag fattur", "tempestiv pagament", "ritard pagament"]))
    };
    let simile = obiettivi.tutti.iter().find(|(n, o)| {
        let indicatori = || cx.graph.assegnazioni(*n);
        parla(o.titolo.get()) || indicatori().iter().any(|a| parla(a.indicatore.nome.get()))
    });
    match (di_altri_anni, simile) {
        (Some((n, _)), _) => finding.also(cx.graph.nodo(*n).span, format!("questo non è attivo nel {anno}")),
        (None, Some((n, _))) => finding.also(cx.graph.nodo(*n).span, "è questo? allora gli manca il tema"),
        (None, None) => finding,
    };
}
