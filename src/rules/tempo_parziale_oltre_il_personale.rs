// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::calcolo::personale::intero;
use crate::diagnostic::Level;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempo-parziale-oltre-il-personale",
    catalogo: &["ptfp-fte"],
    summary: "chi è a tempo parziale e le unità equivalenti non superano le persone",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("tempo_parziale_oltre_il_personale.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    for riga in fabbisogni.assunzioni.elementi() {
        let Some(people) = riga.numero.get().and_then(intero) else { continue };
        if let Some((part, place)) = riga.part_time.both()
            && i64::from(part.numero) > people
        {
            out.report(&RULE, place)
                .message(format!("{} assunzioni a tempo parziale su {people}", part.numero))
                .label("sono più delle assunzioni della riga")
                .help("`part_time` conta quante assunzioni della riga sono a orario ridotto, non le ore né la percentuale");
        }
    }
    for riga in fabbisogni.personale.elementi().iter().flat_map(|t| t.righe.elementi()) {
        let Some(people) = organico::persone(riga) else { continue };
        let name = riga.etichetta.get().map_or("", |t| t.as_str());
        if let Some((part, place)) = riga.part_time.both()
            && u64::from(part.numero) > people
        {
            let (part, people) = (organico::stampa(part.numero.into()), organico::stampa(people));
            out.report(&RULE, place)
                .message(format!("«{name}»: {part} a tempo parziale su {people} persone"))
                .label("sono più delle persone in servizio")
                .help("`part_time` conta le persone della riga che lavorano a orario ridotto");
        }
        if let Some((fte, place)) = riga.fte.both()
            && fte.numero > Decimal::from(people)
        {
            out.report(&RULE, place)
                .message(format!(
                    "«{name}»: {} unità a tempo pieno con {} persone",
                    fte.testo,
                    organico::stampa(people)
                ))
                .label("ogni persona vale al più uno")
                .help("`fte` somma le quote di orario: due persone a metà tempo fanno 1");
        }
    }
}
