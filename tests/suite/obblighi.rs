// SPDX-License-Identifier: EUPL-1.2
//! Every obligation, by deletion: what is taken away from the smallest plan is missed, and nothing else is.

use crate::support::{Files, Found, findings, load, piano_minimo, year_before};
use piao::model::Sezione;
use piao::model::scheda_anagrafica::TipoEnte;
use piao::rules::Rule;
use piao::rules::catalogo::riguarda;
use piao::rules::obblighi::{self, Obbligo};
use piao::source::Sources;
use piao::source::node::{Data, Node};

fn is_obligation(rule: &Rule) -> bool {
    obblighi::tutti().iter().any(|o| o.rule.id == rule.id)
}

/// What the obligations find; dangling references and unread places are no matter here.
fn missed(files: &Files) -> Vec<Found> {
    let mut found = findings(&load(files), &is_obligation);
    found.retain(|f| obblighi::tutti().iter().any(|o| o.rule.id == f.rule));
    found
}

/// The smallest plan in the regime, of the kind of body, in the state and with the facts that a row asks.
/// `None` where the row does not apply in that regime.
fn plan_for(o: &Obbligo, regime: &str) -> Option<Files> {
    let level = if regime == "semplificato" { o.rule.level.semplificato } else { o.rule.level.ordinario };
    level?;
    let mut files = piano_minimo();
    let mut change = |name: &str, from: &str, to: &str| {
        let (_, text) = files.iter_mut().find(|(path, _)| path.ends_with(name)).expect("a file of the smallest plan");
        assert!(text.contains(from), "{name} has no `{from}`");
        *text = text.replace(from, to);
    };
    change("piao.toml", "regime = \"ordinario\"", &format!("regime = \"{regime}\""));
    let kinds = TipoEnte::PAROLE.iter().filter_map(|(word, _)| TipoEnte::da_parola(word));
    if let Some(kind) = std::iter::once(TipoEnte::Comune).chain(kinds).find(|k| riguarda(&o.chi.enti, Some(*k))) {
        change("scheda_anagrafica.yaml", "tipo: comune", &format!("tipo: {}", kind.parola()));
    }
    if let Some(stato) = o.chi.stato {
        change("piao.toml", "stato = \"bozza\"", &format!("stato = \"{}\"", stato.parola()));
    }
    if let Some(fatto) = &o.chi.profilo {
        change("piao.toml", &format!("{fatto} = false"), &format!("{fatto} = true"));
    }
    if let Some(fatto) = &o.chi.salvo {
        change("piao.toml", &format!("{fatto} = "), &format!("{fatto} = true # "));
    }
    while !o.rule.anni.comprende(load(&files).piano.anno()) {
        files = year_before(files);
        assert!(load(&files).piano.anno() >= 2022, "{}: no year", o.rule.id);
    }
    Some(files)
}

/// Its parents and the rows that fall silent when it fails may be found with it.
fn only_this(id: &'static str, found: &[Found]) -> bool {
    found.iter().any(|f| f.rule == id) && found.iter().all(|f| f.rule == id)
}

#[test]
fn every_section_that_is_taken_away_is_missed() {
    let wrong: Vec<String> = obblighi::tutti().iter().flat_map(section_faults).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a row that asks for a section, when the section is taken away.
pub fn section_faults(o: &Obbligo) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some(sezione) = Sezione::da_stem(&o.campo).filter(|_| o.per_ogni.is_none()) else { return wrong };
    for regime in ["ordinario", "semplificato"] {
        let Some(mut files) = plan_for(o, regime) else { continue };
        files.retain(|(path, _)| !path.contains(sezione.stem()));
        let found = missed(&files);
        if !only_this(o.rule.id, &found) || found.len() != 1 {
            wrong.push(format!("{}, regime {regime}: {found:#?}", o.rule.id));
        }
    }
    wrong
}

#[test]
fn every_field_that_is_taken_away_is_missed() {
    let wrong: Vec<String> = obblighi::tutti().iter().flat_map(field_faults).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a row that asks for a field, when the field is taken away.
pub fn field_faults(o: &Obbligo) -> Vec<String> {
    let mut wrong = Vec::new();
    if o.per_ogni.is_none() && !o.campo.contains('.') {
        return wrong;
    }
    for regime in ["ordinario", "semplificato"] {
        let Some(files) = plan_for(o, regime) else { continue };
        let before = missed(&files);
        if before.iter().any(|f| f.rule == o.rule.id) {
            wrong.push(format!("{}: tests/piano-minimo has nothing for it: add `{}` there", o.rule.id, o.campo));
            continue;
        }
        // Other kinds of body miss what a municipality has no need of.
        let found: Vec<Found> = missed(&without_field(o, files)).into_iter().filter(|f| !before.contains(f)).collect();
        if !only_this(o.rule.id, &found) {
            wrong.push(format!("{}, regime {regime}: {found:#?}", o.rule.id));
        }
    }
    wrong
}

#[test]
fn what_is_not_used_is_not_missed() {
    for o in obblighi::tutti() {
        let Some((stem, field)) = o.salvo_campo.as_deref().and_then(|campo| campo.split_once('.')) else { continue };
        for regime in ["ordinario", "semplificato"] {
            let Some(files) = plan_for(o, regime) else { continue };
            let mut files = without_field(o, files);
            let (_, text) = files.iter_mut().find(|(name, _)| name.contains(stem)).expect("the section");
            text.push_str(&format!("{field}: Perché qui non si può\n"));
            let found = missed(&files);
            assert!(found.iter().all(|f| f.rule != o.rule.id), "{}, regime {regime}: {found:#?}", o.rule.id);
        }
    }
}

/// The plan without the fields that a row asks for: of the section, or of the first element that counts.
fn without_field(o: &Obbligo, mut files: Files) -> Files {
    for campo in o.campi() {
        let (stem, path) = match &o.per_ogni {
            Some(_) => ("", campo),
            None => campo.split_once('.').expect("a field of a section"),
        };
        for (name, text) in files.iter_mut().filter(|(name, _)| name.contains(stem)) {
            let sources = Sources::from_texts([(name.clone(), text.clone())]);
            let Some(tree) = sources.parse(piao::source::FileId(0), &mut Vec::new()) else { continue };
            let mut cuts = cuts(o, &tree, path);
            cuts.sort_by_key(|c| std::cmp::Reverse(c.start));
            let done = !cuts.is_empty();
            cuts.into_iter().for_each(|range| text.replace_range(range, ""));
            if done && o.per_ogni.is_some() {
                break;
            }
        }
    }
    files
}

/// The bytes to take away from one file.
fn cuts(o: &Obbligo, tree: &Node<'_>, path: &str) -> Vec<std::ops::Range<usize>> {
    let mut cuts = Vec::new();
    let any = |node: Option<&Node<'_>>, words: &[String]| words.iter().any(|w| says(node, w));
    match (&o.per_ogni, &o.dove) {
        (Some(plural), dove) => elements(tree, plural, &mut |element| {
            if cuts.is_empty() && dove.as_ref().is_none_or(|(f, words)| any(element.get(f), words)) {
                cuts.extend(entry(element, path));
            }
        }),
        // The word that makes elements count goes wherever it stands: the others of its list stay.
        (None, Some((field, words))) => elements(tree, path, &mut |element| {
            if let Some(node) = element.get(field).filter(|n| any(Some(n), words)) {
                cuts.extend(item(node, words).or(field_of(element, field).map(|start| start..node.span.end as usize)));
            }
        }),
        (None, None) => cuts.extend(entry(tree, path)),
    }
    cuts
}

/// Calls `then` on each element of each list with this key, at any depth.
fn elements(node: &Node<'_>, plural: &str, then: &mut dyn FnMut(&Node<'_>)) {
    match &node.data {
        Data::Map(entries) => {
            for entry in entries {
                if let (true, Data::Seq(items)) = (entry.key == plural, &entry.node.data) {
                    items.iter().filter(|i| i.map().is_some()).for_each(&mut *then);
                }
                elements(&entry.node, plural, then);
            }
        }
        Data::Seq(items) => items.iter().for_each(|i| elements(i, plural, then)),
        Data::Scalar(_) => {}
    }
}

fn says(node: Option<&Node<'_>>, word: &str) -> bool {
    node.is_some_and(|n| match &n.data {
        Data::Scalar(s) => s.text == word,
        Data::Seq(items) => items.iter().any(|i| says(Some(i), word)),
        Data::Map(_) => false,
    })
}

/// The bytes of the item of a list that says one of these words, with what parts it from its neighbour.
fn item(list: &Node<'_>, words: &[String]) -> Option<std::ops::Range<usize>> {
    let Data::Seq(items) = &list.data else { return None };
    let i = items.iter().position(|n| words.iter().any(|w| says(Some(n), w)))?;
    match (items.get(i + 1), i.checked_sub(1).and_then(|before| items.get(before))) {
        (Some(next), _) => Some(items[i].span.start as usize..next.span.start as usize),
        (None, Some(before)) => Some(before.span.end as usize..items[i].span.end as usize),
        (None, None) => None,
    }
}

fn field_of(map: &Node<'_>, key: &str) -> Option<usize> {
    map.map()?.iter().find(|e| e.key == key).map(|e| e.key_span.start as usize)
}

/// The bytes of a key with its value; of a path, those of its last key. A bare value stands for its record.
fn entry(map: &Node<'_>, path: &str) -> Option<std::ops::Range<usize>> {
    let (key, rest) = path.split_once('.').map_or((path, None), |(k, r)| (k, Some(r)));
    let entries = map.map()?;
    let i = entries.iter().position(|e| e.key == key)?;
    if let (Some(rest), Data::Map(_)) = (rest, &entries[i].node.data) {
        return entry(&entries[i].node, rest);
    }
    let start = entries[i].key_span.start;
    // The next key of a TOML table may stand before it.
    let end = entries.get(i + 1).map_or(entries[i].node.span.end, |next| next.key_span.start);
    Some(start as usize..if end > start { end } else { entries[i].node.span.end } as usize)
}
