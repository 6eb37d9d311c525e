// SPDX-License-Identifier: EUPL-1.2
//! What leads to an element, said as a sentence for each sort of it: «Risponde di 3 obiettivi: …», «La riduce 1 misura: …».

use super::registro::vicini;
use crate::graph::Arco;
use crate::json::{Value, json};
use crate::model::Contenuto;
use crate::model::id::Genere;
use crate::model::performance::Obiettivo;
use crate::model::rischi_corruttivi::Rischio;
use crate::report::plurale;
use crate::rules::Context;
use std::collections::{BTreeMap, HashSet};

/// What a reference means to who is referred to: with one that refers, and with several.
type Ruolo = (&'static str, &'static str);

/// Of more goals than these the codes are written, not the titles: the list is for who looks for one.
const NOMINATI: usize = 20;

const PARLATO: Ruolo = ("Se ne parla in", "Se ne parla in");
const RISPONDE: Ruolo = ("Risponde di", "Risponde di");
const VALUTA: Ruolo = ("Valuta", "Valuta");
const DESTINATARIO: Ruolo = ("È tra i destinatari di", "È tra i destinatari di");
const CONTRIBUISCE: Ruolo = ("Contribuisce a", "Contribuisce a");

/// The sentences, in order of importance: elements of one kind in one role, each once.
#[derive(Default)]
struct Frasi {
    gruppi: BTreeMap<(u8, Genere, &'static str), (Ruolo, Vec<usize>)>,
    visti: HashSet<(&'static str, usize)>,
    sezioni: Vec<Value>,
    /// Of a position: its office, and what it does with it, which is told there.
    con: Option<(usize, BTreeMap<Genere, HashSet<usize>>)>,
}

impl Frasi {
    fn metti(&mut self, cx: &Context<'_>, ruolo: Ruolo, n: usize) {
        if self.visti.insert((ruolo.1, n)) {
            let genere = cx.graph.nodo(n).genere;
            let gruppo = self.gruppi.entry((ordine(ruolo), genere, ruolo.1)).or_insert((ruolo, Vec::new()));
            gruppo.1.push(n);
        }
    }

    fn metti_sezione(&mut self, voce: Value) {
        if !self.sezioni.contains(&voce) {
            self.sezioni.push(voce);
        }
    }
}

/// The sentences of an element: objects of `frase` and `voci` (links). What stands in its card already is left out.
pub fn legami_di(cx: &Context<'_>, genere: Genere, id: &str, rif: &dyn Fn(Genere, &str) -> Value) -> Vec<Value> {
    match cx.graph.find(genere, id) {
        Some(n) => stampate(cx, frasi(cx, n), rif),
        None => Vec::new(),
    }
}

/// What an office answers for, or what else leads to an element as more than a mention: how many of each kind.
pub fn responsabilita(cx: &Context<'_>, n: usize) -> BTreeMap<Genere, usize> {
    let mut conti = BTreeMap::new();
    for ((ordine, genere, _), (_, nodi)) in frasi(cx, n).gruppi {
        if ordine < 2 && genere != Genere::Incarico {
            *conti.entry(genere).or_default() += nodi.len();
        }
    }
    conti
}

fn frasi(cx: &Context<'_>, n: usize) -> Frasi {
    let genere = cx.graph.nodo(n).genere;
    let suoi: HashSet<usize> = cx.graph.uscenti(n).filter_map(|a| a.a).collect();
    let mut frasi = Frasi { con: suo_ufficio(cx, n).map(|u| (u, BTreeMap::new())), ..Frasi::default() };
    for arco in cx.graph.entranti(n) {
        match arco.da {
            Some(da) if frasi.con.as_mut().is_some_and(|con| con_il_suo_ufficio(cx, con, da)) => {}
            Some(da) if accanto(cx, n, da) || suoi.contains(&da) => {}
            Some(da) => {
                let ruolo = ruolo(cx, genere, arco, cx.graph.nodo(da).genere);
                frasi.metti(cx, ruolo, da);
                rischi_di(cx, genere, arco, da, &mut frasi);
            }
            None => {
                if let Some(voce) = in_sezione(cx, arco) {
                    frasi.metti_sezione(voce);
                }
            }
        }
    }
    frasi
}

fn stampate(cx: &Context<'_>, frasi: Frasi, rif: &dyn Fn(Genere, &str) -> Value) -> Vec<Value> {
    let con = frasi.con.and_then(|con| frase_con(cx, con, rif));
    let gruppi = frasi.gruppi.into_iter().map(|((_, genere, _), ((uno, piu), nodi))| {
        let (singolare, plur) = nomi(genere);
        let verbo = if nodi.len() == 1 { uno } else { piu };
        let voci: Vec<Value> = nodi.iter().map(|n| voce(cx, *n, nodi.len() > NOMINATI, rif)).collect();
        json!({ "frase": format!("{verbo} {}", plurale(nodi.len(), singolare, plur)), "voci": voci })
    });
    let mut out: Vec<Value> = con.into_iter().chain(gruppi).collect();
    if !frasi.sezioni.is_empty() {
        out.push(json!({ "frase": "È in", "voci": frasi.sezioni }));
    }
    out
}

/// A link; among many, with the office's own code for its words, when there is one.
fn voce(cx: &Context<'_>, n: usize, breve: bool, rif: &dyn Fn(Genere, &str) -> Value) -> Value {
    let nodo = cx.graph.nodo(n);
    let mut voce = rif(nodo.genere, nodo.id);
    let codice = nodo.record.as_any().downcast_ref::<Obiettivo>().and_then(|o| o.codice.get());
    if let Some(codice) = codice.filter(|_| breve) {
        voce["nome"] = super::testo(codice);
    }
    voce
}

/// The office of a position.
fn suo_ufficio(cx: &Context<'_>, n: usize) -> Option<usize> {
    let suoi = cx.graph.uscenti(n).filter(|a| a.campo == "ufficio").find_map(|a| a.a);
    suoi.filter(|_| cx.graph.nodo(n).genere == Genere::Incarico)
}

/// Notes what a position answers for together with its office.
fn con_il_suo_ufficio(cx: &Context<'_>, con: &mut (usize, BTreeMap<Genere, HashSet<usize>>), da: usize) -> bool {
    let suo = cx.graph.uscenti(da).any(|a| a.a == Some(con.0) && a.campo == "ufficio");
    if suo {
        con.1.entry(cx.graph.nodo(da).genere).or_default().insert(da);
    }
    suo
}

/// «Risponde, con il suo ufficio, di 3 obiettivi e 2 misure»: the office has the list.
fn frase_con(
    cx: &Context<'_>,
    con: (usize, BTreeMap<Genere, HashSet<usize>>),
    rif: &dyn Fn(Genere, &str) -> Value,
) -> Option<Value> {
    let conti: Vec<String> = con
        .1
        .iter()
        .map(|(genere, nodi)| {
            let (uno, piu) = nomi(*genere);
            plurale(nodi.len(), uno, piu)
        })
        .collect();
    let voci = [rif(Genere::Ufficio, cx.graph.nodo(con.0).id)];
    (!conti.is_empty())
        .then(|| json!({ "frase": format!("Risponde, con il suo ufficio, di {}", conti.join(", ")), "voci": voci }))
}

/// The one is written inside the other, or the page prints the one inside the other.
fn accanto(cx: &Context<'_>, n: usize, da: usize) -> bool {
    let inside = |mut n: usize, of: usize| {
        while n != of {
            match cx.graph.nodo(n).dentro {
                Some(up) => n = up,
                None => return false,
            }
        }
        true
    };
    let offices = cx.graph.nodo(n).genere == Genere::Ufficio && cx.graph.nodo(da).genere == Genere::Ufficio;
    offices || inside(n, da) || inside(da, n)
}

/// An office answers for the risks of its processes; who pursues a goal meets those of the processes that serve it.
fn rischi_di(cx: &Context<'_>, genere: Genere, arco: &Arco<'_>, da: usize, frasi: &mut Frasi) {
    let ruolo = match (genere, &*arco.campo) {
        (Genere::Ufficio, "ufficio") => RISPONDE,
        (Genere::Obiettivo, "obiettivi") => ("È esposto a", "È esposto a"),
        _ => return,
    };
    if cx.graph.nodo(da).genere == Genere::Processo {
        let dentro = cx.graph.tutti::<Rischio>().map(|(r, _)| r);
        let dentro = dentro.filter(|r| cx.graph.contenitore(*r, Genere::Processo) == Some(da));
        let mut rischi = vicini(cx.graph, da, Genere::Rischio);
        rischi.extend(dentro);
        rischi.into_iter().for_each(|r| frasi.metti(cx, ruolo, r));
    }
}

/// A part of the plan that is no element of its own: the section, when it is another one, and which of its lists.
fn in_sezione(cx: &Context<'_>, arco: &Arco<'_>) -> Option<Value> {
    let (_, contenuto) = cx.piano.file.iter().find(|(f, _)| *f == arco.span.file)?;
    let Contenuto::Sezione(s) = contenuto else { return None };
    let inside = cx.graph.nodo(arco.a?).intero.file;
    if cx.piano.file_di(*s).any(|f| f == inside) {
        return None;
    }
    let lista = arco.campo.split('.').next().filter(|c| *c != "testo").unwrap_or_default().replace('_', " ");
    let titolo = format!("{} {}", s.numero(), s.titolo());
    let nome = if lista.is_empty() { titolo } else { format!("{titolo} ({lista})") };
    Some(json!({ "ancora": super::ancora_di(*s), "nome": nome, "genere": "sezione" }))
}

/// The reference stands in a text as `[[genere:id]]`.
fn in_un_testo(cx: &Context<'_>, arco: &Arco<'_>) -> bool {
    cx.sources.slice(arco.span).contains("[[")
}

fn ruolo(cx: &Context<'_>, a: Genere, arco: &Arco<'_>, da: Genere) -> Ruolo {
    use Genere as G;
    if in_un_testo(cx, arco) {
        return PARLATO;
    }
    match (a, da) {
        (G::Ufficio | G::Incarico, _) => di_chi_risponde(a, da, &arco.campo),
        (G::Indicatore, _) => ("Serve a misurare", "Serve a misurare"),
        (G::Rischio, G::Misura) => ("Lo riduce", "Lo riducono"),
        (G::Rischio, G::Processo) => ("Si presenta in", "Si presenta in"),
        (G::Misura, G::Rischio) => ("Riduce", "Riduce"),
        (G::Misura, _) => ("La sostiene", "La sostengono"),
        (G::Processo, G::Rischio) => ("Vi si presenta", "Vi si presentano"),
        (G::Processo, _) => ("Lo protegge", "Lo proteggono"),
        (G::Obiettivo, G::Obiettivo) => ("Si articola in", "Si articola in"),
        (G::Obiettivo, G::ObiettivoStrategico) => ("Attua", "Attua"),
        (G::Obiettivo, G::Misura) => ("Lo protegge", "Lo proteggono"),
        (G::Obiettivo | G::ObiettivoStrategico, _) => ("Vi concorre", "Vi concorrono"),
        (G::ObiettivoValorePubblico, _) => ("Lo realizza", "Lo realizzano"),
        (G::Strategia | G::Priorita, _) => ("La realizza", "La realizzano"),
        (G::Stakeholder, _) => ("È per loro", "Sono per loro"),
        (G::Documento, _) => ("Ne discende", "Ne discendono"),
        (G::Fonte, _) => ("Dà i dati a", "Dà i dati a"),
        _ => PARLATO,
    }
}

/// Of an office or of a position.
fn di_chi_risponde(a: Genere, da: Genere, campo: &str) -> Ruolo {
    let last = campo.rsplit('.').next().unwrap_or(campo);
    match (a, da, last) {
        _ if campo.starts_with("contributori") || last == "altri_uffici" => CONTRIBUISCE,
        _ if campo.starts_with("stime_per_ufficio") => VALUTA,
        (_, _, "destinatari") => DESTINATARIO,
        (_, _, "ad_interim") => ("Regge ad interim", "Regge ad interim"),
        (Genere::Ufficio, Genere::Incarico, _) => ("Vi appartiene", "Vi appartengono"),
        (Genere::Incarico, Genere::Ufficio, _) => ("Dirige", "Dirige"),
        _ => RISPONDE,
    }
}

/// First who answers, then who helps or is helped, last what only names it.
fn ordine(ruolo: Ruolo) -> u8 {
    match ruolo {
        RISPONDE => 0,
        CONTRIBUISCE | VALUTA | DESTINATARIO => 2,
        PARLATO => 3,
        _ => 1,
    }
}

/// One and several.
fn nomi(genere: Genere) -> (&'static str, &'static str) {
    match genere {
        Genere::Ufficio => ("ufficio", "uffici"),
        Genere::Incarico => ("incarico", "incarichi"),
        Genere::Obiettivo => ("obiettivo", "obiettivi"),
        Genere::ObiettivoValorePubblico => ("obiettivo di valore pubblico", "obiettivi di valore pubblico"),
        Genere::ObiettivoStrategico => ("obiettivo strategico", "obiettivi strategici"),
        Genere::Strategia => ("strategia", "strategie"),
        Genere::Indicatore => ("indicatore", "indicatori"),
        Genere::Fase => ("fase", "fasi"),
        Genere::AzionePositiva => ("azione positiva", "azioni positive"),
        Genere::Accessibilita => ("azione per l’accessibilità", "azioni per l’accessibilità"),
        Genere::Procedura => ("procedura", "procedure"),
        Genere::Processo => ("processo", "processi"),
        Genere::Rischio => ("rischio", "rischi"),
        Genere::Misura => ("misura", "misure"),
        Genere::Obbligo => ("obbligo di pubblicazione", "obblighi di pubblicazione"),
        Genere::Priorita => ("priorità politica", "priorità politiche"),
        Genere::Stakeholder => ("portatore di interesse", "portatori di interesse"),
        Genere::Fonte => ("fonte", "fonti"),
        Genere::Documento => ("documento", "documenti"),
        Genere::Profilo => ("profilo", "profili"),
        Genere::Intervento => ("intervento organizzativo", "interventi organizzativi"),
        Genere::InterventoFormativo => ("intervento formativo", "interventi formativi"),
        Genere::Indagine => ("indagine", "indagini"),
    }
}
