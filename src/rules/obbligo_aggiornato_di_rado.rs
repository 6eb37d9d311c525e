// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Ambito, VoceTrasparenza};
use super::shared::tabella_trasparenza::{Riga, Tabella};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::comuni::Frequenza;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obbligo-aggiornato-di-rado",
    catalogo: &["tra-frequency"],
    summary: "un obbligo di pubblicazione non si aggiorna meno spesso di quanto chiede la norma",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "Delibera ANAC 1310/2016",
        articolo: "allegato 1",
        url: "https://www.anticorruzione.it",
        certezza: "C",
    }],
    doc: include_str!("obbligo_aggiornato_di_rado.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let tabella = Tabella::di(cx);
    for (riga, voci) in tabella.righe.iter().zip(tabella.voci_dovute(cx)) {
        let Some((frequenza, luogo)) = riga.obbligo.frequenza.both() else { continue };
        if riga.non_dovuta() {
            continue;
        }
        // A row of one entry answers for that entry; of its parts only where the entry itself is not the one at fault.
        let voci = match riga.ambito {
            Ambito::Voce(voce) => vec![voce],
            Ambito::Livello1(_) | Ambito::Livello2(_) | Ambito::Altri => voci,
        };
        let rare: Vec<&VoceTrasparenza> = voci.into_iter().filter(|v| di_rado(riga, *frequenza, v)).collect();
        let Some(voce) = rare.first() else { continue };
        let id = cx.graph.nodo(riga.nodo).id;
        let others = match rare.len() {
            1 => String::new(),
            n => format!(" (così altre {} voci)", n - 1),
        };
        out.report(&RULE, luogo)
            .elemento("obbligo", id, Some("frequenza"))
            .message(format!(
                "la riga `{id}` si aggiorna con frequenza `{}`, ma «{}» vuole un aggiornamento {}{others}",
                frequenza.parola(),
                voce.contenuto,
                voce.frequenza
            ))
            .label(format!("la norma dice: {}", voce.frequenza))
            .help(format!("scrivi `{}`, o più spesso", voce.frequenza_nel_piano()));
    }
}

/// Less often than the tree says. What is published within a number of days from when it is made is timely, however rarely it is made.
fn di_rado(riga: &Riga<'_>, frequenza: Frequenza, voce: &VoceTrasparenza) -> bool {
    let Some(mesi) = mesi(frequenza) else { return false };
    match voce.frequenza.as_str() {
        "tempestivo" => mesi > 1 && riga.obbligo.giorni.is_missing() && riga.obbligo.termine.is_missing(),
        "trimestrale" => mesi > 3,
        "semestrale" => mesi > 6,
        "annuale" => mesi > 12,
        _ => false,
    }
}

/// Months from one time to the next; none where that is no question.
fn mesi(frequenza: Frequenza) -> Option<u8> {
    match frequenza {
        Frequenza::Continua | Frequenza::Tempestiva | Frequenza::UnaTantum => None,
        Frequenza::Settimanale | Frequenza::Mensile => Some(1),
        Frequenza::Bimestrale => Some(2),
        Frequenza::Trimestrale => Some(3),
        Frequenza::Quadrimestrale => Some(4),
        Frequenza::Semestrale => Some(6),
        Frequenza::Annuale => Some(12),
        Frequenza::Biennale => Some(24),
        Frequenza::Triennale => Some(36),
    }
}
