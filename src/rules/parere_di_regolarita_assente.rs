// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Parere;
use crate::model::manifesto::StatoPiano;
use crate::model::tipi::Lista;
use crate::source::decode::{Field, fold};

/// The rule.
pub static RULE: Rule = Rule {
    id: "parere-di-regolarita-assente",
    catalogo: &["act-technical-opinions"],
    summary: "la proposta di un ente locale ha i pareri di regolarità tecnica e contabile",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 267/2000",
        articolo: "art. 49",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2000-08-18;267~art49",
        certezza: "K",
    }],
    doc: include_str!("parere_di_regolarita_assente.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let manifest = &cx.piano.manifesto;
    if manifest.stato.get().is_none_or(|stato| *stato < StatoPiano::Adottato) {
        return;
    }
    let Some((adozione, place)) = manifest.adozione.both() else { return };
    // Who does not tell the act has a finding of its own, or no act yet.
    if adozione.data.is_missing() || (adozione.numero.is_missing() && adozione.atto.is_missing()) {
        return;
    }
    let elsewhere = cx.piano.sezioni.scheda_anagrafica.as_ref().map(|s| &s.pareri);
    let lists: Vec<&Field<Lista<Parere>>> = std::iter::once(&adozione.pareri).chain(elsewhere).collect();
    if lists.iter().any(|list| matches!(list, Field::Invalid(_) | Field::Present(Lista::Nessuna(_), _))) {
        return;
    }
    let opinions: Vec<String> = lists.iter().flat_map(|list| list.elementi()).map(|p| words(p)).collect();
    let about = |words: &[&str]| opinions.iter().any(|o| words.iter().any(|w| o.contains(w)));
    // `Parere di regolarità`, without saying which, may be both.
    let both = opinions.iter().any(|o| {
        (o.contains("regolarita") || o.contains("art._49"))
            && !["tecnic", "contabil", "amministrativ"].iter().any(|w| o.contains(w))
    });
    let missing = match (both || about(&["tecnic"]), both || about(&["contabil", "finanziari", "ragioner"])) {
        (true, true) => return,
        (false, true) => "il parere di regolarità tecnica",
        (true, false) => "il parere di regolarità contabile",
        (false, false) => "i pareri di regolarità tecnica e contabile",
    };
    let span = adozione.pareri.span().or(adozione.atto.span()).unwrap_or(place);
    out.report(&RULE, span)
        .campo("pareri")
        .message(format!("per l'atto di adozione non si dice chi ha dato {missing}"))
        .label("i pareri sulla proposta")
        .help("aggiungi in `pareri` di `[adozione]` una riga con `organo`, `oggetto`, `data`, `esito`; se non ci vogliono, `{ nessuna = \"motivo\" }`");
}

/// What an opinion says of itself.
fn words(parere: &Parere) -> String {
    [&parere.organo, &parere.oggetto, &parere.esito]
        .into_iter()
        .filter_map(|f| f.get())
        .map(|t| fold(&t.testo) + " ")
        .collect()
}
