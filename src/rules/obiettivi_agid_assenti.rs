// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::in_testo;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::manifesto::Regime;
use crate::model::scheda_anagrafica::{Documento, TipoDocumento};
use crate::model::tipi::RefOTesto;
use crate::model::valore_pubblico::ValorePubblico;
use crate::source::decode::Field;
use crate::source::{FileId, Span};

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivi-agid-assenti",
    catalogo: &["vp-agid-accessibility"],
    summary: "il piano richiama gli obiettivi di accessibilità pubblicati entro il 31 marzo",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 179/2012",
        articolo: "art. 9, c. 7",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2012-10-18;179~art9",
        certezza: "P",
    }],
    doc: include_str!("obiettivi_agid_assenti.md"),
    check: Some(check),
};

/// Words of the title of a document whose kind does not say it.
const PAROLE: &[&str] = &["_obiettivi_di_accessibilita", "_obiettivi_annuali_di_accessibilita"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
    // A section that says nothing at all of accessibility has a finding of its own, where it must.
    let dovuta = cx.profilo.regime == Regime::Ordinario;
    if dovuta && sezione.accessibilita.is_missing() && sezione.obiettivi_agid.is_missing() {
        return;
    }
    let Some(documenti) = richiamati(cx, sezione) else { return };
    let Some(primo) = documenti.first() else {
        let file = cx.piano.file_di(Sezione::ValorePubblico).next().unwrap_or(FileId(0));
        out.report(&RULE, Span { file, start: 0, end: 0 })
            .campo("obiettivi_agid")
            .message("il piano non richiama gli obiettivi di accessibilità pubblicati con il modello AgID")
            .label("dove sono pubblicati?")
            .help("aggiungi `obiettivi_agid`: l'id di un documento (`tipo: obiettivi_accessibilita`), o il titolo con l'indirizzo");
        return;
    };
    // Those of the first year are published by its 31 March, after the plan: last year's may be the newest.
    let anno = cx.profilo.anno;
    let anni: Option<Vec<i16>> = documenti.iter().map(|d| d.data.get().map(|g| g.data.year())).collect();
    let ultimo = anni.and_then(|anni| anni.into_iter().max()).filter(|ultimo| *ultimo < anno - 1);
    if let (Some(ultimo), Some(span)) = (ultimo, primo.data.span()) {
        out.report(&RULE, span)
            .message(format!("gli obiettivi di accessibilità richiamati sono del {ultimo}"))
            .label(format!("il piano comincia nel {anno}"))
            .help(format!("richiama quelli pubblicati nel {}, o quelli del {anno} se ci sono già", anno - 1));
    }
}

/// The documents it refers to, or that hold those goals; none where words, or what was not understood, may say it.
fn richiamati<'p>(cx: &Context<'p>, sezione: &'p ValorePubblico) -> Option<Vec<&'p Documento>> {
    match &sezione.obiettivi_agid {
        Field::Invalid(_) => None,
        Field::Present(lista, _) => {
            let riferimenti = lista.elementi().iter().map(|d| match &d.value {
                RefOTesto::Ref(r) => cx.graph.get(r),
                RefOTesto::Testo(_) => None,
            });
            riferimenti.collect::<Option<Vec<_>>>().filter(|documenti| !documenti.is_empty())
        }
        Field::Missing if cx.graph.is_incomplete() => None,
        Field::Missing => {
            let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
            let tutti = scheda.map_or(&[][..], |s| s.documenti.elementi());
            Some(tutti.iter().map(|d| &d.value).filter(|d| of_accessibility(d)).collect())
        }
    }
}

fn of_accessibility(documento: &Documento) -> bool {
    documento.tipo.get() == Some(&TipoDocumento::ObiettiviAccessibilita)
        || documento.titolo.get().is_some_and(|t| in_testo(t, PAROLE))
}
