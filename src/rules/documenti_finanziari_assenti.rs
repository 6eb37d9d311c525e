// SPDX-License-Identifier: EUPL-1.2
use super::shared::espressioni::{Espressione, Parola, parole};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::model::scheda_anagrafica::{Documento, TipoDocumento};
use crate::source::Span;
use crate::source::decode::{Field, Spanned};

/// The rule.
pub static RULE: Rule = Rule {
    id: "documenti-finanziari-assenti",
    catalogo: &["gen-financial-coherence"],
    summary: "il piano cita il documento di programmazione finanziaria in corso, con l'atto e la data",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 8, c. 1",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("documenti_finanziari_assenti.md"),
    check: Some(check),
};

/// How texts call a financial document.
const NOMI: &[&str] = &[
    "dup",
    "dups",
    "defr",
    "documento unico di? programmazione",
    "bilancio|bilanci unico? di? previsione|pluriennale|preventivo|triennale",
    "bilancio unico di? ateneo",
    "bilancio 20*",
    "budget 20*",
    "budget economico",
    "nota|note integrativa|integrative",
    "bilancio economico preventivo",
];

/// How texts tell an act.
const ATTI: &str =
    "n|nr|num|numero|deliberazione|delibera|decreto|determinazione|determina|legge|dgr|dgc|dcc|atto|verbale|approvato";

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(scheda) = &cx.piano.sezioni.scheda_anagrafica else { return };
    let nomi: Vec<Espressione> = NOMI.iter().map(|n| Espressione::leggi(n)).collect();
    // What was not understood may be such a document.
    if cx.graph.is_incomplete() || (scheda.documenti.get().is_none() && !scheda.documenti.is_missing()) {
        return;
    }
    let anno = cx.piano.anno();
    let citati: Vec<&Spanned<Documento>> =
        scheda.documenti.elementi().iter().filter(|d| finanziario(d, &nomi)).collect();
    let in_corso: Vec<&Spanned<Documento>> = citati.iter().copied().filter(|d| !scaduto(d, anno)).collect();
    if in_corso.iter().any(|d| con_atto(d)) || altrove(cx, &nomi) {
        return;
    }
    let help = "aggiungi in `documenti` il DUP o il bilancio in corso: `{ tipo: dup, titolo: …, atto: …, data: … }`";
    let Some(primo) = in_corso.first().or(citati.first()) else {
        let Some(file) = cx.piano.file_di(Sezione::SchedaAnagrafica).next() else { return };
        out.report(&RULE, scheda.documenti.span().unwrap_or(Span { file, start: 0, end: 0 }))
            .campo("documenti")
            .message("il piano non cita il documento di programmazione finanziaria in corso: DUP, bilancio o note integrative")
            .help(help);
        return;
    };
    let titolo = primo.titolo.get().map(|t| t.testo.to_string()).unwrap_or_default();
    let (message, help) = if in_corso.is_empty() {
        (format!("«{titolo}» non comprende il {anno}: non è il documento in corso"), help)
    } else {
        (format!("del documento «{titolo}» non si sa con quale atto e quando è approvato"), "aggiungi `atto` e `data`")
    };
    out.report(&RULE, primo.titolo.span().unwrap_or(primo.span))
        .message(message)
        .label("il piano deve essere coerente con quello in corso")
        .help(help);
}

/// By its kind, or by its title where the kind does not say.
fn finanziario(documento: &Documento, nomi: &[Espressione]) -> bool {
    match documento.tipo.get() {
        Some(TipoDocumento::Dup | TipoDocumento::Bilancio | TipoDocumento::NoteIntegrative) => true,
        Some(TipoDocumento::Altro) | None => documento.titolo.get().is_some_and(|t| nominato(&parole(&t.testo), nomi)),
        Some(_) => false,
    }
}

fn nominato(words: &[Parola<'_>], nomi: &[Espressione]) -> bool {
    nomi.iter().any(|n| n.in_(words)) || words.windows(2).any(|w| w[0].testo == "bilancio" && anno_di(&w[1]).is_some())
}

fn anno_di(word: &Parola<'_>) -> Option<i16> {
    word.testo.parse().ok().filter(|y| word.testo.len() == 4 && (2000..2100).contains(y))
}

/// Its title names years, and the plan's first is not among them.
fn scaduto(documento: &Documento, anno: i16) -> bool {
    let Some(titolo) = documento.titolo.get() else { return false };
    let words = parole(&titolo.testo);
    let anni: Vec<i16> = words.iter().filter_map(anno_di).collect();
    // One year alone may be that of the act.
    let (Some(first), Some(last)) = (anni.iter().min(), anni.iter().max()) else { return false };
    first < last && *last < anno
}

/// It says the act, and when: in their fields or in words.
fn con_atto(documento: &Documento) -> bool {
    let testi = [&documento.titolo, &documento.atto, &documento.nota];
    let words: Vec<Vec<Parola<'_>>> = testi.iter().filter_map(|t| t.get()).map(|t| parole(&t.testo)).collect();
    let act = !documento.atto.is_missing() || words.iter().any(|w| Espressione::leggi(ATTI).in_(w));
    let known = |f: &Field<_>| !f.is_missing();
    let day = known(&documento.data) || words.iter().skip(1).flatten().any(|w| anno_di(w).is_some());
    act && day
}

/// A goal, or any text of the plan, cites such a document with its act and year.
fn altrove(cx: &Context<'_>, nomi: &[Espressione]) -> bool {
    let atti = Espressione::leggi(ATTI);
    cx.testi().brani.iter().any(|brano| {
        let words = parole(brano.testo);
        let act = || atti.in_(&words) && words.iter().any(|w| anno_di(w).is_some());
        (!brano.altrui || brano.invece_di == Some(Genere::Documento)) && nominato(&words, nomi) && act()
    })
}
