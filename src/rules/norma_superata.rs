// SPDX-License-Identifier: EUPL-1.2
use super::dati::{NormaSuperata, ente, norme_superate};
use super::shared::espressioni::{Espressione, Parola, frase, parole};
use super::shared::testi::Brano;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::source::Span;

/// The rule.
pub static RULE: Rule = Rule {
    id: "norma-superata",
    catalogo: &["gen-normative-versions", "risk-repealed-crime"],
    summary: "i testi del piano non citano come vigenti norme e parole superate",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("norma_superata.md"),
    check: Some(check),
};

/// Words on either side, in the same sentence, within which the sense of a mention is looked for.
const VICINO: usize = 24;

/// Mentions shown.
const LUOGHI: usize = 8;

/// Words that say that the writer knows.
const GIA_DETTO: &str = "abrogat*|superat*|sostituit*|soppress*|ex|gia|previgente|precedente|precedenti|vecchio|vecchia|vecchie|vecchi|\
                         confluit*|assorbit*|cessat*|storic*|ora|oggi|fino|sino|allora";

fn check(cx: &Context<'_>, out: &mut Findings) {
    let gia_detto = Espressione::leggi(GIA_DETTO);
    let cercate: Vec<Cercata<'_>> =
        norme_superate().iter().filter(|n| riguarda(cx, n)).map(|n| Cercata::di(cx, n)).collect();
    let spie = |cercata: &Cercata<'_>| cercata.espressioni.iter().flat_map(Espressione::spie).collect::<Vec<_>>();
    let spie: Vec<Vec<String>> = cercate.iter().map(spie).collect();
    let mut trovati = cx.brani_con_ciascuno(&spie.concat()).into_iter();
    for (mut cercata, spie) in cercate.into_iter().zip(&spie) {
        let luoghi: Vec<usize> = trovati.by_ref().take(spie.len()).flatten().collect();
        for brano in cx.brani_di(luoghi).into_iter().filter(|b| !b.altrui) {
            cercata.cerca(cx, brano, &parole(brano.testo), &gia_detto);
        }
        cercata.riporta(out);
    }
}

/// The plan is of a year, and of a sector, in which it no longer holds.
fn riguarda(cx: &Context<'_>, norma: &NormaSuperata) -> bool {
    if cx.piano.manifesto.anno.get().is_none() || !norma.origine.validita.comprende(cx.profilo.anno) {
        return false;
    }
    if norma.comparti.is_empty() {
        return true;
    }
    let scritto = cx.piano.sezioni.scheda_anagrafica.as_ref().and_then(|s| s.comparto.get());
    match (scritto, cx.profilo.tipo.and_then(ente)) {
        (Some(comparto), _) => norma.comparti.iter().any(|c| c == comparto.parola()),
        // A kind of body that may belong to several sectors says nothing.
        (None, Some(ente)) => {
            !ente.comparti.is_empty() && ente.comparti.iter().all(|c| norma.comparti.iter().any(|n| n == c.parola()))
        }
        (None, None) => false,
    }
}

/// A norm, and where the texts name it.
struct Cercata<'n> {
    norma: &'n NormaSuperata,
    espressioni: Vec<Espressione>,
    con: Vec<Espressione>,
    senza: Vec<Espressione>,
    prima: Option<(String, Span)>,
    altre: Vec<Span>,
    quante: usize,
}

impl<'n> Cercata<'n> {
    fn di(cx: &Context<'_>, norma: &'n NormaSuperata) -> Self {
        let [anno, _, fine] = cx.piano.anni();
        let leggi = |e: &String| {
            Espressione::leggi(
                &e.replace("{anno}", &anno.to_string()).replace("{fine}", &format!("{fine}|{}", fine % 100)),
            )
        };
        Cercata {
            norma,
            espressioni: norma.espressioni.iter().map(leggi).collect(),
            con: norma.con.iter().map(leggi).collect(),
            senza: norma.senza.iter().map(leggi).collect(),
            prima: None,
            altre: Vec::new(),
            quante: 0,
        }
    }

    fn cerca(&mut self, cx: &Context<'_>, brano: &Brano<'_>, words: &[Parola<'_>], gia_detto: &Espressione) {
        let mut at = 0;
        while at < words.len() {
            let Some(end) = self.espressioni.iter().filter_map(|e| e.a(words, at)).max().filter(|end| *end > at) else {
                at += 1;
                continue;
            };
            let (from, to) = frase(brano.testo, words[at].inizio, words[end - 1].fine);
            let near = &words[at.saturating_sub(VICINO)..(end + VICINO).min(words.len())];
            let first = near.partition_point(|w| w.inizio < from);
            let near = &near[first..near.partition_point(|w| w.fine <= to)];
            let meant = gia_detto.in_(near) || self.senza.iter().any(|e| e.in_(near));
            if !meant && self.con.iter().all(|e| e.in_(near)) {
                self.trovata(cx, brano, &words[at], &words[end - 1]);
            }
            at = end;
        }
    }

    fn trovata(&mut self, cx: &Context<'_>, brano: &Brano<'_>, first: &Parola<'_>, last: &Parola<'_>) {
        let piece = &brano.testo[first.inizio..last.fine];
        self.quante += 1;
        if self.prima.is_none() {
            self.prima = Some((piece.to_string(), brano.luogo(cx, first.inizio, piece)));
        } else if self.altre.len() < LUOGHI {
            self.altre.push(brano.luogo(cx, first.inizio, piece));
        }
    }

    /// One finding for a norm: what took its place is one thing to learn.
    fn riporta(self, out: &mut Findings) {
        let Some((piece, span)) = self.prima else { return };
        let volte = if self.quante > 1 { format!(" ({} volte)", self.quante) } else { String::new() };
        let mut finding = out
            .report(&RULE, span)
            .message(format!("«{piece}»{volte}: {}", self.norma.sostituita_da))
            .label("superato")
            .help(format!(
                "controlla: se parli di oggi aggiorna il riferimento ({}); se parli del passato, dillo",
                self.norma.origine.fonte
            ));
        for span in self.altre {
            finding = finding.also(span, "e qui");
        }
    }
}
