// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::model::rischi_corruttivi::RischiCorruttivi;
use crate::model::scheda_anagrafica::Figura;
use crate::model::struttura_organizzativa::Incarico;
use crate::model::tipi::RefOTesto;
use crate::source::Span;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "sezione-non-proposta-dal-rpct",
    catalogo: &["risk-rpct-author"],
    summary: "la sottosezione 2.3 è proposta dal RPCT della scheda anagrafica",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "L. 190/2012",
            articolo: "art. 1, c. 7-8",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
            certezza: "K",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 3, c. 1, lett. c",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
    ],
    doc: include_str!("sezione_non_proposta_dal_rpct.md"),
    check: Some(check),
};

/// How a text calls the RPCT.
const RPCT: &[&str] = &["rpct", "rpc", "responsabil prevenzion"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(section) = cx.piano.sezioni.rischi_corruttivi.as_ref().filter(|s| **s != RischiCorruttivi::default())
    else {
        return;
    };
    // Without a RPCT the cause is another.
    let figure = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.figure.get());
    let Some(rpct) = figure.and_then(|f| f.rpct.get()).filter(|f| f.nessuna.is_missing()) else { return };
    match section.proposta_da.both() {
        Some((RefOTesto::Ref(who), place)) => {
            let known = cx.graph.find(Genere::Incarico, &who.id).is_some();
            let Some(real) = rpct.incarico.get().filter(|real| known && real.id != who.id) else { return };
            out.report(&RULE, place)
                .message(format!("la sottosezione 2.3 è proposta da `{}`, ma il RPCT è `{}`", who.id, real.id))
                .label("non è il RPCT della scheda anagrafica")
                .help(format!("scrivi `proposta_da: {}`, o correggi `figure.rpct` nella scheda anagrafica", real.id));
        }
        Some((RefOTesto::Testo(_), _)) => {}
        None if !section.proposta_da.is_missing() || cx.graph.is_incomplete() || altrove(cx, section, rpct) => {}
        None => {
            let Some(file) = cx.piano.file_di(Sezione::RischiCorruttivi).next() else { return };
            let who = rpct.incarico.get().map_or("l'incarico del RPCT", |i| &*i.id);
            out.report(&RULE, Span::new(file, 0, 0))
                .campo("proposta_da")
                .message("la sottosezione 2.3 non dice che la propone il RPCT")
                .label("chi l'ha scritta?")
                .help(format!("aggiungi `proposta_da: {who}`"));
        }
    }
}

/// The plan says it in words, in the working group or in the state of the sections.
fn altrove(cx: &Context<'_>, section: &RischiCorruttivi, rpct: &Figura) -> bool {
    let manifest = &cx.piano.manifesto;
    let office = rpct.ufficio.get().map(|u| &*u.id).or_else(|| {
        let position = rpct.incarico.get().and_then(|i| cx.graph.get::<Incarico>(i))?;
        position.ufficio.get().map(|u| &*u.id)
    });
    let here =
        |name: &str| name.contains("rischi_corruttivi") || name.contains("2.3") || name.contains("anticorruzione");
    let group = manifest.gruppo_di_lavoro.elementi().iter().any(|c| {
        let mine = c.sezioni.elementi().iter().any(|s| here(&s.testo));
        let is_rpct = c.ruolo.get().is_some_and(|r| parla_di(&r.testo, RPCT));
        mine && (is_rpct || office.is_some() && c.ufficio.get().map(|u| &*u.id) == office)
    });
    let state = manifest.sezioni.voci().iter().filter(|v| here(&v.chiave)).any(|v| {
        let state = &v.valore.value;
        let by_note = state.nota.get().is_some_and(|n| parla_di(&n.testo, RPCT));
        by_note || office.is_some() && state.ufficio.get().map(|u| &*u.id) == office
    });
    let said =
        section.testo.get().is_some_and(|t| parla_di(&t.testo, RPCT)) || matches!(section.testo, Field::Invalid(_));
    let others = section.altre_informazioni.voci().iter();
    let mut others = others.flat_map(|v| [&*v.chiave, v.valore.value.as_str()]);
    said || group || state || others.any(|t| parla_di(t, RPCT))
}
