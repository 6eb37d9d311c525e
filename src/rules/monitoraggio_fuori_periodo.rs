// SPDX-License-Identifier: EUPL-1.2
use super::shared::date;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::stampa_data;
use jiff::civil::Date;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-fuori-periodo",
    catalogo: &["mon-frequency"],
    summary: "le date del monitoraggio cadono nel periodo del piano, o subito dopo",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DL 80/2021",
        articolo: "art. 6, c. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legge:2021-06-09;80~art6",
        certezza: "C",
    }],
    doc: include_str!("monitoraggio_fuori_periodo.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let [primo, _, ultimo] = cx.piano.anni();
    // The last year is read in the following one, until the report on it.
    let (Ok(dal), Ok(al)) = (Date::new(primo, 1, 1), Date::new(ultimo + 1, 12, 31)) else { return };
    let Some(monitoraggio) = cx.piano.sezioni.monitoraggio.as_ref().filter(|_| cx.piano.manifesto.anno.get().is_some())
    else {
        return;
    };
    for riga in monitoraggio.monitoraggi.elementi() {
        let Some((data, place)) = date::fine_scritta(&riga.scadenza) else { continue };
        if (dal..=al).contains(&data) {
            continue;
        }
        let when =
            if data < dal { format!("prima del {}", stampa_data(dal)) } else { format!("dopo il {}", stampa_data(al)) };
        out.report(&RULE, place)
            .message(format!(
                "il monitoraggio del {} è fuori dal periodo del piano, {primo}-{ultimo}",
                stampa_data(data)
            ))
            .label(when)
            .help("controlla l'anno: un monitoraggio che si ripete ha la data della prima volta");
    }
}
