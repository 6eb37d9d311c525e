// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile::{inizio, ne_parla, usato};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::model::lavoro_agile::LavoroAgile;
use crate::model::performance::{Indicatore, Obiettivo};
use crate::model::tipi::{Testo, Voce};
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "lavoro-agile-senza-performance",
    catalogo: &["agile-performance"],
    summary: "il lavoro agile è legato alla performance: un obiettivo o un indicatore",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "Allegato, 3.2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "L. 81/2017",
            articolo: "",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2017-05-22;81",
            certezza: "K",
        },
    ],
    doc: include_str!("lavoro_agile_senza_performance.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(agile) = usato(cx) else { return };
    // Without indicators or goals the lack of them is told already; without goals of performance there is nothing to link to.
    let obiettivi = cx.obiettivi();
    if agile.indicatori.is_missing() && agile.obiettivi.is_missing()
        || obiettivi.incompleti
        || obiettivi.tutti.is_empty()
    {
        return;
    }
    if di_suo(cx, agile) || cx.graph.tutti::<Obiettivo>().any(|(_, o)| parla(&o.titolo) || prosa(o)) {
        return;
    }
    let elsewhere = |n: usize| cx.piano.file_di(Sezione::LavoroAgile).all(|file| cx.graph.nodo(n).span.file != file);
    if cx.graph.tutti::<Indicatore>().any(|(n, i)| elsewhere(n) && parla(&i.nome)) {
        return;
    }
    let place = agile.indicatori.span().unwrap_or_else(|| inizio(cx, Sezione::LavoroAgile));
    out.report(&RULE, place)
        .message("nessun obiettivo di performance riguarda il lavoro agile, né usa i suoi indicatori")
        .label("gli indicatori del lavoro agile")
        .help("richiama uno di questi indicatori in un obiettivo della sezione 2.2, o aggiungi qui `obiettivi`");
}

/// The section has goals of its own, refers to indicators of others, or others refer to its indicators.
fn di_suo(cx: &Context<'_>, agile: &LavoroAgile) -> bool {
    let used = |indicatore: &Indicatore| {
        let node = indicatore.id.get().and_then(|id| cx.graph.find(Genere::Indicatore, id.as_str()));
        node.is_none_or(|n| cx.graph.entranti(n).any(|a| a.da.is_some()))
    };
    !agile.obiettivi.is_missing()
        || agile.indicatori.span().is_some() && agile.indicatori.elementi().is_empty()
        || agile.indicatori.elementi().iter().any(|voce| match &voce.value {
            Voce::Definizione(indicatore) => used(indicatore),
            Voce::Richiamo(_) => true,
        })
}

fn parla(campo: &Field<Testo>) -> bool {
    campo.get().is_some_and(|t| ne_parla(t.as_str()))
}

fn prosa(obiettivo: &Obiettivo) -> bool {
    obiettivo.descrizione.get().is_some_and(|p| ne_parla(&p.testo))
}
