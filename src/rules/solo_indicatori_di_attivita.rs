// SPDX-License-Identifier: EUPL-1.2
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::graph::Assegnazione;
use crate::model::id::Genere;
use crate::model::performance::{Catena, DimensioneIndicatore, Obiettivo, Polarita, StatoObiettivo};
use crate::model::valore::TipoValore;

/// The rule.
pub static RULE: Rule = Rule {
    id: "solo-indicatori-di-attivita",
    catalogo: &["ind-not-only-activity"],
    summary: "ogni obiettivo ha almeno un indicatore che non sia di attività o sì/no",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Linee guida DFP per il piano della performance",
        articolo: "n. 1, giugno 2017",
        url: "https://performance.gov.it/linee-guida-il-piano-della-performance",
        certezza: "K",
    }],
    doc: include_str!("solo_indicatori_di_attivita.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, nodo) in cx.graph.nodi().iter().enumerate() {
        if !matches!(nodo.genere, Genere::Obiettivo | Genere::ObiettivoValorePubblico) {
            continue;
        }
        let stato = nodo.record.as_any().downcast_ref::<Obiettivo>().and_then(|o| o.stato.get());
        if matches!(stato, Some(StatoObiettivo::Sterilizzato | StatoObiettivo::Sospeso)) {
            continue;
        }
        let usi = cx.graph.assegnazioni(n);
        if usi.is_empty() || !usi.iter().all(di_attivita) {
            continue;
        }
        let dicono = match usi.len() {
            1 => format!("il solo indicatore di `{}` dice", nodo.id),
            n => format!("i {n} indicatori di `{}` dicono", nodo.id),
        };
        out.report(&RULE, nodo.span)
            .campo("indicatori")
            .message(format!("{dicono} se una cosa si fa, non che cosa ne viene"))
            .label("che cosa cambia, per chi?")
            .help("aggiungi un indicatore del risultato: quanto, quanto bene, quanto presto, a quale costo");
    }
}

/// It tells that something is done: an activity, or yes and no.
fn di_attivita(uso: &Assegnazione<'_>) -> bool {
    let i = uso.indicatore;
    let fatto = uso.target().get().is_some_and(|serie| {
        let mut valori = serie.iter().peekable();
        let booleano = |t: TipoValore| t == TipoValore::Booleano;
        valori.peek().is_some() && valori.all(|(_, v, _)| booleano(v.valore.tipo))
    });
    i.dimensione.get() == Some(&DimensioneIndicatore::Attivita)
        || i.catena.get() == Some(&Catena::Attivita)
        || i.polarita.get() == Some(&Polarita::SiNo)
        || fatto
}
