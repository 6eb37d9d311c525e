// SPDX-License-Identifier: EUPL-1.2
use super::shared::insieme::{Mancanza, riporta};
use super::shared::obiettivi::{Catena, classe, vuoto};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::manifesto::ClasseObiettivo;
use crate::model::performance::Obiettivo;
use crate::model::valore_pubblico::ObiettivoValorePubblico;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obiettivo-operativo-isolato",
    catalogo: &["perf-level"],
    summary: "ogni obiettivo operativo discende da uno specifico o dal valore pubblico",
    level: Livelli::solo_ordinario(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 150/2009",
        articolo: "artt. 5 e 10, c. 1-ter",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2009-10-27;150",
        certezza: "K",
    }],
    doc: include_str!("obiettivo_operativo_isolato.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let obiettivi = cx.obiettivi();
    let specifico =
        |o: &Obiettivo| matches!(classe(cx, o), Some(ClasseObiettivo::Specifico | ClasseObiettivo::Generale));
    // Where there is nothing to descend from, that is the fault, and section 2.1 tells it.
    let sopra = cx.graph.tutti::<ObiettivoValorePubblico>().next().is_some()
        || obiettivi.tutti.iter().any(|(_, o)| specifico(o));
    if !sopra {
        return;
    }
    let operativi = obiettivi.tutti.iter().filter(|(_, o)| classe(cx, o) == Some(ClasseObiettivo::Operativo)).count();
    let isolati: Vec<usize> = obiettivi
        .capiti(cx)
        .into_iter()
        .filter(|(_, o)| classe(cx, o) == Some(ClasseObiettivo::Operativo) && isolato(cx, o))
        .map(|(n, _)| n)
        .collect();
    let mancanza = Mancanza {
        rule: &RULE,
        tutti: format!("nessuno dei {operativi} obiettivi operativi discende da uno specifico o dal valore pubblico"),
        label: "da che cosa discende?",
        help: "aggiungi `padre` con l'id di un obiettivo specifico, o `valore_pubblico: [id]`",
        campo: "padre",
    };
    riporta(cx, out, &mancanza, &isolati, operativi, |nodo| {
        format!("l'obiettivo operativo `{}` non discende da uno specifico né dal valore pubblico", nodo.id)
    });
}

fn isolato<'p>(cx: &Context<'p>, obiettivo: &'p Obiettivo) -> bool {
    let catena = Catena::di(cx, obiettivo);
    let basso =
        |o: &Obiettivo| matches!(classe(cx, o), Some(ClasseObiettivo::Operativo | ClasseObiettivo::Individuale));
    let legato = |o: &Obiettivo| !vuoto(&o.valore_pubblico) || !vuoto(&o.strategie) || !vuoto(&o.priorita);
    !catena.qualcuno(|o| legato(o) || !basso(o))
}
