// SPDX-License-Identifier: EUPL-1.2
use super::dati::ambiti_formazione;
use super::shared::formazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::Lista;

/// The rule.
pub static RULE: Rule = Rule {
    id: "ambiti-obbligatori-senza-corso",
    catalogo: &["form-mandatory-fields"],
    summary: "la formazione copre gli ambiti obbligatori",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2025),
    fonti: &[Fonte {
        atto: "Direttiva del Ministro per la pubblica amministrazione, 14 gennaio 2025",
        articolo: "",
        url: "https://www.funzionepubblica.gov.it",
        certezza: "C2",
    }],
    doc: include_str!("ambiti_obbligatori_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = &cx.piano.sezioni.formazione else { return };
    // None, with the reason, is an answer.
    if cx.graph.is_incomplete() || matches!(sezione.interventi_formativi.get(), Some(Lista::Nessuna(_))) {
        return;
    }
    let profilo = cx.piano.manifesto.profilo.get();
    let buys = profilo.and_then(|p| p.stazione_appaltante.get()).is_none_or(|said| said.0);
    let asked = |a: &&super::dati::AmbitoFormazione| {
        a.catalogo == "form-mandatory-fields"
            && a.origine.validita.comprende(cx.profilo.anno)
            && (a.salvo.is_none() || buys)
    };
    let mancano: Vec<&str> = ambiti_formazione()
        .iter()
        .filter(asked)
        .filter(|a| !formazione::parla_di(cx, a))
        .map(|a| a.nome.as_str())
        .collect();
    let corsi = sezione.interventi_formativi.elementi();
    let Some(luogo) = corsi.first().map(|c| c.titolo.span().unwrap_or(c.span)).or(sezione.interventi_formativi.span())
    else {
        return;
    };
    let (Some(primo), Some((ultimo, altri))) = (mancano.first(), mancano.split_last()) else { return };
    let nomi = if altri.is_empty() { (*primo).to_string() } else { format!("{} e {ultimo}", altri.join(", ")) };
    let verbo =
        if altri.is_empty() { "è un ambito obbligatorio e non ha" } else { "sono ambiti obbligatori e non hanno" };
    out.report(&RULE, luogo)
        .message(format!("{nomi} {verbo} nessun corso"))
        .label("i corsi cominciano qui")
        .help("aggiungi un corso per ogni ambito, con quel nome in `ambito`; bastano poche ore per chi se ne occupa")
        .insieme(cx);
}
