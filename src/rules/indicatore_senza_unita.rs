// SPDX-License-Identifier: EUPL-1.2
use super::shared::uso_indicatori::Uso;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::valore::TipoValore;

/// The rule.
pub static RULE: Rule = Rule {
    id: "indicatore-senza-unita",
    catalogo: &["ind-unit"],
    summary: "ogni indicatore con valori in numeri dice l'unità di misura",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Linee guida DFP per il piano della performance",
        articolo: "n. 1, giugno 2017",
        url: "https://performance.gov.it/linee-guida-il-piano-della-performance",
        certezza: "P",
    }],
    doc: include_str!("indicatore_senza_unita.md"),
    check: Some(check),
};

/// Words of a name that say what is counted, or that nothing is: «Attesa (giorni)», «Numero di domande», «Indice di …».
const UNITA_NEL_NOME: &[&str] = &[
    "numero",
    "n",
    "n°",
    "nº",
    "nr",
    "num",
    "percentuale",
    "%",
    "giorni",
    "gg",
    "ore",
    "minuti",
    "mesi",
    "anni",
    "euro",
    "€",
    "importo",
    "punti",
    "punteggio",
    "voto",
    "indice",
    "rapporto",
    "tasso",
];

fn check(cx: &Context<'_>, out: &mut Findings) {
    for uso in cx.usati() {
        let indicatore = uso.indicatore;
        let known = !indicatore.unita.is_missing() || !indicatore.indicatore_comune.is_missing();
        if known || uso.e_fatto_o_data() || unita_nel_nome(uso) || !numeri_senza_unita(uso) {
            continue;
        }
        let nodo = cx.graph.nodo(uso.nodo);
        out.report(&RULE, nodo.span)
            .campo("unita")
            .message(format!("l'indicatore `{}` non ha l'unità di misura", nodo.id))
            .label("i suoi valori sono numeri: di che cosa?")
            .help("aggiungi `unita`, per esempio `unita: giorni` o `unita: domande`");
    }
}

fn unita_nel_nome(uso: &Uso<'_>) -> bool {
    uso.indicatore.nome.get().is_some_and(|nome| {
        let nome = nome.testo.to_lowercase();
        nome.split(|c: char| !(c.is_alphanumeric() || matches!(c, '°' | '%' | '€')))
            .any(|word| UNITA_NEL_NOME.contains(&word))
    })
}

/// Some value is a bare number, and no value says what it counts.
fn numeri_senza_unita(uso: &Uso<'_>) -> bool {
    let valori: Vec<_> = uso.attesi().chain(uso.misurati()).collect();
    let mut condizioni = valori.iter().flat_map(|v| &v.condizioni);
    let detta = condizioni.clone().any(|c| {
        c.unita.is_some() || c.riferimento.is_some() || matches!(c.tipo, TipoValore::Percentuale | TipoValore::Importo)
    });
    !detta && condizioni.any(|c| matches!(c.tipo, TipoValore::Numero | TipoValore::Intervallo))
}
