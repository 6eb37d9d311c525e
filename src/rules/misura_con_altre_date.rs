// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::rischi_corruttivi::Misura;
use crate::model::valore::stampa_data;
use crate::source::Span;
use crate::source::decode::fold;
use jiff::civil::Date;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    id: "misura-con-altre-date",
    catalogo: &[],
    summary: "la stessa misura dello stesso ufficio ha dappertutto lo stesso termine",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("misura_con_altre_date.md"),
    check: Some(check),
};

/// What makes two measures the same one: the words of the title, the office, the position, the phases it says.
type Chiave<'p> = (String, Option<&'p str>, Option<&'p str>);

fn check(cx: &Context<'_>, out: &mut Findings) {
    let mut viste: HashMap<Chiave<'_>, (Date, Span)> = HashMap::new();
    for (_, misura) in cx.graph.tutti::<Misura>() {
        // What is done in steps may end at different times in different places.
        if !misura.fasi.is_missing() || !misura.frequenza.is_missing() {
            continue;
        }
        let (Some(titolo), Some((termine, luogo))) = (misura.titolo.get(), date::fine_scritta(&misura.termine)) else {
            continue;
        };
        let ufficio = misura.ufficio.get().map(|r| &*r.id);
        let incarico = misura.incarico.get().map(|r| &*r.id);
        let chiave = (fold(titolo.as_str()), ufficio, incarico);
        let (prima, dove) = *viste.entry(chiave).or_insert((termine, luogo));
        if prima == termine {
            continue;
        }
        out.report(&RULE, luogo)
            .message(format!(
                "la misura «{}» ha qui il termine {} e altrove il {}",
                titolo.as_str(),
                stampa_data(termine),
                stampa_data(prima)
            ))
            .label("un'altra data")
            .also(dove, "la stessa misura, con la prima data")
            .help("scrivi la misura una volta sola e richiamala per `id`; se sono due misure diverse, dai due titoli");
    }
}
