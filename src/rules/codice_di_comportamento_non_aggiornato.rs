// SPDX-License-Identifier: EUPL-1.2
use super::shared::misure_generali::{Generali, chieste};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "codice-di-comportamento-non-aggiornato",
    catalogo: &["risk-gen-conduct"],
    summary: "il codice di comportamento dell'ente è aggiornato al DPR 81/2023",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[
        Fonte {
            atto: "D.Lgs. 165/2001",
            articolo: "art. 54, c. 5",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.legislativo:2001-03-30;165~art54",
            certezza: "K",
        },
        Fonte {
            atto: "DPR 81/2023",
            articolo: "",
            url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:decreto.del.presidente.della.repubblica:2023-06-13;81",
            certezza: "K",
        },
    ],
    doc: include_str!("codice_di_comportamento_non_aggiornato.md"),
    check: Some(check),
};

/// The rules on conduct changed in this year.
const ANNO: i16 = 2023;

/// Words of a change that is under way, or of the decree itself.
const IN_CORSO: &[&str] =
    &["81 2023", "in corso", "si aggiorna", "sara", "verra", "da aggiornare", "aggiornare", "revision", "dpr 81"];

fn check(cx: &Context<'_>, out: &mut Findings) {
    // Plans of those years could not know it yet.
    let Some(generali) = Generali::di(cx).filter(|_| cx.profilo.anno > ANNO) else { return };
    for voce in chieste(cx, &["risk-gen-conduct"]) {
        let (Some(entry), Some(testo)) = (generali.voce(voce), generali.testo(cx, voce)) else { continue };
        let Some(anno) = ultimo_anno(&testo).filter(|anno| *anno < ANNO) else { continue };
        if IN_CORSO.iter().any(|w| testo.contains(w)) {
            continue;
        }
        out.report(&RULE, entry.span_chiave)
            .campo(&format!("misure_generali.{}", voce.codice))
            .message(format!("il codice di comportamento è del {anno}: dopo è venuto il DPR 81/2023"))
            .label("il piano non parla dell'aggiornamento")
            .help("scrivi quando il codice è stato aggiornato (social media, uso degli strumenti informatici, formazione etica), o entro quando lo sarà");
    }
}

/// The last year of a text, without those of the acts that it cites.
fn ultimo_anno(testo: &str) -> Option<i16> {
    let words: Vec<&str> = testo.split(' ').collect();
    // «DPR 62 del 2013», «16 aprile 2013 n 62», «165 2001» (of `165/2001`), «190 2012».
    let cited = |year: i16| match year {
        2001 => words.contains(&"165"),
        2012 => words.contains(&"190"),
        2013 => words.contains(&"62") || words.contains(&"33") || words.contains(&"39"),
        _ => false,
    };
    let years = words.iter().filter(|w| w.len() == 4).filter_map(|w| w.parse::<i16>().ok());
    years.filter(|y| (2001..2100).contains(y) && !cited(*y)).max()
}
