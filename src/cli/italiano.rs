// SPDX-License-Identifier: EUPL-1.2
//! clap speaks English: its headings, possible values and errors are said here in Italian.

use crate::visibile::nome;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

const TEMPLATE: &str = "{about-with-newline}\nUso: {usage}\n\n{all-args}{after-help}";

/// The command with Italian headings and values.
pub fn command(command: Command) -> Command {
    let name = command.get_name().to_string();
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Comandi")
        .subcommand_value_name("COMANDO")
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(
            Arg::new("aiuto")
                .short('h')
                .long("help")
                .visible_alias("aiuto")
                .action(ArgAction::Help)
                .help("Mostra questo aiuto")
                .help_heading("Opzioni"),
        )
        .mut_args(argument);
    let command = if name == "piao" {
        command.arg(
            Arg::new("versione")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help("Mostra la versione")
                .help_heading("Opzioni"),
        )
    } else {
        command
    };
    let usage = usage(&command, &name);
    let command = command.override_usage(usage);
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_string()).collect();
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, self::command))
}

/// `piao validate [OPZIONI] [PIANO]`.
fn usage(command: &Command, name: &str) -> String {
    if name == "piao" {
        return "piao [OPZIONI] COMANDO".into();
    }
    let places: Vec<String> =
        command.get_positionals().map(|a| format!(" [{}]", a.get_id().as_str().to_uppercase())).collect();
    format!("piao {name} [OPZIONI]{}", places.concat())
}

/// Values and default in one Italian sentence after the help of an argument.
fn argument(arg: Arg) -> Arg {
    let heading = if arg.is_positional() { "Argomenti" } else { "Opzioni" };
    let takes_values = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    let values: Vec<String> = if takes_values && !arg.is_hide_possible_values_set() {
        arg.get_possible_values().iter().filter(|v| !v.is_hide_set()).map(|v| v.get_name().to_string()).collect()
    } else {
        Vec::new()
    };
    let default = arg.get_default_values().first().map(|d| d.to_string_lossy().to_string());
    let mut help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    if !values.is_empty() {
        help.push_str(&format!(" ({}", values.join(", ")));
        help.push_str(&default.map_or_else(|| ")".into(), |d| format!("; se manca: {d})")));
    }
    let arg = arg.help(help).help_heading(heading);
    if takes_values { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

/// A usage error in Italian; help and version are printed by clap as they are.
pub fn error(error: &clap::Error) -> Option<String> {
    let get = |kind| match error.get(kind) {
        Some(ContextValue::String(s)) => Some(s.clone()),
        Some(ContextValue::Strings(v)) => Some(v.join("`, `")),
        _ => None,
    };
    let arg = || get(ContextKind::InvalidArg).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(get)
        .map_or(String::new(), |s| format!(": forse intendevi `{s}`?"));
    let message = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::InvalidSubcommand => {
            format!("il comando `{}` non esiste{near}", get(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument => format!("non conosco `{}`{near}", arg()),
        ErrorKind::InvalidValue => {
            let value = get(ContextKind::InvalidValue).unwrap_or_default();
            let valid = get(ContextKind::ValidValue)
                .filter(|v| !v.is_empty())
                .map_or(String::new(), |v| format!(": scrivi `{}`", v.replace("`, `", "`, oppure `")));
            if value.is_empty() {
                format!("`{}` vuole un valore{valid}", arg())
            } else {
                format!("`{value}` non va bene per `{}`{valid}", arg())
            }
        }
        ErrorKind::ValueValidation => {
            format!("`{}` non va bene per `{}`", get(ContextKind::InvalidValue).unwrap_or_default(), arg())
        }
        ErrorKind::MissingRequiredArgument => format!("manca `{}`", arg()),
        ErrorKind::MissingSubcommand => "manca il comando".into(),
        ErrorKind::ArgumentConflict => {
            format!("`{}` non si può usare insieme a `{}`", arg(), get(ContextKind::PriorArg).unwrap_or_default())
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => format!("troppi valori per `{}`", arg()),
        ErrorKind::InvalidUtf8 => "un argomento non è testo UTF-8".into(),
        _ => error.to_string(),
    };
    Some(format!("{}\nPer l'aiuto: piao --help", nome(&message)))
}
