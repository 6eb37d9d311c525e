// SPDX-License-Identifier: EUPL-1.2
use super::dati::{VoceSpesa, soglie_spesa};
use super::shared::capacita::{CENTESIMO, Prospetto, due_cifre, percento};
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::source::Span;
use crate::source::decode::fold;

/// The rule.
pub static RULE: Rule = Rule {
    id: "incremento-scaduto",
    catalogo: &["ptfp-com-tab2-expired", "ptfp-prov-cm-increment-expired"],
    summary: "non si usano gli incrementi annui finiti nel 2024",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::dal(2025),
    fonti: &[
        Fonte {
            atto: "DM 17 marzo 2020",
            articolo: "art. 5",
            url: "https://www.gazzettaufficiale.it/eli/id/2020/04/27/20A02317/sg",
            certezza: "C",
        },
        Fonte {
            atto: "DM 11 gennaio 2022",
            articolo: "art. 5",
            url: "https://www.gazzettaufficiale.it/eli/id/2022/02/28/22A01337/sg",
            certezza: "C",
        },
    ],
    doc: include_str!("incremento_scaduto.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(prospetto) = Prospetto::di(cx) else { return };
    let capacita = prospetto.capacita;
    let comune = prospetto.tipo == TipoEnte::Comune;
    let (base, tabella) = if comune { ("2018", "la tabella 2") } else { ("2019", "l'incremento annuo dell'art. 5") };
    let help = "dal 2025 conta solo la soglia: togli `incremento` e scrivi in `limite` lo spazio fino alla soglia";
    let ended = if comune { "finita" } else { "finito" };
    let finito = format!("{tabella}, sulla spesa del {base}, è {ended} il 31 dicembre 2024");
    if let Some((valore, luogo)) = percento(&capacita.incremento).filter(|(v, _)| is_of_the_table(&prospetto, *v)) {
        out.report(&RULE, luogo)
            .message(format!("l'incremento del {} per cento non vale più", due_cifre(valore)))
            .label(finito)
            .help(help);
        return;
    }
    let mut texts: Vec<(&str, Span)> = Vec::new();
    texts.extend(capacita.metodo.both().map(|(p, span)| (&*p.testo, span)));
    texts.extend(capacita.base.both().map(|(v, span)| (&*v.valore.testo, span)));
    if let Some((_, luogo)) = texts.into_iter().find(|(testo, _)| testo.split(['\n', ';']).any(|t| uses(t, comune))) {
        out.report(&RULE, luogo)
            .message(format!(
                "il conto usa un incremento finito nel 2024, per un piano che comincia nel {}",
                prospetto.anno
            ))
            .label(finito)
            .help(help);
    }
}

/// A percentage of the table of increases, of any year, for the band of the body.
fn is_of_the_table(prospetto: &Prospetto<'_>, valore: rust_decimal::Decimal) -> bool {
    let band = prospetto.riga(VoceSpesa::Soglia).map(|r| r.fascia.as_str());
    soglie_spesa()
        .iter()
        .filter(|s| s.voce == VoceSpesa::Incremento && s.di(prospetto.tipo))
        .filter(|s| s.fascia.is_empty() || band.is_none_or(|b| b == s.fascia))
        .any(|s| (s.valore - valore).abs() <= CENTESIMO)
}

/// Whether a sentence takes the increase, or what was left from before it, without saying that it is over.
fn uses(frase: &str, comune: bool) -> bool {
    let text = fold(frase).replace("._", ".").replace("tab.", "tabella_");
    let text = text.as_str();
    let over = [
        "non_", "scadut", "cessat", "cessa", "terminat", "finit", "fino_al", "piu_", "conclus", "superat", "sino_al",
        "esaurit",
    ];
    if over.iter().any(|w| text.contains(w)) {
        return false;
    }
    let allowed = ["ammess", "consentit", "massim", "applic", "percentual", "art.5", "spettant"];
    let spending = text.contains("spesa") && text.contains("increment") && allowed.iter().any(|w| text.contains(w));
    match comune {
        true => {
            let left =
                text.contains("2015") && text.contains("2019") && (text.contains("rest") || text.contains("facolt"));
            text.contains("tabella_2") || (spending && text.contains("2018")) || left
        }
        false => spending && text.contains("2019"),
    }
}
