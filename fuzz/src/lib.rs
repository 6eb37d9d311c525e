// SPDX-License-Identifier: EUPL-1.2
//! What the fuzz targets share with the tests of the program, which run a few thousand inputs of each.

pub mod bersagli;
#[allow(dead_code)]
#[path = "../../tests/suite/pagina.rs"]
mod pagina;
