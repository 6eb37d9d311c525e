// SPDX-License-Identifier: EUPL-1.2
//! `piao` keeps an Italian public administration's *Piano integrato di attività e organizzazione* (PIAO)
//! as a directory of text files, checks it like a program and publishes it like a book.
//!
//! The flow, one module a stage, each importing only leftwards:
//! `source` (text → spanned tree) → `model` (tree → plan as written) → `graph` (ids and references) →
//! `rules` (findings, with the figures of `calcolo`) → `report` and `render` (text and documents); `cli` joins them.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod calcolo;
pub mod cli;
pub mod dati_aperti;
pub mod diagnostic;
pub mod diff;
pub mod export;
mod fili;
pub mod foglio;
pub mod graph;
pub mod json;
pub mod load;
pub mod model;
pub mod prose;
pub mod pubblicabile;
pub mod pubblicazione;
pub mod render;
pub mod report;
pub mod rules;
pub mod scheletro;
pub mod schemi;
pub mod source;
mod visibile;
