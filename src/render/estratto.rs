// SPDX-License-Identifier: EUPL-1.2
//! Extracts of the document: one office, one section, one element, two pages for citizens. Each takes from the `View`
//! what it needs, in one pass; the page is `estratto.html` (or `.md`), which extends the whole document.

mod breve;
mod collegamenti;
mod ufficio;

use super::Format;
use super::view::una_riga;
use crate::dati_aperti::ancora_di;
use crate::json::{Value, json};
use crate::model::Sezione;
use crate::model::id::Genere;
use crate::rules::Context;
use crate::source::decode::{fold, nearest};

pub use self::collegamenti::collega;

/// Estratto (extract): which part of the document to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Estratto {
    /// What an office answers for; the offices below it too, unless they are left out.
    Ufficio {
        /// Its id.
        id: String,
        /// With the offices below it.
        sotto: bool,
    },
    /// One section, or all that have the same number.
    Sezione(Vec<Sezione>),
    /// The card of one element.
    Solo(Genere, String),
    /// Two pages for citizens.
    Breve,
}

impl Estratto {
    /// The extract of the office with this id; otherwise what is wrong, and what was probably meant.
    pub fn ufficio(cx: &Context<'_>, id: &str, sotto: bool) -> Result<Estratto, String> {
        let word = id.strip_prefix("ufficio-").filter(|_| cx.graph.find(Genere::Ufficio, id).is_none()).unwrap_or(id);
        if cx.graph.find(Genere::Ufficio, word).is_some() {
            return Ok(Estratto::Ufficio { id: word.into(), sotto });
        }
        let offices = || cx.graph.nodi().iter().filter(|n| n.genere == Genere::Ufficio);
        let by_name = |n: &&crate::graph::Nodo<'_>| n.record.nome().is_some_and(|t| fold(t.as_str()) == fold(id));
        let meant = offices().find(by_name).map(|n| n.id).or_else(|| nearest(id, offices().map(|n| n.id)));
        Err(sconosciuto(&format!("l'ufficio `{id}` non esiste"), meant, "l'elenco degli uffici è nella sezione 3.1"))
    }

    /// The extract of a section, by the name of its file or by its number.
    pub fn sezione(word: &str) -> Result<Estratto, String> {
        let all = Sezione::TUTTE.iter().copied();
        let wanted = fold(word);
        let stem =
            |s: &Sezione| s.stem() == wanted || ancora_di(*s).replace('-', "_") == wanted || fold(s.titolo()) == wanted;
        let number = word.trim().trim_end_matches('.');
        let numbered =
            |s: &Sezione| s.numero() == number || s.numero().strip_prefix(number).is_some_and(|r| r.starts_with('.'));
        let found: Vec<Sezione> = match all.clone().find(stem) {
            Some(one) => vec![one],
            None => all.clone().filter(numbered).collect(),
        };
        if found.is_empty() {
            let names: Vec<&str> = all.map(Sezione::stem).collect();
            let meant = nearest(word, names.iter().copied());
            return Err(sconosciuto(
                &format!("la sezione `{word}` non esiste"),
                meant,
                &format!("le sezioni sono {}, o un numero come `2.2`", names.join(", ")),
            ));
        }
        Ok(Estratto::Sezione(found))
    }

    /// The card of an element: `obiettivo:x`, `obiettivo-x`, or `x` when only one element has that id.
    pub fn solo(cx: &Context<'_>, word: &str) -> Result<Estratto, String> {
        let of_kind =
            |genere: Genere, id: &str| cx.graph.find(genere, id).map(|_| Estratto::Solo(genere, id.to_string()));
        let divided = word.split_once([':', '/']).and_then(|(g, id)| Some((Genere::da_parola(g)?, id)));
        if let Some((genere, id)) = divided {
            return of_kind(genere, id).ok_or_else(|| {
                let ids = cx.graph.nodi().iter().filter(|n| n.genere == genere).map(|n| n.id);
                let meant = nearest(id, ids).map(|i| format!("{}:{i}", genere.parola()));
                sconosciuto(&format!("{} `{id}` non esiste", genere.con_articolo()), meant.as_deref(), COME)
            });
        }
        let plain: Vec<Genere> = Genere::TUTTI.iter().copied().filter(|g| cx.graph.find(*g, word).is_some()).collect();
        match plain[..] {
            [one] => return Ok(Estratto::Solo(one, word.into())),
            [] => {}
            _ => {
                let names: Vec<String> = plain.iter().map(|g| format!("`{}:{word}`", g.parola())).collect();
                return Err(format!("`{word}` è l'id di più voci: scrivi {}", names.join(" o ")));
            }
        }
        let anchored = |g: &Genere| of_kind(*g, word.strip_prefix(g.parola())?.strip_prefix('-')?);
        if let Some(found) = Genere::TUTTI.iter().find_map(anchored) {
            return Ok(found);
        }
        let anchors: Vec<String> = cx.graph.nodi().iter().map(|n| n.genere.ancora(n.id)).collect();
        let ids = cx.graph.nodi().iter().map(|n| n.id);
        let meant = nearest(word, ids.chain(anchors.iter().map(String::as_str)));
        Err(sconosciuto(&format!("la voce `{word}` non esiste"), meant, COME))
    }

    /// How the usual name of its file ends: `ufficio-ragioneria`.
    pub fn nome(&self) -> String {
        match self {
            Estratto::Ufficio { id, .. } => format!("ufficio-{id}"),
            Estratto::Sezione(s) if s.len() == 1 => ancora_di(s[0]),
            Estratto::Sezione(s) => format!("sezione-{}", comune(s)),
            Estratto::Solo(genere, id) => genere.ancora(id),
            Estratto::Breve => "breve".into(),
        }
    }

    /// Leaves in the view what the extract shows, and says in `estratto` what it is.
    pub fn scegli(&self, cx: &Context<'_>, vista: &mut Value, format: Format) {
        let mut estratto = match self {
            Estratto::Ufficio { id, sotto } => ufficio::scheda(cx, vista, id, *sotto),
            Estratto::Sezione(chosen) => sezione(vista, chosen),
            Estratto::Solo(genere, id) => solo(vista, *genere, id),
            Estratto::Breve => breve::pagine(cx, vista, format),
        };
        for part in ["legami", "deroghe", "confronto", "consuntivi", "dati_aperti"] {
            vista.as_object_mut().and_then(|v| v.remove(part));
        }
        vista["indici"] = json!({});
        if let Some(doc) = vista.pointer_mut("/manifesto/documento").and_then(Value::as_object_mut) {
            doc.retain(|k, _| k != "sigle" && k != "glossario");
        }
        // The page is named after its extract: title, first heading and print margins follow.
        let whole = vista["piano"]["titolo"].take();
        vista["piano"]["titolo"] = estratto["titolo"].clone();
        estratto["piano"] = whole;
        if let Some(sito) = sito(vista, format) {
            estratto["sito"] = json!(sito);
        }
        vista["estratto"] = estratto;
    }
}

const COME: &str = "si scrive `obiettivo:id`, `obiettivo-id` o solo l'id";

/// The address of the whole document, as links may hold it; none where it could end the link.
pub fn sito(vista: &Value, format: Format) -> Option<String> {
    let sito = vista.pointer("/manifesto/adozione/pubblicazione/sito")?.as_str()?;
    let is_address = ["https://", "http://"].iter().any(|s| sito.starts_with(s));
    if !is_address || sito.contains(['#', '(', ')', '<', '>', '\\', '\'', '"']) || sito.contains(char::is_whitespace) {
        return None;
    }
    Some(match format {
        Format::Html => super::filters::html(sito),
        Format::Markdown => sito.to_string(),
    })
}

/// An error with the one thing that was probably meant, else how it is written.
fn sconosciuto(what: &str, meant: Option<&str>, help: &str) -> String {
    match meant {
        Some(meant) => format!("{what}: forse intendevi `{meant}`?"),
        None => format!("{what}: {help}"),
    }
}

/// The number that sections have in common: `2` of 2.1, 2.2 and 2.3.
fn comune(sezioni: &[Sezione]) -> &'static str {
    let first = sezioni[0].numero();
    if sezioni.iter().all(|s| s.numero() == first) { first } else { first.split('.').next().unwrap_or(first) }
}

/// Sections by their files' names.
fn sezione(vista: &mut Value, chosen: &[Sezione]) -> Value {
    tieni(vista, chosen);
    let title = match chosen {
        [one] => format!("{} {}", one.numero(), one.titolo()),
        [first, ..] if chosen.iter().all(|s| s.numero() == first.numero()) => {
            format!("{} {}", first.numero(), first.titolo())
        }
        _ => format!("Sezione {}", comune(chosen)),
    };
    json!({ "tipo": "sezione", "titolo": title })
}

/// Keeps the sections in the page; each first one carries the headings it stands below in the whole document.
fn tieni(vista: &mut Value, chosen: &[Sezione]) {
    let Some(sezioni) = vista["sezioni"].as_array_mut() else { return };
    sezioni.retain(|s| chosen.iter().any(|c| s["stem"] == c.stem()));
    let Some(first) = sezioni.first_mut() else { return };
    let above = match chosen[0] {
        Sezione::Performance | Sezione::RischiCorruttivi => vec![DUE],
        Sezione::Trasparenza => vec![DUE, (3, "2.3 Rischi corruttivi e trasparenza")],
        Sezione::LavoroAgile | Sezione::Fabbisogni => vec![TRE],
        Sezione::Formazione => vec![TRE, (3, "3.3 Piano triennale dei fabbisogni di personale")],
        _ => vec![],
    };
    first["sopra"] = above.into_iter().map(|(l, t)| json!({ "l": l, "t": t })).collect();
}

const DUE: (u8, &str) = (2, "Sezione 2. Valore pubblico, performance e anticorruzione");
const TRE: (u8, &str) = (2, "Sezione 3. Organizzazione e capitale umano");

/// Kinds that have a component of their own, wherever they are written.
const CON_SCHEDA: &[Genere] =
    &[Genere::Obiettivo, Genere::Indicatore, Genere::Misura, Genere::Rischio, Genere::Fase, Genere::Strategia];

/// One element: its own card, or its section with nothing else in it.
fn solo(vista: &mut Value, genere: Genere, id: &str) -> Value {
    let anchor = genere.ancora(id);
    let found = Sezione::TUTTE.iter().find_map(|s| {
        let (key, element) =
            vista.get(s.stem())?.as_object()?.iter().find_map(|(k, v)| Some((k, trova(v, &anchor)?)))?;
        Some((*s, key.clone(), element.clone()))
    });
    let Some((sezione, key, element)) = found else {
        return json!({ "tipo": "solo", "titolo": anchor });
    };
    let name = una_riga(element["nome_mostrato"]["testo"].as_str().or(element["nome_mostrato"].as_str()).unwrap_or(id));
    let mut estratto = json!({
        "tipo": "solo", "titolo": name, "genere": genere.parola(), "ancora": anchor,
        "dove": { "ancora": ancora_di(sezione), "nome": format!("{} {}", sezione.numero(), sezione.titolo()) },
    });
    if CON_SCHEDA.contains(&genere) {
        estratto["voce"] = element;
        tieni_nulla(vista);
        return estratto;
    }
    if let Some(section) = vista.get_mut(sezione.stem()).and_then(Value::as_object_mut) {
        if sezione != Sezione::SchedaAnagrafica {
            section.clear();
        } else {
            // The name of the body stays: it heads every page.
            section.retain(|k, _| k == "denominazione");
        }
        if key.starts_with("uffici") {
            section.insert("uffici_albero", json!([{ "ufficio": &element, "figli": [] }]));
        }
        section.insert(if key.starts_with("uffici") { "uffici".into() } else { key }, json!([element]));
        for (empty, value) in [("registro", json!({ "quadro": {} })), ("conti", json!({}))] {
            section.insert(empty, value);
        }
    }
    tieni(vista, &[sezione]);
    estratto
}

fn tieni_nulla(vista: &mut Value) {
    vista["sezioni"] = json!([]);
}

/// The element with an anchor, at any depth.
fn trova<'v>(value: &'v Value, anchor: &str) -> Option<&'v Value> {
    match value {
        Value::Object(o)
            if o.get("definito") != Some(&json!(false))
                && o.get("ancora").is_some_and(|a| a == anchor)
                && o.contains_key("nome_mostrato") =>
        {
            Some(value)
        }
        Value::Object(o) => o.values().find_map(|v| trova(v, anchor)),
        Value::Array(items) => items.iter().find_map(|v| trova(v, anchor)),
        _ => None,
    }
}
