// SPDX-License-Identifier: EUPL-1.2
//! What a goal of public value comes from: the documents, priorities and budget missions it names, or the words that say so.

use crate::model::scheda_anagrafica::{Documento, TipoDocumento};
use crate::model::tipi::RefOTesto;
use crate::model::valore_pubblico::{ObiettivoValorePubblico, ValorePubblico};
use crate::rules::shared::insieme::{self, Mancanza};
use crate::rules::shared::parole::{altre, in_prosa, in_testo};
use crate::rules::{Context, Findings, Rule};
use crate::source::decode::Field;

/// Where the goals of a kind of body come from.
pub struct Provenienza {
    /// What they come from, for the message: «quale parte del DUP».
    pub da: &'static str,
    /// The question beside the place.
    pub domanda: &'static str,
    /// What to write.
    pub aiuto: &'static str,
    /// Kinds of document that say it.
    pub documenti: &'static [TipoDocumento],
    /// Words that say it: lower case, no accents, `_` between words; `_` at an end where the word ends.
    pub parole: &'static [&'static str],
    /// Words that, in the opening of the section, say it for all its goals.
    pub parole_della_sezione: &'static [&'static str],
    /// A budget mission or programme says it.
    pub missione: bool,
}

impl Provenienza {
    /// Reports the goals of public value that do not say it; one finding where none of many does.
    pub fn riporta(&self, cx: &Context<'_>, rule: &'static Rule, out: &mut Findings) {
        let Some(sezione) = &cx.piano.sezioni.valore_pubblico else { return };
        if self.della_sezione(sezione) {
            return;
        }
        let obiettivi: Vec<_> = cx.graph.tutti::<ObiettivoValorePubblico>().collect();
        let senza: Vec<usize> =
            obiettivi.iter().filter(|(_, o)| !self.dell_obiettivo(cx, o)).map(|(n, _)| *n).collect();
        let (da, totale) = (self.da, obiettivi.len());
        let mancanza = Mancanza {
            rule,
            campo: "documenti",
            tutti: format!("nessuno dei {totale} obiettivi di valore pubblico dice da {da} discende"),
            label: self.domanda,
            help: self.aiuto,
        };
        insieme::riporta(cx, out, &mancanza, &senza, totale, |n| {
            format!("l'obiettivo di valore pubblico `{}` non dice da {da} discende", n.id)
        });
    }

    /// The section itself says it, for all its goals.
    fn della_sezione(&self, sezione: &ValorePubblico) -> bool {
        [&sezione.testo, &sezione.contesto]
            .into_iter()
            .filter_map(Field::get)
            .any(|p| in_prosa(p, self.parole_della_sezione))
            || altre(sezione.altre_informazioni.voci(), self.parole)
    }

    /// The goal says it, or something that was not understood may.
    fn dell_obiettivo(&self, cx: &Context<'_>, o: &ObiettivoValorePubblico) -> bool {
        if !o.priorita.is_missing() || o.documenti.get().is_none() && !o.documenti.is_missing() {
            return true;
        }
        let budget = !o.missione.is_missing() || !o.missioni.is_missing() || !o.programma.is_missing();
        if self.missione && (budget || o.risorse.elementi().iter().any(|r| !r.programma.is_missing())) {
            return true;
        }
        o.documenti.elementi().iter().any(|d| self.del_documento(cx, d))
            || o.descrizione.get().is_some_and(|p| in_prosa(p, self.parole))
            || o.titolo.get().is_some_and(|t| in_testo(t, self.parole))
            || o.strategie.elementi().iter().any(|s| {
                s.titolo.get().is_some_and(|t| in_testo(t, self.parole))
                    || s.descrizione.get().is_some_and(|p| in_prosa(p, self.parole))
            })
            || altre(o.altre_informazioni.voci(), self.parole)
    }

    fn del_documento(&self, cx: &Context<'_>, documento: &RefOTesto<Documento>) -> bool {
        let riferimento = match documento {
            RefOTesto::Testo(testo) => return in_testo(testo, self.parole),
            RefOTesto::Ref(riferimento) => riferimento,
        };
        // An unknown document, or one of an unknown kind, is already reported.
        let Some(documento) = cx.graph.get(riferimento) else { return true };
        match &documento.tipo {
            Field::Present(tipo, _) if self.documenti.contains(tipo) => true,
            Field::Invalid(_) => true,
            Field::Present(..) | Field::Missing => documento.titolo.get().is_some_and(|t| in_testo(t, self.parole)),
        }
    }
}
