// SPDX-License-Identifier: EUPL-1.2
use super::dati::{Ambito, VoceTrasparenza};
use super::shared::tabella_trasparenza::{Tabella, dovute};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "obblighi-di-pubblicazione-mancanti",
    catalogo: &["tra-complete"],
    summary: "la tabella della trasparenza parla di ogni obbligo dell'ente",
    level: Livelli { ordinario: Some(Level::Error), semplificato: Some(Level::Warning) },
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 33/2013",
            articolo: "",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33",
            certezza: "P",
        },
        Fonte {
            atto: "Delibera ANAC 1310/2016",
            articolo: "allegato 1",
            url: "https://www.anticorruzione.it",
            certezza: "P",
        },
    ],
    doc: include_str!("obblighi_di_pubblicazione_mancanti.md"),
    check: Some(check),
};

/// Entries of which one speaks for all: whoever has one kind of office need not deny the others.
const TITOLARI: &[&str] = &["020102", "020103", "020104", "020105", "020107"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(trasparenza) = &cx.piano.sezioni.trasparenza else { return };
    // A table that is not there is told by another rule; what was not understood may be the row that is missing.
    if trasparenza.obblighi.elementi().is_empty() || cx.graph.is_incomplete() {
        return;
    }
    let Some((_, luogo)) = trasparenza.obblighi.both() else { return };
    let tabella = Tabella::di(cx);
    let titolari = tabella.righe.iter().any(|r| TITOLARI.contains(&cx.graph.nodo(r.nodo).id));
    let vecchi = di_altri_anni(cx, &tabella);
    let nuovo = |v: &VoceTrasparenza| v.origine.validita.dal.is_some() && vecchi.contains(&v.livello_1.as_str());
    let detto =
        |v: &VoceTrasparenza| tabella.riga_di(v).is_some() || (titolari && TITOLARI.contains(&&*v.codice)) || nuovo(v);
    let dovute: Vec<&VoceTrasparenza> = dovute(cx).collect();
    let mancanti: Vec<&VoceTrasparenza> = dovute.iter().copied().filter(|v| !detto(v)).collect();
    let Some(prima) = mancanti.first() else { return };
    let message = match mancanti.len() {
        1 => format!("nella tabella della trasparenza manca un obbligo: {} (`{}`)", prima.livello_2, prima.codice),
        n => format!(
            "nella tabella della trasparenza mancano {n} obblighi su {}: {}",
            dovute.len(),
            per_sezione(&mancanti, &dovute)
        ),
    };
    out.report(&RULE, luogo)
        .campo("obblighi")
        .message(message)
        .label("gli obblighi che riguardano l'ente hanno una riga")
        .help(format!(
            "aggiungi una riga per ciascuno (`- codice: \"{}\"`), con `nessuna` e il motivo se non è dovuto; una riga può anche valere per una sezione del menu (`codice: {}`) o per tutto il resto (`codice: altri`)",
            prima.codice, prima.livello_1
        ));
}

/// The titles of the menu with rows of other years: that they stand where newer ones should is told by another rule.
fn di_altri_anni(cx: &Context<'_>, tabella: &Tabella<'_>) -> Vec<&'static str> {
    let old = tabella.righe.iter().filter(|r| !r.non_dovuta()).filter_map(|r| match r.ambito {
        Ambito::Voce(voce) if !voce.vale(cx.profilo.anno) => Some(voce.livello_1.as_str()),
        _ => None,
    });
    old.collect()
}

/// The codes under each title of the menu; a title that is missing whole is enough by itself.
fn per_sezione(mancanti: &[&VoceTrasparenza], dovute: &[&VoceTrasparenza]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for group in mancanti.chunk_by(|a, b| a.livello_1 == b.livello_1) {
        let titolo = &group[0].livello_1;
        let all = dovute.iter().filter(|v| v.livello_1 == *titolo).count();
        let codici: Vec<String> = group.iter().map(|v| format!("`{}`", v.codice)).collect();
        parts.push(match group.len() == all && all > 1 {
            true => format!("{titolo} (tutti e {all})"),
            false => format!("{titolo} ({})", codici.join(", ")),
        });
    }
    parts.join("; ")
}
