// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::{Personale, RigaPersonale};
use crate::model::struttura_organizzativa::{Incarico, TipoIncarico};
use crate::source::Span;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dirigenti-oltre-la-dotazione",
    catalogo: &["org-manager-count"],
    summary: "i dirigenti in carica non sono più dei posti in dotazione",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("dirigenti_oltre_la_dotazione.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    let dirigenti: Vec<usize> = cx.graph.tutti::<Incarico>().filter(|(_, i)| in_carica(i)).map(|(n, _)| n).collect();
    // Several dates, several tables: the most posts that any of them has.
    let tables = fabbisogni.personale.elementi().iter();
    let Some((posti, place)) = tables.filter_map(|t| posti(t)).max_by_key(|(n, _)| *n) else { return };
    let a_contratto = fabbisogni.dirigenti_110.get().and_then(|d| organico::numero(&d.numero)).unwrap_or(0);
    let (Some(first), false) = (dirigenti.first(), cx.graph.is_incomplete()) else { return };
    let quanti = dirigenti.len() as u64;
    if quanti <= posti + a_contratto {
        return;
    }
    out.report(&RULE, cx.graph.nodo(*first).span)
        .message(format!(
            "i dirigenti in carica sono {quanti}, ma la dotazione ha {} ({} di troppo)",
            if posti == 1 { "un posto di dirigente".into() } else { format!("{posti} posti di dirigente") },
            quanti - posti
        ))
        .label("il primo dei dirigenti contati")
        .also(place, "i posti in dotazione")
        .help("correggi `posti` nella tabella del personale, o gli incarichi: chi è vacante ha `vacante: sì`, chi copre per un altro sta in `ad_interim`");
}

/// A manager in the staff: posts that nobody holds and contracts outside the staff do not count.
fn in_carica(incarico: &Incarico) -> bool {
    let words = [incarico.ruolo.get(), incarico.nota.get()];
    let fuori = words.into_iter().flatten().any(|t| {
        let text = fold(t.as_str());
        FUORI.iter().any(|w| text.contains(w))
    });
    incarico.tipo.get() == Some(&TipoIncarico::Dirigente)
        && incarico.vacante.get().is_none_or(|v| !v.0)
        && incarico.ad_interim.is_missing()
        && !fuori
}

/// How positions outside the staff are called.
const FUORI: &[&str] =
    &["110", "fuori_dotazione", "extra_dotazione", "a_contratto", "interim", "comando", "convenzione"];

/// The posts of managers of a table, if each of their rows says them.
fn posti(table: &Personale) -> Option<(u64, Span)> {
    let rows: Vec<_> = table.righe.elementi().iter().filter(|r| di_dirigenti(r)).collect();
    let place = rows.first()?.posti.span()?;
    Some((rows.iter().map(|r| organico::numero(&r.posti)).sum::<Option<u64>>()?, place))
}

fn di_dirigenti(riga: &RigaPersonale) -> bool {
    let says = |t: Option<&crate::model::tipi::Testo>| t.is_some_and(|t| fold(t.as_str()).starts_with("dirigen"));
    says(riga.area.get()) || says(riga.gruppo.get()) || says(riga.etichetta.get())
}
