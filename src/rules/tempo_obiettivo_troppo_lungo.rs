// SPDX-License-Identifier: EUPL-1.2
use super::shared::durate::{Durata, durata};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::tipi::{Anno, Serie, StatoValore, Testo, ValoreScritto};
use crate::model::valore_pubblico::{Procedura, TempoMisurato};
use crate::source::Span;
use crate::source::decode::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    id: "tempo-obiettivo-troppo-lungo",
    catalogo: &["vp-procedure-target-lower"],
    summary: "il tempo che una procedura si propone non supera quello di oggi né il termine di legge",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 241/1990",
        articolo: "art. 2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:1990-08-07;241~art2",
        certezza: "K",
    }],
    doc: include_str!("tempo_obiettivo_troppo_lungo.md"),
    check: Some(check),
};

/// A length of time with its words and its place.
struct Tempo {
    durata: Durata,
    testo: String,
    span: Span,
}

fn check(cx: &Context<'_>, out: &mut Findings) {
    for (n, procedura) in cx.graph.tutti::<Procedura>() {
        let Some((serie, span)) = procedura.tempo_obiettivo.both() else { continue };
        let (oggi, termine) = (today(procedura), term(procedura));
        let longer =
            |tempo: &Tempo, limite: &Option<Tempo>| limite.as_ref().is_some_and(|l| tempo.durata.supera(l.durata));
        let worst = targets(serie, span).into_iter().find(|(_, t)| longer(t, &oggi) || longer(t, &termine));
        let Some((anno, tempo)) = worst else { continue };
        let quando = anno.map_or(String::new(), |a| format!(" nel {a}"));
        let limiti = [(&oggi, "di oggi"), (&termine, "del termine")];
        let over: Vec<String> = limiti
            .iter()
            .filter_map(|(l, nome)| {
                l.as_ref().filter(|l| tempo.durata.supera(l.durata)).map(|l| format!("{nome} ({})", l.testo))
            })
            .collect();
        let id = cx.graph.nodo(n).id;
        let mut finding = out
            .report(&RULE, tempo.span)
            .message(format!("la procedura `{id}` si propone {}{quando}, più {}", tempo.testo, over.join(" e ")))
            .label(if over.len() > 1 { "peggio di com'è, e fuori termine" } else { "più lungo" })
            .help("controlla le unità di misura; se il tempo cresce per una ragione, spiegala in una deroga");
        if let Some(oggi) = oggi.filter(|l| tempo.durata.supera(l.durata)) {
            finding = finding.also(oggi.span, "il tempo di oggi");
        }
        if let Some(termine) = termine.filter(|l| tempo.durata.supera(l.durata)) {
            finding.also(termine.span, "il termine");
        }
    }
}

fn read(valore: &ValoreScritto, nota: Option<&Testo>, span: Span) -> Option<Tempo> {
    let nota = nota.map(Testo::as_str).or(valore.nota.as_deref());
    let testo = valore.valore.stampa();
    let solo_numero = testo.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    let testo = if solo_numero { format!("{testo} giorni") } else { testo };
    Some(Tempo { durata: durata(&valore.valore, nota)?, testo, span })
}

/// In a field that is in days.
fn days(valore: &ValoreScritto, nota: Option<&Testo>, span: Span) -> Option<Tempo> {
    read(valore, nota, span).map(|t| Tempo { durata: t.durata.in_giorni(), ..t })
}

/// The times it aims at, with their year.
fn targets(serie: &Serie, span: Span) -> Vec<(Option<i16>, Tempo)> {
    serie
        .iter()
        .filter(|(_, v, _)| v.stato != Some(StatoValore::Sterilizzato))
        .filter_map(|(anno, v, place)| Some((anno, read(v, None, place.unwrap_or(span))?)))
        .collect()
}

/// The longest of some times; none if one of them cannot be compared.
fn longest(tempi: impl Iterator<Item = Option<Tempo>>) -> Option<Tempo> {
    tempi.collect::<Option<Vec<_>>>()?.into_iter().max_by_key(|t| t.durata.massimo)
}

/// The mean time of the last period; of its cases the longest, because the target does not say which it is about.
fn today(procedura: &Procedura) -> Option<Tempo> {
    let misure = procedura.tempi_misurati.elementi();
    let anni: Option<Vec<i16>> = misure.iter().map(|m| year(m)).collect();
    let ultimo = anni.as_ref().and_then(|anni| anni.iter().max().copied());
    let last = |m: &&Spanned<TempoMisurato>| ultimo.is_none() || year(m) == ultimo;
    longest(misure.iter().filter(last).map(|m| {
        let (valore, span) = m.media.both().or_else(|| m.massimo.both())?;
        days(valore, m.nota.get(), span)
    }))
}

/// The year of a period: `2025`, `2025-S1`, `primo semestre 2025`.
fn year(misura: &TempoMisurato) -> Option<i16> {
    let periodo = misura.periodo.get()?.as_str();
    periodo.split(|c: char| !c.is_ascii_digit()).find_map(Anno::leggi).map(|a| a.0)
}

/// The longest of its terms.
fn term(procedura: &Procedura) -> Option<Tempo> {
    longest(procedura.termini.elementi().iter().map(|t| {
        let (valore, span) = t.giorni.both()?;
        days(valore, t.nota.get(), span)
    }))
}
