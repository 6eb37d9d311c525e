// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::monitoraggio::Indagine;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indagine-incompleta",
    catalogo: &["mon-satisfaction"],
    summary: "almeno un'indagine dice periodo, servizio e ufficio",
    level: Livelli::solo_ordinario(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DL 80/2021",
            articolo: "art. 6, c. 3",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
            certezza: "C",
        },
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 5, c. 1",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
    ],
    doc: include_str!("indagine_incompleta.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(monitoraggio) = &cx.piano.sezioni.monitoraggio else { return };
    let indagini = monitoraggio.indagini.elementi();
    // The one nearest to say it all is shown; without surveys another rule speaks.
    let Some(migliore) = indagini.iter().min_by_key(|i| mancano(i).len()) else { return };
    let mancano = mancano(migliore);
    if mancano.is_empty() {
        return;
    }
    let nome = migliore.nome.get().map_or("", |n| n.as_str());
    let campi = mancano.iter().map(|c| format!("`{c}`")).collect::<Vec<_>>().join(", ");
    out.report(&RULE, migliore.span)
        .message(if indagini.len() == 1 {
            format!("dell'indagine «{nome}» manca {campi}")
        } else {
            format!("nessuna delle {} indagini è completa: a «{nome}» manca {campi}", indagini.len())
        })
        .label("di quale servizio, quando, chi la cura?")
        .help(format!("aggiungi {campi}; ne basta una completa, ma valgono di più se lo sono tutte"));
}

/// What a survey does not say.
fn mancano(indagine: &Indagine) -> Vec<&'static str> {
    let campi = [
        ("servizio", indagine.servizio.is_missing()),
        ("periodo", indagine.periodo.is_missing()),
        ("ufficio", indagine.ufficio.is_missing() && indagine.soggetto.is_missing()),
    ];
    campi.into_iter().filter(|(_, manca)| *manca).map(|(campo, _)| campo).collect()
}
