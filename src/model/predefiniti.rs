// SPDX-License-Identifier: EUPL-1.2
//! `predefiniti:` at the head of a file: values that its records take where they give none of their own.

use super::id::Genere;
use super::{
    formazione, monitoraggio, performance, rischi_corruttivi, scheda_anagrafica, struttura_organizzativa, trasparenza,
    valore_pubblico,
};
use crate::diagnostic::Diagnostic;
use crate::source::decode::{Cx, Defaults, Record, nearest};
use crate::source::node::{Data, Entry, Node};

/// Reads the groups at the head of a file; their keys are checked here, once, their values where a record takes them.
pub fn leggi<'s>(node: &'s Node<'s>, cx: &mut Cx<'s>) {
    let Some(groups) = node.get("predefiniti") else { return };
    let Data::Map(entries) = &groups.data else {
        cx.mismatch::<()>(groups, "un gruppo di chiavi: `{ indicatori: { fonte: … } }`");
        return;
    };
    for entry in entries {
        let Some(genere) = Genere::TUTTI.iter().copied().find(|g| g.plurale() == entry.key) else {
            sconosciuto(entry, cx);
            continue;
        };
        match &entry.node.data {
            Data::Map(fields) => {
                let _ = Record::open(&entry.node, chiavi(genere), "i predefiniti", None, cx);
                cx.defaults.push(Defaults { plural: (genere.plurale(), entry.key_span), fields, used: false });
            }
            Data::Seq(_) | Data::Scalar(_) => {
                cx.mismatch::<()>(&entry.node, "un gruppo di chiavi");
            }
        }
    }
}

/// A group whose name is no list of records.
fn sconosciuto(entry: &Entry<'_>, cx: &mut Cx<'_>) {
    let help = nearest(&entry.key, Genere::TUTTI.iter().map(|g| g.plurale()))
        .map_or("scrivi il nome di un elenco, come `indicatori`".into(), |p| format!("forse intendevi `{p}`?"));
    cx.diagnostics.push(
        Diagnostic::new(
            "chiave-sconosciuta",
            entry.key_span,
            format!("`{}` non è un elenco che può avere predefiniti", entry.key),
        )
        .help(help),
    );
}

/// Says which groups no record of the file could take. Not where something was not understood, or is still to be
/// written: the records may be there.
pub fn inutili(cx: &mut Cx<'_>) {
    if !cx.broken.is_empty() || !cx.da_compilare.is_empty() {
        return;
    }
    for group in cx.defaults.iter().filter(|group| !group.used) {
        let (plural, span) = group.plural;
        cx.diagnostics.push(
            Diagnostic::new(
                "predefinito-inutile",
                span,
                format!("in questo file nessuna scheda di `{plural}` può prendere questi predefiniti"),
            )
            .label("non hanno effetto")
            .help("valgono solo per il file in cui stanno: spostali in quello con le schede, oppure toglili"),
        );
    }
}

/// The keys of the records of a kind.
fn chiavi(genere: Genere) -> &'static [&'static str] {
    match genere {
        Genere::Ufficio => struttura_organizzativa::Ufficio::CHIAVI,
        Genere::Incarico => struttura_organizzativa::Incarico::CHIAVI,
        Genere::Obiettivo => performance::Obiettivo::CHIAVI,
        Genere::ObiettivoValorePubblico => valore_pubblico::ObiettivoValorePubblico::CHIAVI,
        Genere::ObiettivoStrategico => rischi_corruttivi::ObiettivoStrategico::CHIAVI,
        Genere::Strategia => valore_pubblico::Strategia::CHIAVI,
        Genere::Indicatore => performance::Indicatore::CHIAVI,
        Genere::Fase => performance::Fase::CHIAVI,
        Genere::AzionePositiva => performance::AzionePositiva::CHIAVI,
        Genere::Accessibilita => valore_pubblico::AzioneAccessibilita::CHIAVI,
        Genere::Procedura => valore_pubblico::Procedura::CHIAVI,
        Genere::Processo => rischi_corruttivi::Processo::CHIAVI,
        Genere::Rischio => rischi_corruttivi::Rischio::CHIAVI,
        Genere::Misura => rischi_corruttivi::Misura::CHIAVI,
        Genere::Obbligo => trasparenza::Obbligo::CHIAVI,
        Genere::Priorita => scheda_anagrafica::Priorita::CHIAVI,
        Genere::Stakeholder => scheda_anagrafica::Stakeholder::CHIAVI,
        Genere::Fonte => scheda_anagrafica::Fonte::CHIAVI,
        Genere::Documento => scheda_anagrafica::Documento::CHIAVI,
        Genere::Profilo => struttura_organizzativa::Profilo::CHIAVI,
        Genere::Intervento => struttura_organizzativa::Intervento::CHIAVI,
        Genere::InterventoFormativo => formazione::InterventoFormativo::CHIAVI,
        Genere::Indagine => monitoraggio::Indagine::CHIAVI,
    }
}
