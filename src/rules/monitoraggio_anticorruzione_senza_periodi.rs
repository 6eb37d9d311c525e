// SPDX-License-Identifier: EUPL-1.2
use super::shared::monitoraggi;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::Sezione;

/// The rule.
pub static RULE: Rule = Rule {
    id: "monitoraggio-anticorruzione-senza-periodi",
    catalogo: &["mon-anac"],
    summary: "il monitoraggio della sezione 2.3 dice in quali periodi si fa",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "DM 132/2022",
            articolo: "art. 5, c. 2",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
            certezza: "C",
        },
        Fonte { atto: "PNA 2019", articolo: "", url: "https://www.anticorruzione.it", certezza: "C" },
        Fonte { atto: "PNA 2022", articolo: "", url: "https://www.anticorruzione.it", certezza: "C" },
    ],
    doc: include_str!("monitoraggio_anticorruzione_senza_periodi.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Where nothing is said of monitoring, or levels are not told apart, other rules speak.
    let rischi = cx.piano.sezioni.rischi_corruttivi.as_ref();
    let Some((monitoraggio, place)) = rischi.and_then(|s| s.monitoraggio.both()) else { return };
    let nei_livelli = monitoraggio.livelli.elementi().iter().any(|l| !l.frequenza.is_missing());
    if !monitoraggio.periodi.is_missing() || nei_livelli || cx.graph.is_incomplete() {
        return;
    }
    // Section 4 may say it, in the rows that watch section 2.3.
    let nella_4 = monitoraggi::righe(cx).into_iter().any(|r| {
        let of_2_3 = r.oscura || r.sezioni.contains(&Sezione::RischiCorruttivi);
        of_2_3 && !(r.attivita.frequenza.is_missing() && r.attivita.scadenza.is_missing())
    });
    if nella_4 {
        return;
    }
    out.report(&RULE, place)
        .message("il monitoraggio della sezione 2.3 non dice quando si fa")
        .label("in quali periodi?")
        .help("aggiungi `periodi`, per esempio `[giugno, novembre]`, o `frequenza` a ciascuno dei `livelli`");
}
