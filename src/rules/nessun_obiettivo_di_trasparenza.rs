// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{anticorruzione, ha_tema, luogo, stanno_altrove};
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Tema;
use crate::model::manifesto::Regime;
use crate::model::rischi_corruttivi::ObiettivoStrategico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nessun-obiettivo-di-trasparenza",
    catalogo: &["perf-transparency-goal"],
    summary: "un obiettivo del primo anno è sulla trasparenza",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 33/2013",
        articolo: "art. 10, c. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art10",
        certezza: "K",
    }],
    doc: include_str!("nessun_obiettivo_di_trasparenza.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let parla = |titolo: Option<&str>| titolo.is_some_and(|t| parla_di(t, &["trasparen"]));
    let di_performance = obiettivi
        .del_primo_anno(cx)
        .any(|(_, o)| ha_tema(o, Tema::Trasparenza) || parla(o.titolo.get().map(|t| &*t.testo)));
    let mut strategici = cx.graph.tutti::<ObiettivoStrategico>().peekable();
    let senza_strategici = strategici.peek().is_none();
    let strategico = strategici.any(|(_, o)| parla(o.titolo.get().map(|t| &*t.testo)));
    if obiettivi.incompleti || di_performance || strategico {
        return;
    }
    // One cause, one finding: with no goal on these matters at all, another rule speaks.
    let altra = match cx.profilo.regime {
        Regime::Ordinario => !obiettivi.tutti.iter().any(|p| anticorruzione(cx, *p)),
        Regime::Semplificato => obiettivi.tutti.is_empty() && (senza_strategici || stanno_altrove(cx)),
    };
    if altra {
        return;
    }
    out.report(&RULE, luogo(cx))
        .message(format!("nessun obiettivo del {} è sulla trasparenza", cx.piano.anno()))
        .label("né di performance né strategico")
        .help("aggiungi `trasparenza` ai `temi` di un obiettivo, o un obiettivo strategico nella sezione 2.3");
}
