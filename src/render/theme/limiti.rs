// SPDX-License-Identifier: EUPL-1.2
//! How much a theme may do: one budget for its work, one limit for what it writes. Both grow with the plan.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// Names of the calls that `conteggio` puts into templates.
pub const GIRI: &str = "piao_giri";
pub const INGRESSO: &str = "piao_ingresso";
pub const STAMPA: &str = "piao_stampa";
pub const VALORE: &str = "piao_valore";

/// What stops a theme that works without end.
pub const TROPPO: &str =
    "il tema non finisce: cicli, richiami o testi che crescono troppo per un piano di questa misura";
/// What stops a page without end.
pub const LUNGO: &str = "il tema scrive un documento troppo lungo per un piano di questa misura";

/// Lists inside lists, at most.
const PROFONDITA: usize = 64;
/// What the call of a component costs.
const RICHIAMO: u64 = 60;
/// Letters of a text, at most.
const TESTO: usize = 8 << 20;

/// The budget of a run.
#[derive(Clone)]
pub struct Limiti {
    left: Arc<AtomicU64>,
    /// Bytes that may be written.
    pub bytes: usize,
}

impl Limiti {
    /// For a plan of so many bytes: the tool's own templates spend four a byte.
    pub fn per(piano: usize) -> Limiti {
        let left = 2_000_000 + 20 * piano as u64;
        Limiti { left: Arc::new(AtomicU64::new(left)), bytes: (16 << 20) + 60 * piano }
    }

    /// Takes from the budget.
    fn spendi(&self, n: u64) -> TeraResult<()> {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.saturating_sub(n), Ordering::Relaxed);
        if left < n { Err(Error::message(TROPPO)) } else { Ok(()) }
    }

    /// Takes what a value weighs: each thing in it, and its texts.
    fn pesa(&self, value: &Value, depth: usize) -> TeraResult<()> {
        if depth > PROFONDITA {
            return Err(Error::message("elenchi annidati troppo a fondo"));
        }
        let letters = value.as_str().map_or(0, str::len);
        if letters > TESTO {
            return Err(Error::message(TROPPO));
        }
        self.spendi(1 + letters as u64 / 64)?;
        if let Some(items) = value.as_array() {
            items.iter().try_for_each(|v| self.pesa(v, depth + 1))?;
        }
        if let Some(map) = value.as_map() {
            map.iter().try_for_each(|(_, v)| self.pesa(v, depth + 1))?;
        }
        Ok(())
    }

    /// Registers the calls, and the two filters that make texts longer than those they are given.
    pub fn registra(&self, tera: &mut Tera) {
        let own = self.clone();
        tera.register_filter(GIRI, move |v: &Value, args: Kwargs, _: &State| -> TeraResult<Value> {
            let each = args.get::<u64>("n")?.unwrap_or(1);
            own.spendi((v.len().unwrap_or(0) as u64).saturating_add(1).saturating_mul(each))?;
            Ok(v.clone())
        });
        let own = self.clone();
        tera.register_filter(STAMPA, move |v: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
            if v.is_undefined() {
                return Err(Error::message("questo valore non c’è"));
            }
            own.pesa(v, 0)?;
            Ok(v.clone())
        });
        let own = self.clone();
        tera.register_filter(VALORE, move |v: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
            own.pesa(v, 0)?;
            Ok(v.clone())
        });
        let own = self.clone();
        tera.register_function(INGRESSO, move |args: Kwargs, state: &State| -> TeraResult<Value> {
            own.spendi(args.get::<u64>("n")?.unwrap_or(1))?;
            // A component costs more than a round: it has variables of its own.
            let names = args.get::<&str>("di")?;
            own.spendi(if names.is_some() { RICHIAMO } else { 0 })?;
            for name in names.unwrap_or_default().split(',').filter(|n| !n.is_empty()) {
                match state.get::<Value>(name)?.as_ref().and_then(Value::as_str).map_or(0, str::len) {
                    letters if letters > TESTO => return Err(Error::message(TROPPO)),
                    letters => own.spendi(letters as u64 / 64)?,
                }
            }
            Ok(Value::safe_string(""))
        });
        tera.register_filter("replace", sostituisci);
        tera.register_filter("join", unisci);
    }
}

/// tera's `replace`, with a limit.
fn sostituisci(v: &Value, args: Kwargs, state: &State) -> TeraResult<Value> {
    let (from, to) = (args.must_get::<&str>("from")?, args.must_get::<&Value>("to")?);
    let text = v.as_str().ok_or_else(|| Error::message("`replace` vuole un testo"))?;
    let with = to.as_str().ok_or_else(|| Error::message("`replace` vuole un testo in `to`"))?;
    let safe = state.autoescaping_enabled() && (v.is_safe() || to.is_safe());
    let (text, with) =
        if safe { (state.escape_if_needed(v)?, state.escape_if_needed(to)?) } else { (text.into(), with.into()) };
    let more = text.matches(from).count().saturating_mul(with.len());
    if text.len().saturating_add(more) > TESTO {
        return Err(Error::message(TROPPO));
    }
    let out = text.replace(from, &with);
    Ok(if safe { Value::safe_string(&out) } else { Value::from(out) })
}

/// tera's `join`, with a limit.
fn unisci(v: &[Value], args: Kwargs, state: &State) -> TeraResult<Value> {
    let sep = args.get::<&Value>("sep")?;
    let between = sep.and_then(Value::as_str).unwrap_or("");
    let safe = state.autoescaping_enabled() && v.iter().chain(sep).any(|x| x.is_string() && x.is_safe());
    let between = match sep {
        Some(sep) if safe => state.escape_if_needed(sep)?,
        _ => between.to_string(),
    };
    let mut out = String::new();
    for (n, x) in v.iter().enumerate() {
        if n > 0 {
            out.push_str(&between);
        }
        match x {
            x if x.is_undefined() => {}
            x if safe => out.push_str(&state.escape_if_needed(x)?),
            x => out.push_str(&x.to_string()),
        }
        if out.len() > TESTO {
            return Err(Error::message(TROPPO));
        }
    }
    Ok(if safe { Value::safe_string(&out) } else { Value::from(out) })
}

/// A page that stops growing at its limit.
pub struct Pagina {
    /// What was written.
    pub testo: Vec<u8>,
    limite: usize,
}

impl Pagina {
    /// An empty page of so many bytes at most.
    pub fn fino_a(limite: usize) -> Pagina {
        Pagina { testo: Vec::new(), limite }
    }
}

impl Write for Pagina {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.testo.len() + bytes.len() > self.limite {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        self.testo.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
