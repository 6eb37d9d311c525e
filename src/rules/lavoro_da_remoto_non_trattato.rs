// SPDX-License-Identifier: EUPL-1.2
use super::shared::agile;
use super::shared::organico;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::Conteggio;
use crate::source::Span;
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "lavoro-da-remoto-non-trattato",
    catalogo: &["agile-remote"],
    summary: "se qualcuno lavora da remoto, il piano ne parla a parte",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "CCNL Funzioni locali 2019-2021",
        articolo: "Titolo VI",
        url: "https://www.aranagenzia.it/contrattazione/comparti/funzioni-locali/contratti",
        certezza: "K",
    }],
    doc: include_str!("lavoro_da_remoto_non_trattato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(sezione) = agile::usato(cx) else { return };
    let totale = sezione.numeri.get().and_then(|n| usato(&n.telelavoro));
    let usato = totale.or_else(|| sezione.per_ufficio.elementi().iter().find_map(|riga| usato(&riga.telelavoro)));
    let Some((quanti, place)) = usato.filter(|_| sezione.lavoro_da_remoto.is_missing()) else { return };
    let persone = if quanti == 1 {
        "una persona lavora".into()
    } else {
        format!("{} persone lavorano", organico::stampa(quanti))
    };
    out.report(&RULE, place)
        .message(format!("{persone} da remoto o in telelavoro, ma il piano non ne parla a parte"))
        .label("contate qui")
        .help("aggiungi `lavoro_da_remoto`: orario, luogo e strumenti, che il contratto distingue da quelli del lavoro agile");
}

fn usato(campo: &Field<Conteggio>) -> Option<(u64, Span)> {
    campo.both().map(|(n, span)| (u64::from(n.numero), span)).filter(|(n, _)| *n > 0)
}
