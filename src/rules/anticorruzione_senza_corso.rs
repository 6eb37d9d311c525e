// SPDX-License-Identifier: EUPL-1.2
use super::dati::ambito_formazione;
use super::shared::formazione;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;

/// The rule.
pub static RULE: Rule = Rule {
    id: "anticorruzione-senza-corso",
    catalogo: &["form-anticorruption", "risk-gen-training"],
    summary: "la formazione comprende l'anticorruzione e attua la misura generale",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "L. 190/2012",
        articolo: "art. 1, c. 8",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:stato:legge:2012-11-06;190~art1",
        certezza: "K",
    }],
    doc: include_str!("anticorruzione_senza_corso.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let help = "aggiungi un corso con `ambito: Anticorruzione`, e in `misura` quella che attua";
    formazione::senza_corso(
        cx,
        &RULE,
        "anticorruzione",
        "nessun corso è sulla prevenzione della corruzione",
        help,
        out,
    );
    let (Some(corsi), Some(ambito)) = (formazione::con_corsi(cx), ambito_formazione("anticorruzione")) else { return };
    let rischi = cx.piano.sezioni.rischi_corruttivi.as_ref();
    let Some(generale) = rischi.and_then(|r| r.misure_generali.get()?.get("formazione")) else { return };
    let Some((misura, dove)) = generale.misura.both() else { return };
    let corsi = corsi.interventi_formativi.elementi();
    let mine: Vec<_> = corsi.iter().filter(|c| formazione::corso_parla_di(c, ambito)).collect();
    // A course that carries out some measure is linked; so is a measure that some course names.
    let linked = |c: &crate::model::formazione::InterventoFormativo| !c.misura.is_missing();
    let named = corsi.iter().any(|c| c.misura.get().is_some_and(|m| m.id == misura.id));
    let Some(primo) = mine.first().filter(|_| !named && !mine.iter().any(|c| linked(c))) else { return };
    out.report(&RULE, primo.titolo.span().unwrap_or(primo.span))
        .campo("misura")
        .message(format!("nessun corso è collegato alla misura generale sulla formazione, `{}`", misura.id))
        .label("questo corso la attua?")
        .also(dove, "la misura generale")
        .help(format!("scrivi qui `misura: {}`", misura.id));
}
