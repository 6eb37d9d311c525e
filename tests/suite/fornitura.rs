// SPDX-License-Identifier: EUPL-1.2
//! What enters the program: the bill of materials `sbom.cdx.json` (CycloneDX), as cargo says it, without what tests need.

use crate::support::{generated, read, repo};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Output};
use toml::de::{DeTable, DeValue};

/// Where to find each package of a lock file, with its checksum; ours have none.
fn bloccati(lock: &str) -> BTreeMap<String, Option<String>> {
    let lock = read(lock);
    let lock = DeTable::parse(&lock).expect("a lock file is TOML");
    let all = lock.get_ref()["package"].get_ref().as_array().expect("packages");
    let get = |p: &DeValue<'_>, key| p.get(key).and_then(|v| v.get_ref().as_str().map(str::to_owned));
    let each = all.iter().map(|p| p.get_ref()).map(|p| {
        let (name, version) = (get(p, "name").expect("a name"), get(p, "version").expect("a version"));
        (purl(&name, &version), get(p, "checksum"))
    });
    each.collect()
}

fn purl(name: &str, version: &str) -> String {
    format!("pkg:cargo/{name}@{version}")
}

/// A crate that enters the program.
#[derive(Default)]
struct Materiale {
    licenza: String,
    serve: BTreeSet<String>,
}

/// The program first, then all that enters it on any system, compilers' plugins included.
fn materiali() -> (String, BTreeMap<String, Materiale>) {
    let tree = |options: &[&str]| -> Output {
        let args = ["tree", "--locked", "--target", "all", "--edges", "normal,build", "--prefix", "depth"];
        let command = &mut Command::new(env!("CARGO"));
        command
            .args(args)
            .args(["--format", " {p}\t{l}"])
            .args(options)
            .current_dir(repo(""))
            .output()
            .expect("cargo runs")
    };
    // Crates of other systems may still have to be fetched.
    let out = Some(tree(&["--offline"])).filter(|o| o.status.success()).unwrap_or_else(|| tree(&[]));
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let mut found: BTreeMap<String, Materiale> = BTreeMap::new();
    let mut path: Vec<String> = Vec::new();
    // `2 name v1.2.3 (proc-macro)`, the licence, ` (*)` where it stood before: how deep, the package, remarks.
    for line in String::from_utf8_lossy(&out.stdout).lines() {
        let (package, licence) = line.trim_end_matches(" (*)").split_once('\t').expect("package and licence");
        let words: Vec<&str> = package.split(' ').collect();
        let [depth, name, version, ..] = words[..] else { panic!("cargo tree says `{line}`") };
        path.truncate(depth.parse().expect("a depth"));
        let package = purl(name, version.trim_start_matches('v'));
        if let Some(parent) = path.last() {
            found.entry(parent.clone()).or_default().serve.insert(package.clone());
        }
        // Before SPDX a slash meant «or».
        found.entry(package.clone()).or_default().licenza = licence.replace('/', " OR ");
        path.push(package);
    }
    (path.swap_remove(0), found)
}

/// No day and no serial number: the same lock file, the same bytes.
fn distinta() -> Value {
    let sums = bloccati("Cargo.lock");
    let (program, found) = materiali();
    let component = |purl: &String| {
        let (name, version) = purl.trim_start_matches("pkg:cargo/").split_once('@').expect("name and version");
        let kind = if *purl == program { "application" } else { "library" };
        let mut value = json!({ "type": kind, "bom-ref": purl, "name": name, "version": version });
        if let Some(sum) = &sums[purl] {
            value["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
        }
        value["licenses"] = json!([{ "expression": found[purl].licenza }]);
        value["purl"] = json!(purl);
        value
    };
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(&program) },
        "components": found.keys().filter(|p| **p != program).map(component).collect::<Vec<_>>(),
        "dependencies": found.iter().map(|(p, m)| json!({ "ref": p, "dependsOn": m.serve })).collect::<Vec<_>>(),
    })
}

#[test]
fn generated_bill_of_materials_is_up_to_date() {
    let bill = distinta();
    assert!(bill["components"].as_array().is_some_and(|c| c.len() > 100), "{bill}");
    let text = serde_json::to_string_pretty(&bill).expect("data is JSON");
    generated("sbom.cdx.json", &format!("{text}\n"));
}

#[test]
fn the_compiler_refuses_unsafe_code_in_library_and_program() {
    for file in ["src/lib.rs", "src/main.rs"] {
        assert!(read(file).lines().any(|l| l == "#![forbid(unsafe_code)]"), "{file}");
    }
}

#[test]
fn the_fuzzer_runs_the_crates_of_the_program() {
    let fuzzed = bloccati("fuzz/Cargo.lock");
    let others: Vec<String> = materiali().1.into_keys().filter(|purl| !fuzzed.contains_key(purl)).collect();
    let how = "cp Cargo.lock fuzz/Cargo.lock && cargo metadata --manifest-path fuzz/Cargo.toml";
    assert!(others.is_empty(), "fuzz/Cargo.lock has other versions: `{how}` brings them together: {others:?}");
}
