// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::{Adozione, StatoPiano};
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "atto-di-adozione-incompleto",
    catalogo: &["act-date-present"],
    summary: "di un piano adottato si sa con quale atto, di che giorno e con quale numero",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 7",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 11",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
    ],
    doc: include_str!("atto_di_adozione_incompleto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifest = &cx.piano.manifesto;
    let Some((stato, span)) = manifest.stato.both().filter(|(s, _)| **s >= StatoPiano::Adottato) else { return };
    let (missing, place) = match &manifest.adozione {
        Field::Missing => ("con quale atto", span),
        Field::Invalid(_) => return,
        Field::Present(adozione, place) => {
            let number = has_number(adozione) || cx.profilo.tipo == Some(TipoEnte::Ministero);
            match (adozione.data.is_missing(), number) {
                (false, true) => return,
                (true, true) => ("di che giorno è l'atto", *place),
                (false, false) => ("il numero dell'atto", *place),
                (true, false) => ("di che giorno è l'atto e con quale numero", *place),
            }
        }
    };
    out.report(&RULE, place)
        .message(format!("il piano è `{}`, ma non dice {missing}", stato.parola()))
        .label("l'atto di adozione")
        .help("scrivi in `[adozione]` di `piao.toml` `atto`, `numero` e `data`")
        .also(span, "qui si dice a che punto è il piano");
}

/// The number stands in its field, or among the words of the act: `deliberazione n. 12`. Decrees of ministers often have none.
fn has_number(adozione: &Adozione) -> bool {
    let in_words = |f: &Field<crate::model::tipi::Testo>| match f {
        Field::Missing => false,
        Field::Invalid(_) => true,
        Field::Present(text, _) => text.testo.chars().any(|c| c.is_ascii_digit()),
    };
    !adozione.numero.is_missing() || in_words(&adozione.atto)
}
