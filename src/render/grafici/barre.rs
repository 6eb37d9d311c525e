// SPDX-License-Identifier: EUPL-1.2
//! Bars: lying ones with their names above, so that long names have all the width; standing ones for a few years.

use super::svg::{Decimi, a_capo, figura, in_scala, larghezza, pulito, rettangolo, scritta};

/// The width of a picture. On a narrow phone it has 288 points: letters of 15 units are 12 points high there.
const LARGA: i64 = 360;
const CORPO: i64 = 15;
const RIGA: i64 = 19;

/// Barra (bar).
pub struct Barra {
    /// What it counts.
    pub nome: String,
    /// How many.
    pub numero: i64,
    /// The number as it is printed.
    pub stampa: String,
    /// Two parts that make the whole, with their words.
    pub parti: Option<[(i64, String); 2]>,
}

/// Lying bars, one below the other, on one scale from zero.
pub fn distese(id: &str, frase: &str, barre: &[Barra]) -> String {
    let massimo = barre.iter().map(|b| b.numero).max().unwrap_or(0);
    let room = barre.iter().map(|b| larghezza(&b.stampa, CORPO).0).max().unwrap_or(0) + 80;
    let spazio = Decimi((LARGA * 10 - room).max(100));
    let mut body = String::new();
    let mut y = 0;
    for barra in barre {
        for line in a_capo(&pulito(&barra.nome), CORPO, Decimi(LARGA * 10), 2) {
            y += RIGA;
            body.push_str(&scritta("", Decimi(0), Decimi(y * 10 - 40), &line));
        }
        let length = in_scala(barra.numero, massimo, spazio);
        body.push_str(&piena(barra, Decimi(y * 10), length));
        let after = Decimi(length.0 + 60);
        body.push_str(&scritta("numero", after, Decimi(y * 10 + 125), &barra.stampa));
        y += 16;
        if let Some([(_, prima), (_, seconda)]) = &barra.parti {
            y += RIGA;
            body.push_str(&scritta("nota", Decimi(0), Decimi(y * 10 - 40), &format!("■ {prima}  □ {seconda}")));
        }
        y += 10;
    }
    figura(id, "barre", (LARGA, y), 0, frase, &body)
}

/// The bar itself: whole, or its first part full and its second empty.
fn piena(barra: &Barra, y: Decimi, length: Decimi) -> String {
    let high = Decimi(140);
    match &barra.parti {
        Some([(prima, _), _]) => {
            let full = in_scala(*prima, barra.numero, length);
            let mut out = String::new();
            if length.0 > 20 {
                let outline = (Decimi(10), Decimi(y.0 + 10), Decimi(length.0 - 20), Decimi(high.0 - 20));
                out.push_str(&rettangolo("vuota", outline.0, outline.1, outline.2, outline.3));
            }
            if full.0 > 0 {
                out.push_str(&rettangolo("piena", Decimi(0), y, full, high));
            }
            out
        }
        None if length.0 > 0 => rettangolo("piena", Decimi(0), y, length, high),
        None => String::new(),
    }
}

/// Colonna (column): a number at a date.
pub struct Colonna {
    /// The date, in two short lines.
    pub quando: [String; 2],
    /// How many.
    pub numero: i64,
    /// The number as it is printed.
    pub stampa: String,
    /// What changed since the one before.
    pub nota: String,
    /// Expected, not counted yet.
    pub attesa: bool,
}

/// Standing bars on one line, from zero.
pub fn in_piedi(id: &str, frase: &str, colonne: &[Colonna]) -> String {
    const ALTA: i64 = 110;
    let massimo = colonne.iter().map(|c| c.numero).max().unwrap_or(0);
    let passo = LARGA * 10 / i64::try_from(colonne.len().max(1)).unwrap_or(1);
    let wide = passo * 6 / 10;
    let ground = (ALTA + 24) * 10;
    let mut body = String::new();
    for (n, colonna) in (0_i64..).zip(colonne) {
        let middle = Decimi(passo * n + passo / 2);
        let high = in_scala(colonna.numero, massimo, Decimi(ALTA * 10));
        let x = Decimi(middle.0 - wide / 2);
        if high.0 > 20 && colonna.attesa {
            let (x, y) = (Decimi(x.0 + 10), Decimi(ground - high.0 + 10));
            body.push_str(&rettangolo("vuota", x, y, Decimi(wide - 20), Decimi(high.0 - 10)));
        } else if high.0 > 0 {
            body.push_str(&rettangolo("piena", x, Decimi(ground - high.0), Decimi(wide), high));
        }
        body.push_str(&scritta("numero mezzo", middle, Decimi(ground - high.0 - 70), &colonna.stampa));
        body.push_str(&scritta("mezzo", middle, Decimi(ground + 180), &colonna.quando[0]));
        body.push_str(&scritta("mezzo", middle, Decimi(ground + 370), &colonna.quando[1]));
        if !colonna.nota.is_empty() {
            body.push_str(&scritta("nota mezzo", middle, Decimi(ground + 570), &colonna.nota));
        }
    }
    body.push_str(&format!("<path class=\"asse\" d=\"M0 {0}H{LARGA}\"/>", Decimi(ground)));
    figura(id, "barre", (LARGA, ALTA + 24 + 64), 0, frase, &body)
}
