// SPDX-License-Identifier: EUPL-1.2
//! Tables of facts that the rules read, each row with its source, how sure it is and the years it holds for.
//!
//! One file a table, beside its CSV; here what they share.

mod aree;
mod aree_contrattuali;
mod atti;
mod bes;
mod calendario;
mod collocamento_mirato;
mod dimensioni;
mod enti;
mod formazione;
mod incarichi;
mod indicatori_comuni;
mod indicatori_rischio;
mod limiti_fabbisogni;
mod missioni;
mod misure_generali;
mod monitoraggio_piccoli;
mod norme_superate;
mod organi;
mod piani_assorbiti;
mod province;
mod sdg;
mod sigle;
mod soglie_spesa;
mod temi;
mod tipi_misura;
mod trasparenza;
mod turn_over;

pub use aree::{Area, area, area_detta, aree};
pub use aree_contrattuali::{AreaContrattuale, GenereArea, aree_contrattuali, parole_di_area};
pub use atti::{Atto, atti, atto};
pub use bes::{DominioBes, domini_bes, dominio_bes};
pub use calendario::{Termine, calendario, termine};
pub use collocamento_mirato::{QuotaMirata, collocamento_mirato, quota_mirata};
pub use dimensioni::{Dimensione, dimensioni};
pub use enti::{Ente, ente, enti};
pub use formazione::{
    AmbitoFormazione, OreFormazione, ambiti_formazione, ambito_formazione, ore_dovute, ore_formazione,
};
pub use incarichi::{TipoDiComparto, tipi_incarico, tipo_incarico};
pub use indicatori_comuni::{IndicatoreComune, indicatore_comune, indicatori_comuni};
pub use indicatori_rischio::{IndicatoreRischio, indicatore_rischio, indicatori_rischio};
pub use limiti_fabbisogni::{Limite, limite_fabbisogni, limiti_fabbisogni};
pub use missioni::{Missione, Programma, missione, missioni, programma, programmi};
pub use misure_generali::{VoceMisuraGenerale, misure_generali};
pub use monitoraggio_piccoli::{MonitoraggioPiccoli, monitoraggi_piccoli, monitoraggio_piccoli};
pub use norme_superate::{NormaSuperata, norme_superate};
pub use organi::{Organo, names, organi, organo};
pub use piani_assorbiti::{PianoAssorbito, piani_assorbiti};
pub use province::{Provincia, Regione, province, provincia, regione, regione_di, regioni};
pub use sdg::{ObiettivoSdg, obiettivi_sdg, obiettivo_sdg};
pub use sigle::{Sigla, sigle};
pub use soglie_spesa::{SogliaSpesa, VoceSpesa, con_regole_proprie, fasce, soglia_spesa, soglie_spesa};
pub use temi::{TemaRichiesto, temi};
pub use tipi_misura::{VoceTipoMisura, tipi_misura};
pub use trasparenza::{
    ALTRI, Ambito, VoceTrasparenza, ambito, parole_dell_albero, richieste, titolo_vicino, trasparenza, voce,
    voce_vicina,
};
pub use turn_over::{TurnOver, turn_over, turn_over_di};

/// Validità (validity): the plan years a row holds for, both ends included; the year of a plan is the first of its three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Validita {
    /// First year, if it has one.
    pub dal: Option<i16>,
    /// Last year, if it has ended.
    pub al: Option<i16>,
}

impl Validita {
    /// Whether it holds for a plan that begins in `anno`.
    pub fn comprende(self, anno: i16) -> bool {
        self.dal.is_none_or(|dal| anno >= dal) && self.al.is_none_or(|al| anno <= al)
    }
}

/// What every row says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origine {
    /// The years it holds for.
    pub validita: Validita,
    /// Where it comes from.
    pub fonte: String,
    /// How sure it is: C, C2, P, K or K?.
    pub certezza: String,
}

/// A row being read: its cells by the name of their column.
struct Riga<'t> {
    colonne: &'t [String],
    celle: &'t [String],
}

impl Riga<'_> {
    /// The cell, empty or not; a row that has no such column is not read.
    fn testo(&self, colonna: &str) -> Option<String> {
        let at = self.colonne.iter().position(|c| c == colonna)?;
        self.celle.get(at).cloned()
    }

    /// The cell, with something in it.
    fn pieno(&self, colonna: &str) -> Option<String> {
        self.testo(colonna).filter(|t| !t.is_empty())
    }

    /// The items of a cell, separated by `;`.
    fn lista(&self, colonna: &str) -> Option<Vec<String>> {
        let text = self.testo(colonna)?;
        Some(text.split(';').map(str::trim).filter(|t| !t.is_empty()).map(String::from).collect())
    }

    /// A number.
    fn numero<N: std::str::FromStr>(&self, colonna: &str) -> Option<N> {
        self.testo(colonna)?.parse().ok()
    }

    /// `sì` or `no`.
    fn si(&self, colonna: &str) -> Option<bool> {
        match self.testo(colonna)?.as_str() {
            "sì" => Some(true),
            "no" => Some(false),
            _ => None,
        }
    }

    /// The years, the source, the certainty.
    fn origine(&self) -> Option<Origine> {
        let validita = Validita { dal: self.numero("dal"), al: self.numero("al") };
        Some(Origine { validita, fonte: self.testo("fonte")?, certezza: self.pieno("certezza")? })
    }
}

/// The rows of a table, in order; the first line names the columns.
fn tabella<T>(text: &str, leggi: impl Fn(&Riga<'_>) -> Option<T>) -> Vec<T> {
    let rows = csv(text);
    let Some((colonne, rows)) = rows.split_first() else { return Vec::new() };
    rows.iter().filter_map(|celle| leggi(&Riga { colonne, celle })).collect()
}

/// The cells of a table: comma separated, quotes around cells with commas, doubled inside.
pub(super) fn csv(text: &str) -> Vec<Vec<String>> {
    text.lines().filter(|l| !l.is_empty()).map(cells).collect()
}

fn cells(line: &str) -> Vec<String> {
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut rest = line;
    while let Some(at) = rest.bytes().position(|b| b == b'"' || b == b',' && !quoted) {
        cell.push_str(&rest[..at]);
        let mark = &rest[at..];
        rest = &mark[1..];
        if mark.starts_with(',') {
            row.push(std::mem::take(&mut cell));
        } else if quoted && rest.starts_with('"') {
            cell.push('"');
            rest = &rest[1..];
        } else {
            quoted = !quoted;
        }
    }
    cell.push_str(rest);
    row.push(cell);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every table, with how many rows its loader reads.
    fn tabelle() -> Vec<(&'static str, &'static str, usize)> {
        vec![
            ("aree_contrattuali.csv", include_str!("dati/aree_contrattuali.csv"), aree_contrattuali().len()),
            ("ambiti_formazione.csv", include_str!("dati/ambiti_formazione.csv"), ambiti_formazione().len()),
            ("aree_rischio.csv", include_str!("dati/aree_rischio.csv"), aree().len()),
            ("bes.csv", include_str!("dati/bes.csv"), domini_bes().len()),
            ("calendario.csv", include_str!("dati/calendario.csv"), calendario().len()),
            ("collocamento_mirato.csv", include_str!("dati/collocamento_mirato.csv"), collocamento_mirato().len()),
            ("dimensioni.csv", include_str!("dati/dimensioni.csv"), dimensioni().len()),
            ("enti.csv", include_str!("dati/enti.csv"), enti().len()),
            ("indicatori_comuni.csv", include_str!("dati/indicatori_comuni.csv"), indicatori_comuni().len()),
            ("indicatori_rischio.csv", include_str!("dati/indicatori_rischio.csv"), indicatori_rischio().len()),
            ("limiti_fabbisogni.csv", include_str!("dati/limiti_fabbisogni.csv"), limiti_fabbisogni().len()),
            ("norme_superate.csv", include_str!("dati/norme_superate.csv"), norme_superate().len()),
            ("misure_generali.csv", include_str!("dati/misure_generali.csv"), misure_generali().len()),
            ("monitoraggio_piccoli.csv", include_str!("dati/monitoraggio_piccoli.csv"), monitoraggi_piccoli().len()),
            ("missioni.csv", include_str!("dati/missioni.csv"), missioni().len()),
            ("ore_formazione.csv", include_str!("dati/ore_formazione.csv"), ore_formazione().len()),
            ("organi.csv", include_str!("dati/organi.csv"), organi().len()),
            ("piani_assorbiti.csv", include_str!("dati/piani_assorbiti.csv"), piani_assorbiti().len()),
            ("programmi.csv", include_str!("dati/programmi.csv"), programmi().len()),
            ("province.csv", include_str!("dati/province.csv"), province().len()),
            ("regioni.csv", include_str!("dati/regioni.csv"), regioni().len()),
            ("sdg.csv", include_str!("dati/sdg.csv"), obiettivi_sdg().len()),
            ("soglie_spesa.csv", include_str!("dati/soglie_spesa.csv"), soglie_spesa().len()),
            ("temi.csv", include_str!("dati/temi.csv"), temi().len()),
            ("tipi_misura.csv", include_str!("dati/tipi_misura.csv"), tipi_misura().len()),
            ("trasparenza.csv", include_str!("dati/trasparenza.csv"), trasparenza().len()),
            ("turn_over.csv", include_str!("dati/turn_over.csv"), turn_over().len()),
        ]
    }

    #[test]
    fn every_row_of_every_table_is_read() {
        for (name, text, read) in tabelle() {
            assert_eq!(text.lines().filter(|l| !l.is_empty()).count() - 1, read, "{name}");
        }
    }

    #[test]
    fn every_row_says_where_it_comes_from_and_when_it_holds() {
        for (name, text, _) in tabelle() {
            let rows = csv(text);
            let columns = rows[0].len();
            assert!(rows.iter().all(|r| r.len() == columns), "{name}: cells");
            assert!(rows.iter().flatten().all(|c| c.trim() == c), "{name}: spaces around a cell");
            for origine in tabella(text, |r| r.origine()) {
                assert!(["C", "C2", "P", "K", "K?"].contains(&origine.certezza.as_str()), "{name}: {origine:?}");
                let Validita { dal, al } = origine.validita;
                assert!(dal.zip(al).is_none_or(|(dal, al)| dal <= al), "{name}: {origine:?}");
            }
            assert_eq!(tabella(text, |r| r.origine()).len(), rows.len() - 1, "{name}: columns");
        }
    }

    #[test]
    fn cells_are_read_by_the_name_of_their_column() {
        let text = "uno,due,tre\n\"a, b\",x; y,sì\n,,no\n";
        let read = tabella(text, |r| Some((r.testo("uno")?, r.lista("due")?, r.si("tre")?)));
        assert_eq!(read[0], ("a, b".into(), vec!["x".into(), "y".into()], true));
        assert_eq!(read[1], (String::new(), Vec::new(), false));
        assert!(tabella(text, |r| r.testo("quattro")).is_empty());
    }
}
