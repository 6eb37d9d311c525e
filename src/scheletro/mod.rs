// SPDX-License-Identifier: EUPL-1.2
//! The skeleton of a plan: every section due to a body, every field that a rule asks, and nothing filled in.
//!
//! A template a section (`modelli/`) gives the structure; its blocks are switched by rules and rows of the catalogue.
//! Obligations on plain fields come in by themselves (`completa`), comments come from schemas and rules (`note`).

mod albero;
mod completa;
mod descrizioni;
mod norme;
mod note;
mod scrittura;

use crate::model::Sezione;
use crate::model::manifesto::Regime;
use crate::model::scheda_anagrafica::TipoEnte;
use crate::rules::dati;
use albero::Albero;
use norme::Norme;
use serde_json::{Value, json};
use std::sync::Arc;
use tera::{Kwargs, State, Tera, TeraResult};

/// Whom the plan is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ente {
    /// Kind of body.
    pub tipo: TipoEnte,
    /// Regime.
    pub regime: Regime,
    /// First year of the plan.
    pub anno: i16,
    /// Employees.
    pub dipendenti: u32,
    /// Inhabitants, where it has any.
    pub abitanti: Option<u32>,
}

/// How the section files are written; the manifest is TOML in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Formato {
    /// YAML
    Yaml,
    /// TOML
    Toml,
}

impl Formato {
    /// The end of the files' names.
    pub fn extension(self) -> &'static str {
        match self {
            Formato::Yaml => "yaml",
            Formato::Toml => "toml",
        }
    }
}

/// A template that does not work: never the fault of who runs the program.
#[derive(Debug)]
pub struct Error(pub String);

/// The folder of the schemas, from the plan's.
const SCHEMI: &str = ".piao/schemas";

/// The manifest and the sections, by the name of their schema.
const MODELLI: &[(&str, &str)] = &[
    ("piao", include_str!("modelli/piao.yaml")),
    ("scheda_anagrafica", include_str!("modelli/scheda_anagrafica.yaml")),
    ("valore_pubblico", include_str!("modelli/valore_pubblico.yaml")),
    ("performance", include_str!("modelli/performance.yaml")),
    ("rischi_corruttivi", include_str!("modelli/rischi_corruttivi.yaml")),
    ("trasparenza", include_str!("modelli/trasparenza.yaml")),
    ("struttura_organizzativa", include_str!("modelli/struttura_organizzativa.yaml")),
    ("lavoro_agile", include_str!("modelli/lavoro_agile.yaml")),
    ("fabbisogni", include_str!("modelli/fabbisogni.yaml")),
    ("formazione", include_str!("modelli/formazione.yaml")),
    ("monitoraggio", include_str!("modelli/monitoraggio.yaml")),
];

/// What is asked of the goals even where the section is not due.
const SEMPRE_IN_PERFORMANCE: &[&str] =
    &["perf-present-small-local", "perf-payment-goal", "perf-training-goal", "perf-transparency-goal"];

/// Scheletro (skeleton) of a plan, whatever format it will have.
pub struct Scheletro {
    file: Vec<(&'static str, Albero)>,
}

impl Scheletro {
    /// Of the plan that a body owes.
    pub fn di(ente: Ente) -> Result<Scheletro, Error> {
        let norme = Arc::new(Norme::di(ente));
        let mut tera = Tera::new();
        let seen = Arc::clone(&norme);
        tera.register_function("vale", move |kwargs: Kwargs, _: &State| -> TeraResult<bool> {
            let id: String = kwargs.must_get("id")?;
            seen.vale(&id).ok_or_else(|| tera::Error::message(sconosciuta(&id)))
        });
        for (name, text) in MODELLI {
            tera.add_raw_template(name, text).map_err(|e| Error(e.to_string()))?;
        }
        let due: Vec<&str> = MODELLI.iter().map(|(name, _)| *name).filter(|name| dovuta(name, &norme)).collect();
        let context = tera::Context::from_serialize(&contesto(&ente, &due)).map_err(|e| Error(e.to_string()))?;
        let mut file = Vec::new();
        for name in due {
            let wrong = |e: String| Error(format!("modello `{name}`: {e}"));
            let text = tera.render(name, &context).map_err(|e| wrong(e.to_string()))?;
            let mut albero = albero::leggi(&text).map_err(wrong)?;
            albero::pota(&mut albero.voci, &|id| norme.vale(id).ok_or_else(|| sconosciuta(id))).map_err(wrong)?;
            file.push((name, albero));
        }
        completa::completa(&mut file, &norme);
        for (name, albero) in &mut file {
            note::annota(albero, name, &norme);
        }
        Ok(Scheletro { file })
    }

    /// Its files: path inside the plan's folder and text, the manifest first.
    pub fn file(&self, formato: Formato) -> Vec<(String, String)> {
        let written = self.file.iter().map(|(name, albero)| {
            let schema = format!("{SCHEMI}/{name}.schema.json");
            match Sezione::da_stem(name) {
                None => (format!("{name}.toml"), scrittura::scrivi(albero, Formato::Toml, &schema)),
                Some(s) => {
                    let path = format!("{}-{name}.{}", s.numero(), formato.extension());
                    (path, scrittura::scrivi(albero, formato, &schema))
                }
            }
        });
        written.collect()
    }
}

fn sconosciuta(id: &str) -> String {
    format!("`{id}` non è una regola né una riga del catalogo")
}

/// The files that editors read to complete and explain the others.
pub fn schemi() -> Vec<(String, String)> {
    crate::schemi::tutti().into_iter().map(|(name, text)| (format!("{SCHEMI}/{name}.schema.json"), text)).collect()
}

/// Whether a section is due, or some rule that applies asks for what it holds.
fn dovuta(name: &str, norme: &Norme) -> bool {
    let asked = norme.obblighi().iter().any(|o| o.campo == name);
    name == "piao"
        || asked
        || (name == "performance" && SEMPRE_IN_PERFORMANCE.iter().any(|r| norme.vale(r) == Some(true)))
}

/// What templates know of the body.
fn contesto(ente: &Ente, due: &[&str]) -> Value {
    let row = dati::ente(ente.tipo);
    let comparti = row.map(|r| r.comparti.as_slice()).unwrap_or_default();
    let comparto = match comparti {
        [only] => only.parola(),
        _ => albero::DA_COMPILARE,
    };
    let aree: Vec<Value> = dati::aree()
        .iter()
        .filter(|a| a.riguarda(ente.tipo))
        .map(|a| json!({ "codice": a.codice, "id": a.codice.replace('_', "-"), "nome": a.nome, "generale": a.generale, "di_tutti": a.enti.is_empty() }))
        .collect();
    let misure: Vec<Value> = dati::misure_generali()
        .iter()
        .filter(|m| m.origine.validita.comprende(ente.anno))
        .map(|m| json!({ "codice": m.codice, "nome": m.nome, "fonte": m.fonte }))
        .collect();
    let voci: Vec<Value> = dati::richieste(Some(ente.tipo), ente.anno, |_| false)
        .map(|v| {
            json!({
                "codice": v.codice,
                "voce": format!("{} – {}", v.livello_1, v.livello_2),
                "contenuto": v.contenuto,
                "riferimento": v.riferimento,
                "frequenza": v.frequenza_nel_piano(),
                "dati_personali": v.dati_personali,
                "schema": v.schema().filter(|_| ente.anno >= 2026),
            })
        })
        .collect();
    let sezioni: serde_json::Map<String, Value> =
        Sezione::TUTTE.iter().map(|s| (s.stem().to_string(), json!(due.contains(&s.stem())))).collect();
    json!({
        "tipo": ente.tipo.parola(),
        "locale": row.is_some_and(|r| r.locale),
        "comparto": comparto,
        "regime": ente.regime.parola(),
        "anno": ente.anno,
        "anno_prima": ente.anno - 1,
        "anno_dopo": ente.anno + 1,
        "ultimo_anno": ente.anno + 2,
        "dipendenti": ente.dipendenti,
        "abitanti": ente.abitanti,
        "sezioni": sezioni,
        "aree": aree,
        "misure_generali": misure,
        "trasparenza": voci,
    })
}
