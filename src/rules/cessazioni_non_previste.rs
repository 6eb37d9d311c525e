// SPDX-License-Identifier: EUPL-1.2
use super::shared::fabbisogni::{letta, luogo, vuota};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Fabbisogni, Movimento};
use crate::model::tipi::{Anno, Lista};
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "cessazioni-non-previste",
    catalogo: &["ptfp-cessations"],
    summary: "le cessazioni sono stimate per ognuno dei tre anni, anche quando sono zero",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "art. 4, c. 1, lett. c, n. 2; art. 6, c. 3",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "C",
    }],
    doc: include_str!("cessazioni_non_previste.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(f) = letta(cx) else { return };
    let anno = cx.profilo.anno;
    let without: Vec<String> = (anno..anno + 3).filter(|y| !said(f, *y)).map(|y| y.to_string()).collect();
    let Some(first) = without.first() else { return };
    let none = vuota(&f.cessazioni) && without.len() == 3;
    let message = match without.as_slice() {
        _ if none => "mancano le cessazioni previste nel triennio".into(),
        [only] => format!("non si dice quante cessazioni sono previste nel {only}"),
        many => format!("non si dice quante cessazioni sono previste negli anni {}", many.join(", ")),
    };
    let Some(place) = f.cessazioni.span().or_else(|| luogo(cx)) else { return };
    out.report(&RULE, place)
        .campo("cessazioni")
        .message(message)
        .label("una stima per ogni anno")
        .help(format!("aggiungi in `cessazioni` una riga per anno, anche con zero: `{{ anno: {first}, numero: 0 }}`"));
}

/// Some row or published total speaks of the year, or of more years together.
fn said(f: &Fabbisogni, year: i16) -> bool {
    let speaks = |anno: &Field<Anno>, anni: &Field<Lista<Anno>>| match anno {
        Field::Present(a, _) => a.0 == year,
        Field::Invalid(_) => true,
        Field::Missing => match anni {
            Field::Present(Lista::Elementi(years), _) if !years.is_empty() => years.iter().any(|a| a.value.0 == year),
            _ => true,
        },
    };
    let leavers = f.cessazioni.elementi().iter().any(|r| speaks(&r.anno, &r.anni));
    let totals = f.totali_pubblicati.elementi().iter();
    let published = totals.filter(|t| t.movimento.get() == Some(&Movimento::Cessazioni));
    let reason = matches!(f.cessazioni, Field::Present(Lista::Nessuna(_), _) | Field::Invalid(_));
    leavers || reason || published.into_iter().any(|t| speaks(&t.anno, &t.anni))
}
