// SPDX-License-Identifier: EUPL-1.2
//! The fingerprint of a plan: the JSON of its export, written while walking and never kept as a tree.

use super::{Esportazione, Forma, Nessuna, json_di};
use crate::json::{Name, Value};
use crate::model::record::Record;
use crate::model::tipi::Testo;
use crate::model::visita::{Foglia, Visitor};
use crate::model::{Piano, Sezione};
use crate::source::{FileId, Span};
use sha2::{Digest, Sha256};

/// What is written of the manifest after the vote.
const DOPO_IL_VOTO: [&str; 2] = ["adozione", "stato"];
/// Text is given to the hash in pieces of about this size, in bytes.
const PEZZO: usize = 1 << 16;

/// See `super::impronta`.
pub fn impronta(piano: &Piano) -> String {
    let mut scrittura = Scrittura {
        forma: Esportazione(&piano.oscurati),
        testo: Vec::with_capacity(PEZZO),
        digest: Sha256::new(),
        aperti: Vec::new(),
        chiave: None,
    };
    let nowhere = Span { file: FileId(0), start: 0, end: 0 };
    scrittura.apri(b'{');
    let mut manifesto = json_di(&piano.manifesto, nowhere, &mut scrittura.forma);
    if let Some(fields) = manifesto.as_object_mut() {
        fields.retain(|name, _| !DOPO_IL_VOTO.contains(&name));
    }
    scrittura.chiave = Some("manifesto".into());
    scrittura.valore(&manifesto);
    scrittura.chiave = Some("sezioni".into());
    scrittura.apri(b'{');
    for sezione in Sezione::TUTTE {
        scrittura.chiave = Some(sezione.stem().into());
        piano.sezioni.visita(*sezione, nowhere, &mut scrittura);
    }
    scrittura.chiudi(b'}');
    scrittura.chiudi(b'}');
    scrittura.testo.push(b'\n');
    scrittura.digest.update(&scrittura.testo);
    scrittura.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Scrittura (writing) of a plan as JSON into a hash.
struct Scrittura<'e> {
    forma: Esportazione<'e>,
    testo: Vec<u8>,
    digest: Sha256,
    /// For each open record or list, whether something stands in it already.
    aperti: Vec<bool>,
    /// The field whose value comes next.
    chiave: Option<Name>,
}

impl Scrittura<'_> {
    /// What stands before a value: a comma, the name of its field.
    fn prima(&mut self) {
        if let Some(full) = self.aperti.last_mut() {
            if std::mem::replace(full, true) {
                self.testo.push(b',');
            }
            if let Some(name) = self.chiave.take() {
                self.stringa(&name);
                self.testo.push(b':');
            }
        }
    }

    fn apri(&mut self, sign: u8) {
        self.prima();
        self.testo.push(sign);
        self.aperti.push(false);
    }

    fn chiudi(&mut self, sign: u8) {
        self.aperti.pop();
        self.testo.push(sign);
        if self.testo.len() >= PEZZO {
            self.digest.update(&self.testo);
            self.testo.clear();
        }
    }

    fn stringa(&mut self, text: &str) {
        // Writing to memory does not fail.
        let _ = serde_json::to_writer(&mut self.testo, text);
    }

    fn valore(&mut self, value: &Value) {
        self.prima();
        let _ = serde_json::to_writer(&mut self.testo, value);
    }
}

impl<'p> Visitor<'p> for Scrittura<'_> {
    fn record(&mut self, _: &'p dyn Record, _: Span) {
        self.apri(b'{');
    }
    fn fine_record(&mut self, _: &'p dyn Record, _: Span) {
        self.chiudi(b'}');
    }
    fn campo(&mut self, name: &'static str, _: Span) {
        self.chiave = Some(name.into());
    }
    fn campo_invalido(&mut self, name: &'static str, span: Span) {
        if let Some(value) = self.forma.oscurato(span) {
            self.chiave = Some(name.into());
            self.valore(&value);
        }
    }
    fn lista(&mut self, _: usize) {
        self.apri(b'[');
    }
    fn fine_lista(&mut self) {
        self.chiudi(b']');
    }
    fn nessuna(&mut self, motivo: &'p Testo, span: Span) {
        if let Nessuna::Qui(value) = self.forma.nessuna(motivo, span) {
            self.valore(&value);
        }
    }
    fn mappa(&mut self) {
        self.apri(b'{');
    }
    fn chiave(&mut self, key: &'p str, _: Span) {
        self.chiave = Some(key.to_string().into());
    }
    fn fine_mappa(&mut self) {
        self.chiudi(b'}');
    }
    fn foglia(&mut self, foglia: Foglia<'p>, span: Span) {
        match plain(foglia) {
            Some(text) => {
                self.prima();
                self.stringa(text);
            }
            None => {
                if let Some(value) = self.forma.foglia(foglia, span) {
                    self.valore(&value);
                }
            }
        }
    }
}

/// The text of a leaf that is exported as it is: most are, and need not be copied.
fn plain(foglia: Foglia<'_>) -> Option<&str> {
    match foglia {
        Foglia::Testo(t) | Foglia::TestoLibero(_, t) if t.lingue.is_empty() => Some(&t.testo),
        Foglia::Prosa(p) if p.lingue.is_empty() => Some(&p.testo),
        Foglia::Id(text) | Foglia::Scelta(text, _) | Foglia::Percorso(text) => Some(text),
        _ => None,
    }
}
