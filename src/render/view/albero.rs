// SPDX-License-Identifier: EUPL-1.2
//! Offices, one inside the other.

use crate::json::{Value, json};
use std::collections::{HashMap, VecDeque};

/// Offices one inside the other, at most: tera calls no more than twenty components one inside the other.
const MAX_LIVELLI: usize = 12;

/// Offices as a tree: `uffici_albero` of `{ ufficio, figli }`. A cycle is cut where it was first written, and what lies
/// deeper than the limit stands beside its parent.
pub fn albero(sezione: &mut Value) {
    let Some(uffici) = sezione.get("uffici").and_then(Value::as_array) else { return };
    let id = |u: &Value| u.get("id").and_then(Value::as_str).map(str::to_string);
    let mut by_id = HashMap::new();
    for (n, ufficio) in uffici.iter().enumerate() {
        by_id.entry(id(ufficio)).or_insert(n);
    }
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); uffici.len()];
    let mut roots = Vec::new();
    for (n, ufficio) in uffici.iter().enumerate() {
        let parent = ufficio.pointer("/padre/id").and_then(Value::as_str).map(str::to_string);
        match parent.and_then(|p| by_id.get(&Some(p))) {
            Some(p) => below[*p].push(n),
            None => roots.push(n),
        }
    }
    let mut tree = Tree { children: vec![Vec::new(); uffici.len()], placed: vec![false; uffici.len()] };
    for root in &roots {
        tree.place(*root, &below);
    }
    for n in 0..uffici.len() {
        if !tree.placed[n] {
            roots.push(n);
            tree.place(n, &below);
        }
    }
    let tree = roots.iter().map(|n| tree.grow(*n, uffici)).collect();
    sezione["uffici_albero"] = Value::Array(tree);
}

/// Offices by their place in the list, each below one other at most.
struct Tree {
    children: Vec<Vec<usize>>,
    placed: Vec<bool>,
}

impl Tree {
    /// Places everything below `root`, nearest first.
    fn place(&mut self, root: usize, below: &[Vec<usize>]) {
        self.placed[root] = true;
        // An office, the one it stands below, and at which level.
        let mut next = VecDeque::from([(root, root, 0)]);
        while let Some((n, above, level)) = next.pop_front() {
            for child in &below[n] {
                if std::mem::replace(&mut self.placed[*child], true) {
                    continue;
                }
                let (parent, level) = if level < MAX_LIVELLI { (n, level + 1) } else { (above, level) };
                self.children[parent].push(*child);
                next.push_back((*child, parent, level));
            }
        }
    }

    fn grow(&self, n: usize, uffici: &[Value]) -> Value {
        let figli: Vec<Value> = self.children[n].iter().map(|c| self.grow(*c, uffici)).collect();
        json!({ "ufficio": &uffici[n], "figli": figli })
    }
}
