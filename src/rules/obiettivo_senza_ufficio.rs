// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{Mancanza, riporta};
use super::shared::obiettivi::Catena;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::performance::Obiettivo;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-senza-ufficio",
    catalogo: &["perf-owner-office"],
    summary: "ogni obiettivo di performance ha un ufficio che ne risponde",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "allegato, domanda guida 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "K",
        },
        Fonte {
            atto: "D.Lgs. 150/2009",
            articolo: "art. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150~art5",
            certezza: "K",
        },
    ],
    doc: include_str!("obiettivo_senza_ufficio.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let mancanti: Vec<usize> = obiettivi.capiti(cx).into_iter().filter(|(_, o)| senza(cx, o)).map(|(n, _)| n).collect();
    let totale = obiettivi.tutti.len();
    let mancanza = Mancanza {
        rule: &RULE,
        tutti: format!("nessuno dei {totale} obiettivi di performance ha un ufficio che ne risponde"),
        label: "chi ne risponde?",
        help: "aggiungi `ufficio` con l'id di un solo ufficio; gli altri vanno in `contributori`",
        campo: "ufficio",
    };
    riporta(cx, out, &mancanza, &mancanti, totale, |nodo| {
        let di_tutti = nodo.record.as_any().downcast_ref::<Obiettivo>().is_some_and(|o| !o.ufficio.is_missing());
        let perche = if di_tutti { "è di tutti gli uffici: nessuno" } else { "non ha un ufficio che" };
        format!("l'obiettivo `{}` {perche} ne risponde", nodo.id)
    });
}

/// Nobody answers for it: neither an office nor a person, nor those of the goals above.
fn senza<'p>(cx: &Context<'p>, obiettivo: &'p Obiettivo) -> bool {
    let persone = |o: &Obiettivo| !o.responsabili.is_missing();
    match &obiettivo.ufficio {
        Field::Invalid(_) => false,
        Field::Present(ufficio, _) => ufficio.is_tutti() && !persone(obiettivo),
        Field::Missing => !Catena::di(cx, obiettivo).qualcuno(|o| persone(o) || !o.ufficio.is_missing()),
    }
}
