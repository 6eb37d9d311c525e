// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Fonte, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::lavoro_agile::{AgilePerUfficio, NumeriAgile};
use crate::model::tipi::{Conteggio, RefOTesto, Testo, ValoreScritto};
use crate::model::valore::{Operatore, TipoValore, stampa_decimale};
use crate::source::decode::{Field, fold};
use rust_decimal::Decimal;

/// The rule.
pub static RULE: Rule = Rule {
    id: "quota-agile-errata",
    catalogo: &["agile-numbers"],
    summary: "la quota di chi lavora in modo agile è quella che viene dai numeri",
    level: Livelli::tutti(Level::Error),
    anni: Anni::SEMPRE,
    fonti: &[Fonte {
        atto: "DM 132/2022",
        articolo: "Allegato, 3.2",
        url: "https://www.normattiva.it/uri-res/N2Ls?urn:nir:presidenza.consiglio.ministri.dipartimento.funzione.pubblica:decreto:2022-06-30;132",
        certezza: "K",
    }],
    doc: include_str!("quota_agile_errata.md"),
    check: Some(check),
};

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(agile) = &cx.piano.sezioni.lavoro_agile else { return };
    if let Some(numeri) = agile.numeri.get() {
        Quota::di_tutti(numeri).controlla("", out);
    }
    for riga in agile.per_ufficio.elementi() {
        Quota::di_ufficio(riga).controlla(&nome(riga), out);
    }
}

/// A published share, and the numbers it comes from.
struct Quota<'p> {
    quota: &'p Field<ValoreScritto>,
    agili: Option<u64>,
    telelavoro: u64,
    personale: &'p Field<Conteggio>,
    nota: &'p Field<Testo>,
}

impl<'p> Quota<'p> {
    fn di_tutti(n: &'p NumeriAgile) -> Self {
        let parti = || Some(organico::numero(&n.uomini)? + organico::numero(&n.donne)?);
        let agili = organico::numero(&n.totale).or_else(parti);
        let telelavoro = organico::numero(&n.telelavoro).unwrap_or(0);
        Quota { quota: &n.quota, agili, telelavoro, personale: &n.personale, nota: &n.nota }
    }

    fn di_ufficio(n: &'p AgilePerUfficio) -> Self {
        let agili = organico::numero(&n.autorizzati);
        let telelavoro = organico::numero(&n.telelavoro).unwrap_or(0);
        Quota { quota: &n.quota, agili, telelavoro, personale: &n.personale, nota: &n.nota }
    }

    fn controlla(&self, nome: &str, out: &mut Findings) {
        let (Some((scritta, place)), Some(agili)) = (self.quota.both(), self.agili) else { return };
        let Some((personale, base)) = self.personale.both().filter(|(n, _)| n.numero > 0) else { return };
        let Some((quota, passo)) = percento(scritta).filter(|_| !altra_base(self.nota)) else { return };
        let calcolata = |n: u64| Decimal::from(n) * Decimal::ONE_HUNDRED / Decimal::from(personale.numero);
        // Rounded either way; who works from home at fixed times may be counted too.
        if [agili, agili + self.telelavoro].into_iter().any(|n| (calcolata(n) - quota).abs() < passo) {
            return;
        }
        let show = organico::stampa;
        let giusta = stampa_decimale(&calcolata(agili).round_dp(2).normalize());
        out.report(&RULE, place)
            .message(format!(
                "{nome}la quota è {}, ma {} persone su {} sono il {giusta}%",
                scritta.valore.testo,
                show(agili),
                show(personale.numero.into())
            ))
            .label("non viene dai numeri scritti qui")
            .also(base, "il personale preso a base")
            .help(format!("scrivi `quota: \"{giusta}%\"`, o correggi il numero che è cambiato"));
    }
}

fn nome(riga: &AgilePerUfficio) -> String {
    match riga.ufficio.get() {
        Some(RefOTesto::Ref(r)) => format!("`{}`: ", r.id),
        Some(RefOTesto::Testo(t)) => format!("«{t}»: "),
        None => String::new(),
    }
}

/// The share in hundredths and the size of its last digit; `0,38` is a share too. What is about so much is not computed.
fn percento(scritta: &ValoreScritto) -> Option<(Decimal, Decimal)> {
    let [sola] = scritta.valore.condizioni.as_slice() else { return None };
    let n = sola.numero.filter(|_| sola.operatore == Operatore::Uguale && scritta.valore.nota.is_none())?;
    let passo = Decimal::new(1, n.scale());
    let hundredths = sola.unita.as_deref().is_none_or(|u| u == "%");
    match sola.tipo {
        TipoValore::Percentuale => Some((n, passo)),
        TipoValore::Numero if hundredths && n <= Decimal::ONE && n.scale() > 0 => {
            Some((n * Decimal::ONE_HUNDRED, passo * Decimal::ONE_HUNDRED))
        }
        TipoValore::Numero if hundredths => Some((n, passo)),
        _ => None,
    }
}

/// The note says that the share is of other people, or an average.
fn altra_base(nota: &Field<Testo>) -> bool {
    const PAROLE: &[&str] =
        &["media", "potenzial", "telelavorabil", "remotizz", "esclus", "compres", "netto", "giorn", "non_e_contat"];
    nota.get().is_some_and(|t| {
        let text = fold(t.as_str());
        PAROLE.iter().any(|word| text.contains(word))
    })
}
