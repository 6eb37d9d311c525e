// SPDX-License-Identifier: EUPL-1.2
//! How many goals look at each dimension of well-being, and how many at each theme of the decree.

use super::barre::{Barra, distese};
use super::{Grafico, numero, quanti};
use crate::model::comuni::Tema;
use crate::model::performance::Obiettivo;
use crate::model::tipi::Lista;
use crate::model::valore_pubblico::{DimensioneBenessere, ObiettivoValorePubblico};
use crate::rules::Context;
use crate::source::decode::Field;
use std::collections::BTreeMap;

/// Public-value goals by dimension.
pub fn per_dimensione(cx: &Context<'_>) -> Vec<Grafico> {
    let lists = cx.graph.tutti::<ObiettivoValorePubblico>().map(|(_, o)| scelte(&o.dimensioni));
    let conto = conta(lists, DimensioneBenessere::significato);
    let grafico = grafico(&conto, |frase, barre| Grafico {
        chiave: "per_dimensione",
        id: "grafico-obiettivi-per-dimensione",
        titolo: "Obiettivi di valore pubblico per dimensione del benessere".into(),
        svg: distese("grafico-obiettivi-per-dimensione-dati", &frase, &barre),
        frase,
        nota: "Un obiettivo può guardare a più dimensioni",
        teste: vec!["Dimensione", "Obiettivi"],
        righe: righe(&barre),
    });
    grafico.into_iter().collect()
}

/// Goals by theme.
pub fn per_tema(cx: &Context<'_>) -> Vec<Grafico> {
    let lists = cx.graph.tutti::<Obiettivo>().map(|(_, o)| scelte(&o.temi));
    let conto = conta(lists, Tema::significato);
    let grafico = grafico(&conto, |frase, barre| Grafico {
        chiave: "per_tema",
        id: "grafico-obiettivi-per-tema",
        titolo: "Obiettivi di performance per tema".into(),
        svg: distese("grafico-obiettivi-per-tema-dati", &frase, &barre),
        frase,
        nota: "Un obiettivo può avere più temi",
        teste: vec!["Tema", "Obiettivi"],
        righe: righe(&barre),
    });
    grafico.into_iter().collect()
}

/// How many things have each choice, and how many things there are.
struct Conto {
    voci: Vec<(&'static str, usize)>,
    tutti: usize,
    senza: usize,
}

fn scelte<T: Copy>(field: &Field<Lista<T>>) -> Vec<T> {
    field.elementi().iter().map(|e| e.value).collect()
}

/// Most frequent first, then in the order of the list that the law gives.
fn conta<T: Copy + Ord>(lists: impl Iterator<Item = Vec<T>>, nome: fn(T) -> &'static str) -> Conto {
    let mut found: BTreeMap<T, usize> = BTreeMap::new();
    let (mut tutti, mut senza) = (0, 0);
    for mut list in lists {
        list.sort_unstable();
        list.dedup();
        tutti += 1;
        senza += usize::from(list.is_empty());
        list.into_iter().for_each(|c| *found.entry(c).or_default() += 1);
    }
    let mut voci: Vec<(&str, usize)> = found.into_iter().map(|(c, n)| (nome(c), n)).collect();
    voci.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Conto { voci, tutti, senza }
}

/// Two bars at least: one says nothing.
fn grafico(conto: &Conto, make: impl Fn(String, Vec<Barra>) -> Grafico) -> Option<Grafico> {
    if conto.voci.len() < 2 {
        return None;
    }
    let bar = |(nome, n): (&str, usize)| {
        let numero_ = i64::try_from(n).unwrap_or(i64::MAX);
        Barra { nome: nome.into(), numero: numero_, stampa: numero(numero_), parti: None }
    };
    let mut barre: Vec<Barra> = conto.voci.iter().copied().map(bar).collect();
    if conto.senza > 0 {
        barre.push(bar(("Non indicato", conto.senza)));
    }
    let parts: Vec<String> = barre.iter().map(|b| format!("{}, {}", b.nome, b.stampa)).collect();
    let frase = format!("{} in tutto. {}.", quanti(conto.tutti, "obiettivo", "obiettivi"), parts.join("; "));
    Some(make(frase, barre))
}

fn righe(barre: &[Barra]) -> Vec<Vec<String>> {
    barre.iter().map(|b| vec![b.nome.clone(), b.stampa.clone()]).collect()
}
