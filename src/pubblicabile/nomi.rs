// SPDX-License-Identifier: EUPL-1.2
//! Names of people: of those who hold an office of direction (art. 13, 14, 15 D.Lgs. 33/2013), where the body wants them.

use crate::model::Piano;
use crate::model::id::Id;
use crate::model::manifesto::NomiNelDocumento;
use crate::model::scheda_anagrafica::{Figura, SchedaAnagrafica};
use crate::model::struttura_organizzativa::{Incarico, StrutturaOrganizzativa, TipoIncarico};
use crate::model::tipi::{Lista, Ref};
use crate::source::decode::Field;
use std::collections::HashSet;

/// Takes the names out that must not be published.
pub fn togli(piano: &mut Piano) {
    let wanted = piano.manifesto.documento.get().and_then(|d| d.nomi.get()) == Some(&NomiNelDocumento::Incarichi);
    let scheda = &mut piano.sezioni.scheda_anagrafica;
    if let Some(Field::Present(vertice, _)) = scheda.as_mut().filter(|_| !wanted).map(|s| &mut s.vertice) {
        vertice.nome = Field::Missing;
    }
    let figure: HashSet<String> = scheda.as_ref().map(di_legge).unwrap_or_default();
    let Some(struttura) = &mut piano.sezioni.struttura_organizzativa else { return };
    let capi = capi(struttura);
    let Field::Present(Lista::Elementi(incarichi), _) = &mut struttura.incarichi else { return };
    for incarico in incarichi {
        let id = incarico.id.get().map_or("", |id: &Id| id.as_str());
        let of_law = figure.contains(id) || capi.contains(id);
        if !(wanted && (of_law || dirige(&incarico.value))) {
            anonimo(&mut incarico.value);
        }
    }
}

/// Whether it is an office of direction by what the plan says of it.
fn dirige(incarico: &Incarico) -> bool {
    use TipoIncarico as T;
    match incarico.tipo.get() {
        Some(T::Dirigente | T::Eq | T::Ep | T::Segretario | T::Direttore) => true,
        Some(T::Altro) => false,
        // Whoever has a position with an office, and no kind, answers for the office.
        None => incarico.tipo.is_missing() && incarico.ufficio.get().is_some(),
    }
}

fn anonimo(incarico: &mut Incarico) {
    if let Field::Present(Lista::Elementi(titolari), _) = &mut incarico.titolare {
        titolari.iter_mut().for_each(|t| t.value.nome = Field::Missing);
    }
}

/// The positions that direct an office.
fn capi(struttura: &StrutturaOrganizzativa) -> HashSet<String> {
    struttura.uffici.elementi().iter().filter_map(|u| u.incarico.get()).map(|r| r.id.to_string()).collect()
}

/// The positions that carry out a role of the law: RPCT, RTD, DPO …
fn di_legge(scheda: &SchedaAnagrafica) -> HashSet<String> {
    let Some(f) = scheda.figure.get() else { return HashSet::new() };
    let figure: [&Field<Figura>; 13] = [
        &f.rpct,
        &f.rasa,
        &f.oiv,
        &f.rtd,
        &f.dpo,
        &f.accessibilita,
        &f.inserimento,
        &f.antiriciclaggio,
        &f.cug,
        &f.referente_portale,
        &f.potere_sostitutivo,
        &f.revisori,
        &f.consigliera_parita,
    ];
    let ids = figure.into_iter().filter_map(|f| f.get()?.incarico.get());
    ids.map(|r: &Ref<Incarico>| r.id.to_string()).collect()
}
