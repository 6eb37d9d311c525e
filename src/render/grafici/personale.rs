// SPDX-License-Identifier: EUPL-1.2
//! The staff by area, and as it is expected to become in the three years.

use super::barre::{Barra, Colonna, distese, in_piedi};
use super::svg::{breve, pulito};
use super::{Grafico, numero, quanti};
use crate::calcolo::personale::{Andamento, Organico, organico};
use crate::model::valore::stampa_data;
use crate::rules::Context;

/// More bars than these say nothing more.
const MASSIMO: usize = 24;

/// The charts of section 3.3 that there is something for.
pub fn grafici(cx: &Context<'_>) -> Vec<Grafico> {
    let Ok(organico) = organico(cx.piano, cx.graph) else { return Vec::new() };
    per_area(&organico).into_iter().chain(previsto(&organico)).collect()
}

/// Areas and their people, at least two with somebody.
fn per_area(organico: &Organico<'_>) -> Option<Grafico> {
    let aree: Option<Vec<(&Andamento<'_>, i64)>> =
        organico.aree.iter().map(|a| Some((a, a.inizio.as_ref().ok().copied()?))).collect();
    let aree: Vec<_> = aree?.into_iter().filter(|(_, n)| *n > 0).collect();
    if !(2..=MASSIMO).contains(&aree.len()) {
        return None;
    }
    let barre: Vec<Barra> = aree
        .iter()
        .map(|(a, n)| Barra {
            nome: pulito(a.nome),
            numero: *n,
            stampa: numero(*n),
            parti: a.genere.map(|[donne, uomini]| [(donne, sesso(donne, true)), (uomini, sesso(uomini, false))]),
        })
        .collect();
    let parts: Vec<String> = barre
        .iter()
        .map(|b| {
            let parti = b.parti.as_ref().map(|[d, u]| format!(" ({} e {})", d.1, u.1)).unwrap_or_default();
            format!("{}, {}{parti}", breve(&b.nome, 80), b.stampa)
        })
        .collect();
    let totale: i64 = aree.iter().map(|(_, n)| n).sum();
    let persone = quanti(usize::try_from(totale).unwrap_or_default(), "persona", "persone");
    let al = stampa_data(organico.al);
    let frase = format!("Personale al {al} per area: {}. In tutto {persone}.", parts.join("; "));
    let genere = barre.iter().any(|b| b.parti.is_some());
    Some(Grafico {
        chiave: "personale_per_area",
        id: "grafico-personale-per-area",
        titolo: format!("Personale al {al} per area"),
        svg: distese("grafico-personale-per-area-dati", &frase, &barre),
        frase,
        nota: if genere { "Persone: ■ donne, □ uomini" } else { "Persone" },
        teste: if genere { vec!["Area", "Persone", "Donne", "Uomini"] } else { vec!["Area", "Persone"] },
        righe: aree.iter().map(|(a, n)| riga(a, *n, genere)).collect(),
    })
}

fn sesso(n: i64, donne: bool) -> String {
    let word = match (donne, n) {
        (true, 1) => "donna",
        (true, _) => "donne",
        (false, 1) => "uomo",
        (false, _) => "uomini",
    };
    format!("{} {word}", numero(n))
}

fn riga(area: &Andamento<'_>, n: i64, genere: bool) -> Vec<String> {
    let mut row = vec![pulito(area.nome), numero(n)];
    if genere {
        let [donne, uomini] = area.genere.map_or([String::new(), String::new()], |g| g.map(numero));
        row.extend([donne, uomini]);
    }
    row
}

/// Everybody, at the end of the year before the plan and of each of its years.
fn previsto(organico: &Organico<'_>) -> Option<Grafico> {
    let totale = &organico.totale;
    let mut prima = totale.inizio.as_ref().ok().copied().filter(|n| *n > 0)?;
    let al = stampa_data(organico.al);
    let mut colonne = vec![Colonna {
        quando: ["31/12".into(), organico.al.year().to_string()],
        numero: prima,
        stampa: numero(prima),
        nota: String::new(),
        attesa: false,
    }];
    let mut parts = Vec::new();
    for annata in &totale.anni {
        let n = annata.finale.as_ref().ok().copied().filter(|n| *n >= 0)?;
        colonne.push(Colonna {
            quando: ["31/12".into(), annata.anno.to_string()],
            numero: n,
            stampa: numero(n),
            nota: differenza(n - prima),
            attesa: true,
        });
        parts.push(format!("{} alla fine del {}", numero(n), annata.anno));
        prima = n;
    }
    let frase = format!("Personale: {} al {al}; previste {}.", colonne[0].stampa, parts.join(", "));
    Some(Grafico {
        chiave: "personale_previsto",
        id: "grafico-personale-previsto",
        titolo: "Personale previsto alla fine di ogni anno".into(),
        svg: in_piedi("grafico-personale-previsto-dati", &frase, &colonne),
        frase,
        nota: "Persone: colonna piena, in servizio; vuota, previste; sotto, la differenza dall’anno prima",
        teste: vec!["Alla fine del", "Persone"],
        righe: colonne.iter().map(|c| vec![c.quando[1].clone(), c.stampa.clone()]).collect(),
    })
}

/// `+2`, `−3`, `=`.
fn differenza(n: i64) -> String {
    match n {
        0 => "=".into(),
        n if n > 0 => format!("+{}", numero(n)),
        n => format!("−{}", numero(-n)),
    }
}
