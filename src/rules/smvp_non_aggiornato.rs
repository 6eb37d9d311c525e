// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::parla_di;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Smvp;
use crate::model::scheda_anagrafica::{Documento, TipoDocumento};
use crate::model::tipi::RefOTesto;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "smvp-non-aggiornato",
    catalogo: &["perf-smvp-year"],
    summary: "il sistema di misurazione e valutazione è aggiornato o confermato nell'anno",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "art. 7, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art7",
        certezza: "K",
    }],
    doc: include_str!("smvp_non_aggiornato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((smvp, dove)) = cx.piano.sezioni.performance.as_ref().and_then(|p| p.smvp.both()) else { return };
    let primo = cx.piano.anno();
    let documento = documento(cx, smvp);
    // A system that is not cited has another finding.
    if smvp.documento.is_missing() && documento.is_none() || confermato(smvp, documento, primo) {
        return;
    }
    let anno = match &smvp.anno {
        Field::Invalid(_) => return,
        Field::Present(anno, span) => Some((anno.0, *span)),
        Field::Missing => documento.and_then(|d| d.data.both()).map(|(d, span)| (d.data.year(), span)),
    };
    // The year before will do: plan and system are adopted around the first of January.
    let (message, dove) = match anno {
        Some((anno, _)) if anno >= primo - 1 => return,
        Some((anno, span)) => (
            format!("il sistema di misurazione e valutazione è del {anno}: non risulta confermato per il {primo}"),
            span,
        ),
        None => {
            let message = "non si sa in che anno il sistema di misurazione e valutazione è stato aggiornato";
            (message.to_string(), smvp.documento.span().unwrap_or(dove))
        }
    };
    out.report(&RULE, dove)
        .campo("smvp.anno")
        .message(message)
        .label("si aggiorna o si conferma ogni anno")
        .help(format!("scrivi in `smvp` `anno: {primo}` se è confermato, e con quale atto nella `nota`"));
}

fn documento<'p>(cx: &Context<'p>, smvp: &Smvp) -> Option<&'p Documento> {
    let mut tutti = cx.piano.sezioni.scheda_anagrafica.iter().flat_map(|s| s.documenti.elementi());
    match smvp.documento.get() {
        Some(RefOTesto::Ref(r)) => cx.graph.get(r),
        Some(RefOTesto::Testo(_)) => None,
        None => tutti.find(|d| d.tipo.get() == Some(&TipoDocumento::Smvp)).map(|d| &d.value),
    }
}

/// A note or the text that cites it says that it was confirmed, or names this year or the one before.
fn confermato(smvp: &Smvp, documento: Option<&Documento>, primo: i16) -> bool {
    let anni = [primo.to_string(), (primo - 1).to_string()];
    let dice = |t: &str| anni.iter().any(|a| t.contains(a.as_str()));
    let note = [smvp.nota.get().map(|t| &*t.testo), documento.and_then(|d| d.nota.get()).map(|t| &*t.testo)];
    let in_nota =
        note.into_iter().flatten().any(|t| dice(t) && parla_di(t, &["conferm", "aggiorn", "approvat", "adottat"]));
    let parere = smvp.parere_oiv.get().is_some_and(|t| dice(&t.testo));
    let citato = smvp.documento.get().and_then(|d| match d {
        RefOTesto::Testo(t) => Some(t),
        RefOTesto::Ref(_) => None,
    });
    in_nota || parere && smvp.anno.is_missing() || citato.is_some_and(|t| dice(&t.testo))
}
