// SPDX-License-Identifier: EUPL-1.2
use super::dati::Ambito;
use super::shared::tabella_trasparenza::{Guasto, Riga, Tabella, il_testo_dice};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "dati-personali-senza-base-giuridica",
    catalogo: &["tra-privacy"],
    summary: "gli obblighi che pubblicano dati di persone dicono la base giuridica",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "D.Lgs. 33/2013",
        articolo: "art. 7-bis",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2013-03-14;33~art7bis",
        certezza: "K",
    }],
    doc: include_str!("dati_personali_senza_base_giuridica.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    if il_testo_dice(cx, &["7-bis", "7 bis", "dati personali", "minimizza", "2016/679", "gdpr"]) {
        return;
    }
    let tabella = Tabella::di(cx);
    let voci = tabella.voci_dovute(cx);
    let found: Vec<&Riga<'_>> = tabella
        .righe
        .iter()
        .zip(&voci)
        .filter(|(r, voci)| {
            let persone = match r.ambito {
                Ambito::Voce(voce) => voce.dati_personali,
                Ambito::Livello1(_) | Ambito::Livello2(_) | Ambito::Altri => voci.iter().any(|v| v.dati_personali),
            };
            persone && !r.non_dovuta() && r.obbligo.base_giuridica.is_missing()
        })
        .map(|(r, _)| r)
        .collect();
    let guasto = Guasto {
        rule: &RULE,
        campo: "base_giuridica",
        una: "pubblica dati di persone senza dire su quale base",
        molte: "pubblicano dati di persone senza dire su quale base",
        label: "qui ci sono dati di persone",
        help: "aggiungi `base_giuridica: art. 14 D.Lgs. 33/2013` (la norma della voce) e in `nota` che cosa non si pubblica",
    };
    tabella.riporta(cx, out, &guasto, &found);
}
