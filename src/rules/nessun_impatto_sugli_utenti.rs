// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::performance::{Catena, DimensioneIndicatore, Indicatore};
use crate::source::Span;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "nessun-impatto-sugli-utenti",
    catalogo: &["mon-user-impact"],
    summary: "il piano misura l'effetto sugli utenti, con un'indagine o con un indicatore",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("nessun_impatto_sugli_utenti.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return };
    // A survey measures it; where there is none without a reason, another rule speaks.
    let indagini = monitoraggio.indagini.is_missing() || !monitoraggio.indagini.elementi().is_empty();
    let invalide = matches!(monitoraggio.indagini, Field::Invalid(_));
    let Some(file) = cx.piano.file_di(Sezione::Monitoraggio).next() else { return };
    let indicatori: Vec<&Indicatore> = cx.graph.tutti::<Indicatore>().map(|(_, i)| i).collect();
    if indagini || invalide || cx.graph.is_incomplete() || indicatori.is_empty() || indicatori.into_iter().any(misura) {
        return;
    }
    out.report(&RULE, monitoraggio.indagini.span().unwrap_or(Span::new(file, 0, 0)))
        .message("il piano non fa indagini, e nessun indicatore misura l'effetto sugli utenti")
        .label("perché non se ne fanno")
        .help("aggiungi un'indagine, o un indicatore con `dimensione: impatto` o `dimensione: qualita`");
}

/// It measures what users get, or may do: its dimension is not known.
fn misura(indicatore: &Indicatore) -> bool {
    use DimensioneIndicatore::{
        Attivita, Economicita, Efficacia, Efficienza, Impatto, Outcome, Output, Qualita, StatoRisorse, Temporale,
    };
    let catena = matches!(indicatore.catena.get(), Some(Catena::Outcome | Catena::Impatto));
    catena
        || match indicatore.dimensione.get() {
            None | Some(Efficacia | Qualita | Impatto | Outcome) => true,
            Some(Efficienza | Economicita | StatoRisorse | Output | Attivita | Temporale) => false,
        }
}
