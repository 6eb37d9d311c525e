// SPDX-License-Identifier: EUPL-1.2
use super::dati;
use super::shared::monitoraggio_rischi::{parole, sezione};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Frequenza;
use crate::model::rischi_corruttivi::MonitoraggioRischi;
use crate::model::valore::TipoValore;
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-piu-rado-del-dovuto",
    catalogo: &["risk-monitoring-small"],
    summary: "negli enti piccoli il monitoraggio è fitto e ampio quanto chiede il numero dei dipendenti",
    level: Livelli { ordinario: None, semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "K?" }],
    doc: include_str!("monitoraggio_piu_rado_del_dovuto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some((rischi, _)) = sezione(cx) else { return };
    let Some((monitoraggio, luogo)) = rischi.monitoraggio.both() else { return };
    let inizio = cx.piano.manifesto.profilo.get().and_then(|p| p.dipendenti_inizio_triennio.get()).map(|n| n.numero);
    let Some(dipendenti) = cx.profilo.dipendenti.or(inizio) else { return };
    let Some(dovuto) = dati::monitoraggio_piccoli(dipendenti, cx.profilo.anno) else { return };
    // A body may do less, and say why.
    let testo = parole(monitoraggio);
    if ["motiv", "eccezion", "deroga", "sostenibil"].iter().any(|w| testo.contains(w)) {
        return;
    }
    let volte = volte(monitoraggio).filter(|n| *n < dovuto.volte);
    let campione = campione(monitoraggio).filter(|n| *n < Decimal::from(dovuto.campione));
    let times = |n: u32| if n == 1 { "una volta".to_string() } else { format!("{n} volte") };
    let here = match (volte, campione) {
        (None, None) => return,
        (Some(n), None) => format!("{} l'anno", times(n)),
        (None, Some(c)) => format!("il {}%", c.normalize()).replace('.', ","),
        (Some(n), Some(c)) => format!("{} l'anno e il {}%", times(n), c.normalize().to_string().replace('.', ",")),
    };
    out.report(&RULE, if volte.is_none() { monitoraggio.campione.span().unwrap_or(luogo) } else { luogo })
        .campo("monitoraggio")
        .message(format!(
            "con {dipendenti} dipendenti le misure si controllano almeno {} l'anno su almeno il {}% dei processi mappati; qui {here}",
            times(dovuto.volte),
            dovuto.campione
        ))
        .label(format!("da {} a {} dipendenti", dovuto.da, dovuto.a))
        .help("correggi `frequenza` e `campione`, oppure scrivi in `monitoraggio.testo` il motivo per cui l'ente fa di meno");
}

/// How many times a year, if something says it.
fn volte(monitoraggio: &MonitoraggioRischi) -> Option<u32> {
    let livelli = monitoraggio.livelli.elementi();
    // What one level does not say in numbers may be as often as needed.
    if livelli.iter().any(|l| l.frequenza.is_missing() || l.frequenza.get().is_none_or(|f| all_anno(*f).is_none())) {
        return None;
    }
    let most = livelli.iter().filter_map(|l| l.frequenza.get()).filter_map(|f| all_anno(*f)).max()?;
    Some(most.max(monitoraggio.periodi.elementi().len().try_into().unwrap_or(u32::MAX)))
}

fn all_anno(frequenza: Frequenza) -> Option<u32> {
    match frequenza {
        Frequenza::Continua | Frequenza::Tempestiva | Frequenza::UnaTantum => None,
        Frequenza::Settimanale => Some(52),
        Frequenza::Mensile => Some(12),
        Frequenza::Bimestrale => Some(6),
        Frequenza::Trimestrale => Some(4),
        Frequenza::Quadrimestrale => Some(3),
        Frequenza::Semestrale => Some(2),
        Frequenza::Annuale => Some(1),
        Frequenza::Biennale | Frequenza::Triennale => Some(0),
    }
}

/// The share of the processes, where it is one.
fn campione(monitoraggio: &MonitoraggioRischi) -> Option<Decimal> {
    let valore = &monitoraggio.campione.get()?.valore;
    if valore.tipo != TipoValore::Percentuale {
        return None;
    }
    valore.condizioni.first()?.numero
}
