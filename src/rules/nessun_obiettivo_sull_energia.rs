// SPDX-License-Identifier: EUPL-1.2
use super::shared::parole::{in_prosa, in_testo};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;
use crate::model::comuni::Tema;
use crate::model::performance::{Indicatore, Obiettivo};
use crate::model::tipi::{Lista, Prosa, Testo};
use crate::model::valore_pubblico::ObiettivoValorePubblico;
use crate::source::decode::Field;
use crate::source::{FileId, Span};

/// The rule.
pub static RULE: Rule = Rule {
    id: "nessun-obiettivo-sull-energia",
    catalogo: &["vp-energy"],
    summary: "il piano ha un obiettivo di risparmio energetico",
    level: Livelli::tutti(Level::Note),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Circolare DFP 2/2022",
        articolo: "risparmio ed efficienza energetica",
        url: "https://www.anci.piemonte.it/indicazioni-operative-sul-funzionamento-del-portale-piao/",
        certezza: "C2",
    }],
    doc: include_str!("nessun_obiettivo_sull_energia.md"),
    check: Some(check),
};

/// Words of goals that save energy.
const PAROLE: &[&str] = &[
    "_energ",
    "_consumi_",
    "_fotovoltai",
    "_rinnovabil",
    "_efficientament",
    "_riscaldament",
    "_led_",
    "_elettric",
    "_pannelli_solari",
    "_bolletta_",
    "_bollette_",
    "_emissioni",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let (goals, wider) = (|| cx.graph.tutti::<Obiettivo>(), || cx.graph.tutti::<ObiettivoValorePubblico>());
    if goals().next().is_none() && wider().next().is_none() || cx.graph.is_incomplete() {
        return;
    }
    let found = goals().any(|(_, o)| di_energia(o))
        || wider().any(|(_, o)| {
            parla(&o.titolo, &o.descrizione, &o.sdg)
                || o.strategie.elementi().iter().any(|s| s.titolo.get().is_some_and(|t| in_testo(t, PAROLE)))
        })
        || cx.graph.tutti::<Indicatore>().any(|(_, i)| i.nome.get().is_some_and(|t| in_testo(t, PAROLE)));
    if found {
        return;
    }
    let file = |sezione| cx.piano.file_di(sezione).next();
    let file = file(Sezione::Performance).or(file(Sezione::ValorePubblico)).unwrap_or(FileId(0));
    out.report(&RULE, Span { file, start: 0, end: 0 })
        .message("nessun obiettivo riguarda il risparmio di energia")
        .label("né qui né tra gli obiettivi di valore pubblico")
        .help("se l'ente consuma energia, aggiungi un obiettivo con `temi: [energia]`");
}

fn di_energia(o: &Obiettivo) -> bool {
    o.temi.elementi().iter().any(|t| t.value == Tema::Energia) || parla(&o.titolo, &o.descrizione, &o.sdg)
}

/// Title, description or goals of the 2030 Agenda speak of energy.
fn parla(titolo: &Field<Testo>, descrizione: &Field<Prosa>, sdg: &Field<Lista<Testo>>) -> bool {
    let energia_pulita = |t: &Testo| t.as_str() == "7" || t.as_str().starts_with("7.") || in_testo(t, PAROLE);
    titolo.get().is_some_and(|t| in_testo(t, PAROLE))
        || descrizione.get().is_some_and(|p| in_prosa(p, PAROLE))
        || sdg.elementi().iter().any(|t| energia_pulita(&t.value))
}
