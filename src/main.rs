// SPDX-License-Identifier: EUPL-1.2
//! The `piao` program.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    piao::cli::run()
}
