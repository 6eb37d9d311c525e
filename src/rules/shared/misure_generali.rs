// SPDX-License-Identifier: EUPL-1.2
//! The general measures a plan speaks of: under their key, under a key of its own, or as a measure like the others.

use super::parole::piano;
use crate::model::rischi_corruttivi::{GenereMisura, Misura, MisuraGenerale};
use crate::model::tipi::Voce1;
use crate::rules::dati::{VoceMisuraGenerale, misure_generali};
use crate::rules::{Context, obblighi};
use crate::source::Span;

/// Generali (general measures) of a plan.
pub struct Generali<'p> {
    /// The entries of `misure_generali` that say something, their keys folded.
    voci: Vec<(String, &'p Voce1<MisuraGenerale>)>,
    /// The measures for the whole body, their titles folded.
    misure: Vec<(String, &'p Misura)>,
    /// Where they are, or where they would be.
    pub luogo: Span,
}

impl<'p> Generali<'p> {
    /// Of a plan; none where there is no such section, or where what was not understood may be one of them.
    pub fn di(cx: &Context<'p>) -> Option<Generali<'p>> {
        let sezione = cx.piano.sezioni.rischi_corruttivi.as_ref()?;
        let field = &sezione.misure_generali;
        if cx.graph.is_incomplete() || (field.get().is_none() && !field.is_missing()) {
            return None;
        }
        let file = cx.piano.file_di(crate::model::Sezione::RischiCorruttivi).next()?;
        let luogo = field.span().unwrap_or(Span { file, start: 0, end: 0 });
        let says = |m: &MisuraGenerale| !(m.misura.is_missing() && m.testo.is_missing() && m.nessuna.is_missing());
        let written = field.voci().iter().filter(|v| says(&v.valore.value));
        let voci = written.map(|v| (piano(&v.chiave.replace('_', " ")), v)).collect();
        let whole = |m: &&Misura| m.genere.get() == Some(&GenereMisura::Generale);
        let mut misure: Vec<&Misura> = cx.graph.tutti::<Misura>().map(|(_, m)| m).filter(whole).collect();
        misure.extend(sezione.misure.elementi().iter().map(|m| &m.value).filter(|m| m.genere.is_missing()));
        let titled = misure.into_iter().filter_map(|m| Some((piano(m.titolo.get()?.as_str()), m)));
        let generali = Generali { voci, misure: titled.collect(), luogo };
        // A small body that confirms the section of the years before need not write it again.
        (!generali.is_empty() || sezione.conferma.is_missing()).then_some(generali)
    }

    /// The plan says nothing of any.
    pub fn is_empty(&self) -> bool {
        self.voci.is_empty() && self.misure.is_empty()
    }

    /// What the plan writes of a measure under a key.
    pub fn voce(&self, voce: &VoceMisuraGenerale) -> Option<&'p Voce1<MisuraGenerale>> {
        let key = voce.codice.replace('_', " ");
        let own = self.voci.iter().find(|(k, _)| *k == key);
        own.or_else(|| self.voci.iter().find(|(k, _)| voce.nominata_in(k))).map(|(_, v)| *v)
    }

    /// The measures for the whole body that its title names.
    pub fn misure<'a>(&'a self, voce: &'a VoceMisuraGenerale) -> impl Iterator<Item = &'p Misura> + 'a {
        self.misure.iter().filter(|(title, _)| voce.nominata_in(title)).map(|(_, m)| *m)
    }

    /// Whether it speaks of one, if only to say why it does not apply.
    pub fn parla_di(&self, voce: &VoceMisuraGenerale) -> bool {
        self.voce(voce).is_some() || self.misure(voce).next().is_some()
    }

    /// All that the plan says of a measure, folded; none where it says that it does not apply.
    pub fn testo(&self, cx: &Context<'p>, voce: &VoceMisuraGenerale) -> Option<String> {
        let mut parts: Vec<&str> = Vec::new();
        let entry = self.voce(voce).map(|v| &v.valore.value);
        if entry.is_some_and(|g| !g.nessuna.is_missing()) {
            return None;
        }
        parts.extend(entry.and_then(|g| g.testo.get()).map(|p| &*p.testo));
        let linked = entry.and_then(|g| g.misura.get()).and_then(|m| cx.graph.get(m));
        for misura in linked.into_iter().chain(self.misure(voce)) {
            parts.extend([&misura.titolo, &misura.nota].into_iter().filter_map(|t| t.get()).map(|t| t.as_str()));
            parts.extend(misura.descrizione.get().map(|p| &*p.testo));
            parts.extend(misura.fasi.elementi().iter().filter_map(|f| f.nome.get()).map(|t| t.as_str()));
            parts.extend(misura.altre_informazioni.voci().iter().map(|v| v.valore.value.as_str()));
        }
        Some(piano(&parts.join(" . ")))
    }

    /// The measures that carry it out.
    pub fn attuata_da(&self, cx: &Context<'p>, voce: &VoceMisuraGenerale) -> Option<&'p Misura> {
        let linked = self.voce(voce).and_then(|v| v.valore.value.misura.get()).and_then(|m| cx.graph.get(m));
        linked.or_else(|| self.misure(voce).next())
    }

    /// The key of the plan that was probably meant for a measure.
    pub fn chiave_vicina(&self, voce: &VoceMisuraGenerale) -> Option<&'p str> {
        let keys = self.voci.iter().map(|(_, v)| &*v.chiave);
        let known = |key: &&str| misure_generali().iter().any(|m| m.codice == *key);
        crate::source::decode::nearest(&voce.codice, keys.filter(|k| !known(k)))
    }
}

/// The measures that a row of the catalogue asks of this body, in the years of the plan.
pub fn chieste<'a>(
    cx: &'a Context<'_>,
    righe: &'a [&'a str],
) -> impl Iterator<Item = &'static VoceMisuraGenerale> + 'a {
    misure_generali().iter().filter(move |v| {
        let asked = righe.contains(&v.catalogo.as_str()) && v.origine.validita.comprende(cx.profilo.anno);
        asked && (v.profilo.is_empty() || obblighi::detto(cx, &v.profilo) != Some(false))
    })
}
