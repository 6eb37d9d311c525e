// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{Parole, letta};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::StatoPiano;
use crate::model::valore::stampa_data;
use jiff::{Span as Durata, civil::Date};

/// The rule.
pub static RULE: Rule = Rule {
    id: "sico-non-registrato",
    catalogo: &["ptfp-sico"],
    summary: "entro trenta giorni dall'adozione il piano dei fabbisogni va a SICO, e il piano lo dice",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 165/2001",
        articolo: "art. 6-ter, c. 5",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art6-ter",
        certezza: "P",
    }],
    doc: include_str!("sico_non_registrato.md"),
    check: Some(check),
};

/// Days from the adoption.
const GIORNI: i32 = 30;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let manifest = &cx.piano.manifesto;
    let Some((adopted, adoption)) = manifest.adozione.get().and_then(|a| a.data.both()) else { return };
    let Ok(term) = adopted.data.checked_add(Durata::new().days(GIORNI)) else { return };
    if let Some((sent, place)) = f.sico.get().and_then(|s| s.data.both()) {
        if sent.data > term {
            out.report(&RULE, place)
                .message(format!("l'invio a SICO è del {}, dopo il {}", stampa_data(sent.data), stampa_data(term)))
                .label("più di trenta giorni dopo l'adozione")
                .also(adoption, "il piano è adottato qui")
                .help("se la data è giusta resta scritta: prima dell'invio non si poteva assumere");
        }
        return;
    }
    if !f.sico.is_missing() || Parole::di(f).parlano_di(&["sico"]) || !due(cx, term) {
        return;
    }
    out.report(&RULE, adoption)
        .elemento("sezione", "fabbisogni", Some("sico"))
        .message("non si dice se il piano dei fabbisogni è stato inviato a SICO")
        .label(format!("il termine è il {}", stampa_data(term)))
        .help("aggiungi nella sezione 3.3 `sico: { data: …, protocollo: … }`: senza l'invio non si può assumere");
}

/// The term has passed; without a day of today, the plan is adopted.
fn due(cx: &Context<'_>, term: Date) -> bool {
    match cx.al {
        Some(today) => today > term,
        None => cx.piano.manifesto.stato.get().is_some_and(|s| *s >= StatoPiano::Adottato),
    }
}
