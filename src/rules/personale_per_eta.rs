// SPDX-License-Identifier: EUPL-1.2
use super::shared::organico;
use super::{Anni, Context, Findings, Livelli, Rule};
use crate::diagnostic::Level;
use crate::model::fabbisogni::RigaPersonale;
use crate::model::tipi::{Conteggio, Mappa};
use crate::source::decode::Field;

/// The rule.
pub static RULE: Rule = Rule {
    id: "personale-per-eta",
    catalogo: &[],
    summary: "le fasce di età fanno le persone della riga",
    level: Livelli::tutti(Level::Warning),
    anni: Anni::SEMPRE,
    fonti: &[],
    doc: include_str!("personale_per_eta.md"),
    check: Some(check),
};

type Fasce = Field<Mappa<Conteggio>>;

fn check(cx: &Context<'_>, out: &mut Findings) {
    let Some(fabbisogni) = &cx.piano.sezioni.fabbisogni else { return };
    if cx.graph.is_incomplete() {
        return;
    }
    for table in fabbisogni.personale.elementi() {
        let rows = table.righe.elementi();
        // An empty cell is no zero: a row with fewer bands than the others cannot be added up.
        let widest =
            |bands: fn(&RigaPersonale) -> &Fasce| rows.iter().map(|r| bands(r).voci().len()).max().unwrap_or(0);
        let (all, men, women) = (widest(|r| &r.eta), widest(|r| &r.eta_uomini), widest(|r| &r.eta_donne));
        for riga in rows {
            compare(riga, sum(&riga.eta, all), &riga.eta, organico::persone(riga), "persone", out);
            compare(riga, sum(&riga.eta_uomini, men), &riga.eta_uomini, organico::numero(&riga.uomini), "uomini", out);
            compare(riga, sum(&riga.eta_donne, women), &riga.eta_donne, organico::numero(&riga.donne), "donne", out);
            if riga.uomini.is_missing() && riga.donne.is_missing() {
                let both = sum(&riga.eta_uomini, men).zip(sum(&riga.eta_donne, women)).map(|(m, w)| m + w);
                compare(riga, both, &riga.eta_donne, organico::numero(&riga.totale), "persone", out);
            }
        }
    }
}

fn sum(bands: &Fasce, widest: usize) -> Option<u64> {
    let bands = bands.voci();
    (!bands.is_empty() && bands.len() == widest).then(|| bands.iter().map(|v| u64::from(v.valore.numero)).sum())
}

fn compare(riga: &RigaPersonale, sum: Option<u64>, bands: &Fasce, figure: Option<u64>, what: &str, out: &mut Findings) {
    let Some(((sum, figure), place)) = sum.zip(figure).filter(|(s, f)| s != f).zip(bands.span()) else { return };
    let name = riga.etichetta.get().map_or("", |t| t.as_str());
    let difference = organico::stampa(sum.abs_diff(figure));
    let (sum, figure) = (organico::stampa(sum), organico::stampa(figure));
    out.report(&RULE, place)
        .message(format!(
            "«{name}»: le fasce di età fanno {sum}, ma la riga dice {figure} {what} (differenza {difference})"
        ))
        .label("somma delle fasce")
        .help("controlla le fasce: spesso una manca o due si toccano, come «fino a 30» e «da 31»");
}
