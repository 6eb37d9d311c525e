// SPDX-License-Identifier: EUPL-1.2
use super::shared::obiettivi::{illeggibile, luogo, sezione};
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Parere;
use crate::model::scheda_anagrafica::{Documento, TipoDocumento};
use crate::model::tipi::RefOTesto;
use crate::source::Span;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "smvp-non-citato",
    catalogo: &["perf-smvp-reference"],
    summary: "il piano cita il sistema di misurazione e valutazione in vigore, con atto, data e parere",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 7",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art7",
        certezza: "K",
    }],
    doc: include_str!("smvp_non_citato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(performance) = sezione(cx) else { return };
    if illeggibile(cx) || matches!(performance.smvp, Field::Invalid(_)) {
        return;
    }
    let citato = performance.smvp.get().map(|s| &s.documento);
    let nella_scheda = documenti(cx).find(|d| d.tipo.get() == Some(&TipoDocumento::Smvp));
    let (documento, dove) = match (citato, nella_scheda) {
        (Some(Field::Present(RefOTesto::Ref(r), span)), _) => (cx.graph.get::<Documento>(r), *span),
        (Some(Field::Present(RefOTesto::Testo(_), span)), _) => (None, *span),
        (Some(Field::Invalid(_)), _) => return,
        (_, Some(documento)) => (Some(documento), documento.titolo.span().unwrap_or(luogo(cx))),
        (_, None) => {
            out.report(&RULE, luogo(cx))
                .campo("smvp.documento")
                .message("il piano non cita il sistema di misurazione e valutazione della performance")
                .label("in questa sezione")
                .help("aggiungi `smvp` con `documento` (il titolo e l'atto), `anno` e `parere_oiv`");
            return;
        }
    };
    parti(cx, documento, dove, out);
}

/// What is not said of the system. Act and date stand in the text where it is cited by a text.
fn parti(cx: &Context<'_>, documento: Option<&Documento>, dove: Span, out: &mut Findings) {
    let smvp = cx.piano.sezioni.performance.as_ref().and_then(|p| p.smvp.get());
    let mut mancano = Vec::new();
    if documento.is_some_and(|d| d.atto.is_missing()) {
        mancano.push("l'atto");
    }
    if documento.is_some_and(|d| d.data.is_missing()) {
        mancano.push("la data");
    }
    let del_parere = |t: &str| parla_di(t, &["parer"]);
    let nella_nota = documento.and_then(|d| d.nota.get()).is_some_and(|t| del_parere(&t.testo))
        || smvp.and_then(|s| s.nota.get()).is_some_and(|t| del_parere(&t.testo));
    if smvp.is_none_or(|s| s.parere_oiv.is_missing()) && !nella_nota && !ha_parere(cx, documento) {
        mancano.push("il parere dell'OIV");
    }
    let campo = match mancano.first() {
        None => return,
        Some(primo) if primo.starts_with("il") => "smvp.parere_oiv",
        Some(_) => "smvp.documento",
    };
    let quali = match mancano.as_slice() {
        [uno] => format!("manca {uno}"),
        [prima @ .., ultimo] => format!("mancano {} e {ultimo}", prima.join(", ")),
        [] => return,
    };
    out.report(&RULE, dove)
        .campo(campo)
        .message(format!("del sistema di misurazione e valutazione {quali}"))
        .label("citato qui")
        .help(
            "atto e data stanno nel documento della scheda anagrafica, il parere in `smvp.parere_oiv` o tra i `pareri`",
        );
}

fn documenti<'p>(cx: &Context<'p>) -> impl Iterator<Item = &'p Documento> {
    cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.documenti.elementi()).map(|d| &d.value)
}

/// An opinion on the system, among those of the body or of the adoption.
fn ha_parere(cx: &Context<'_>, documento: Option<&Documento>) -> bool {
    let id = documento.and_then(|d| d.id.get()).map(|id| id.as_str());
    let scheda = cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.pareri.elementi());
    let adozione = cx.piano.manifesto.adozione.get().into_iter().flat_map(|a| a.pareri.elementi());
    let sul_sistema = |p: &Parere| {
        let suo = p.documento.get().and_then(|d| d.riferimento()).is_some_and(|r| Some(&*r.id) == id);
        let di = |t: &str| parla_di(t, &["misurazione valutazione", "smvp", "sistema valutazione"]);
        suo || p.oggetto.get().is_some_and(|t| di(&t.testo))
    };
    scheda.chain(adozione).any(|p| sul_sistema(p))
}
