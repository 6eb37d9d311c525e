// SPDX-License-Identifier: EUPL-1.2
//! Syntax errors in words an office understands: what is wrong on the line and what to write.
//!
//! The parsers give one point and an English phrase. The line itself says more: most mistakes are
//! an Italian value that wants quotes, so the line is looked at first.

use super::{FileId, Span, floor};
use crate::diagnostic::Diagnostic;
use granit_parser::ErrorKind;

/// A finding for what granit-parser stopped at.
pub fn yaml_error(file: FileId, text: &str, at: usize, kind: &ErrorKind) -> Diagnostic {
    let at = floor(text, at);
    let words = format!("{kind:?}");
    if words.contains("Nesting") || words.contains("Depth") || words.contains("Recursion") {
        let (message, help) = generic(kind);
        return Diagnostic::new("yaml-non-valido", token(file, text, at), message)
            .label("la lettura si ferma qui")
            .help(help);
    }
    if let Some(c) = text[at..].chars().next().filter(|c| c.is_control() && !c.is_whitespace()) {
        return Diagnostic::new(
            "yaml-non-valido",
            token(file, text, at),
            format!("c'è un carattere invisibile (codice {})", u32::from(c)),
        )
        .label("la lettura si ferma qui")
        .help("cancella il carattere: di solito viene da un copia e incolla");
    }
    if let Some(found) = open_quote_above(file, text, at) {
        return found;
    }
    // A mark at the start of a line often means the line before was not closed.
    let lines = candidate_lines(text, at);
    if let Some(found) = missing_dash(file, &lines) {
        return found;
    }
    for line in &lines {
        if let Some(found) = not_an_entry(file, *line, lines[0]).or_else(|| wants_quotes(file, text, *line)) {
            return found;
        }
    }
    if let Some(found) = misplaced(file, &lines, kind) {
        return found;
    }
    let span = token(file, text, at);
    let (message, help) = generic(kind);
    Diagnostic::new("yaml-non-valido", span, message).label("la lettura si ferma qui").help(help)
}

/// The line of the mark, then the nearest one above that says something.
fn candidate_lines(text: &str, at: usize) -> Vec<(usize, &str)> {
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let mut lines = vec![(start, &text[start..end])];
    let mut before = start;
    while before > 0 && lines.len() < 2 {
        let stop = before - 1;
        let begin = text[..stop].rfind('\n').map_or(0, |i| i + 1);
        let line = &text[begin..stop];
        if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
            lines.push((begin, line));
        }
        before = begin;
    }
    lines
}

/// A text whose quotes open on a line above the mark, and the next line is already another key.
fn open_quote_above(file: FileId, text: &str, at: usize) -> Option<Diagnostic> {
    let stop = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let mut next = &text[stop..];
    let mut end = stop;
    for _ in 0..500 {
        let start = text[..end].rfind('\n').map_or(0, |i| i + 1);
        let line = text[start..end].trim_end();
        let opens = value_start(line)
            .map(|i| (i, &line[i..]))
            .filter(|(_, v)| v.starts_with(['"', '\'']) && !v.starts_with("\"\"\"") && v.len() > 1);
        if let Some((i, value)) = opens
            && let Some(quote) = value.chars().next()
            && closing(value, quote).is_none()
            && (is_entry(next) || next.is_empty())
        {
            return Some(unclosed(file, start + i, value, quote));
        }
        if !line.trim().is_empty() {
            next = line;
        }
        if start == 0 {
            break;
        }
        end = start - 1;
    }
    None
}

fn unclosed(file: FileId, at: usize, value: &str, quote: char) -> Diagnostic {
    let help = if quote == '\'' {
        format!("aggiungi `'` alla fine del testo; se è un apostrofo scrivi `\"{value}\"`")
    } else {
        "aggiungi `\"` alla fine del testo".into()
    };
    let kind = if quote == '\'' { "le virgolette semplici" } else { "le virgolette" };
    Diagnostic::new(
        "yaml-non-valido",
        Span::new(file, at, at + value.len()),
        format!("{kind} si aprono e non si chiudono"),
    )
    .label("si aprono qui")
    .help(help)
}

/// `chiave: …` or `- …`.
fn is_entry(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("- ")
        || line
            .split_once(':')
            .is_some_and(|(key, rest)| is_key(key) && (rest.is_empty() || rest.starts_with([' ', '\t'])))
}

/// Whether a word could be a key of the plan: letters, digits, `_`, also with the accents and capitals of a slip.
fn is_key(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// The column where what a line says begins, after its dashes.
fn content_column(line: &str) -> usize {
    let mut at = line.len() - line.trim_start().len();
    while line[at..].starts_with("- ") {
        at += 2;
        at += line[at..].len() - line[at..].trim_start().len();
    }
    at
}

/// A line that should be `chiave: valore` or `- …` and for one sign is not. `mark` is the line where reading stopped.
fn not_an_entry(file: FileId, (start, line): (usize, &str), mark: (usize, &str)) -> Option<Diagnostic> {
    let line = line.trim_end();
    let column = content_column(line);
    let body = &line[column..];
    let finding = |from: usize, to: usize, message: String, help: String| {
        let span = Span::new(file, start + from, start + to);
        Some(Diagnostic::new("yaml-non-valido", span, message).label("qui").help(help))
    };
    if let Some(sign) = body.chars().next().filter(|c| matches!(c, '•' | '·' | '–' | '—' | '‐' | '−')) {
        let end = column + sign.len_utf8();
        return finding(
            column,
            end,
            format!("un elenco si scrive con il trattino della tastiera, `-`, e qui c'è `{sign}`"),
            format!("scrivi `- {}`", line[end..].trim_start()),
        );
    }
    if body.starts_with('-')
        && body[1..].starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'' | '\u{a0}'))
        && is_entry(&body[1..])
    {
        return finding(
            column,
            column + 1,
            "dopo il trattino manca lo spazio".into(),
            format!("scrivi `- {}`", body[1..].trim_start_matches(['\u{a0}', ' '])),
        );
    }
    if column == 0 && body.starts_with('[') && body.ends_with(']') && !body.contains([',', ' ', '"']) {
        let name = body.trim_matches(['[', ']']);
        return finding(
            0,
            body.len(),
            "questa riga è scritta in TOML, ma il file è YAML".into(),
            format!("scrivi `{name}:`, oppure salva il file con il nome che finisce in `.toml`"),
        );
    }
    if let Some((key, value)) = body.split_once('=')
        && is_key(key.trim())
    {
        return finding(
            column,
            line.len(),
            "questa riga è scritta in TOML, ma il file è YAML".into(),
            format!(
                "scrivi `{}: {}`; se tutto il file è così, salvalo con il nome che finisce in `.toml`",
                key.trim(),
                value.trim()
            ),
        );
    }
    if let Some((key, value)) = body.split_once(':') {
        let glued = value.chars().next().filter(|c| !matches!(c, ' ' | '\t' | '/'));
        if let Some(first) = glued
            && is_key(key)
        {
            let what =
                if first == '\u{a0}' { "lo spazio è di un altro tipo (unificatore)" } else { "manca lo spazio" };
            return finding(
                column,
                column + key.len() + 1,
                format!("dopo `{key}:` {what}"),
                format!("scrivi `{key}: {}`", value.trim_start()),
            );
        }
        return None;
    }
    // No colon at all: a key, if reading stopped here or just below, where its scheda goes on.
    let (word, rest) = body.split_once(' ').unwrap_or((body, ""));
    let here = start == mark.0;
    let first_of_record =
        column > 0 && line[..column].contains('-') && content_column(mark.1) == column && is_entry(mark.1);
    let alone = rest.is_empty() && content_column(mark.1) >= column && mark.1.trim_start().starts_with("- ");
    if is_key(word) && (here || (first_of_record && !rest.is_empty()) || alone) {
        let entry = format!("{word}: {rest}");
        let other = if here { "; se continua il testo della riga sopra, falla rientrare di più" } else { "" };
        return finding(
            column,
            line.len(),
            "in questa riga mancano i due punti".into(),
            format!("se comincia una chiave scrivi `{}`{other}", entry.trim_end()),
        );
    }
    None
}

/// An item without its dash, under one that has it.
fn missing_dash(file: FileId, lines: &[(usize, &str)]) -> Option<Diagnostic> {
    let ((start, line), (_, above)) = (*lines.first()?, *lines.get(1)?);
    let indent = |l: &str| l.len() - l.trim_start().len();
    let body = line.trim();
    let item = above.trim_start().strip_prefix("- ").is_some_and(|i| !i.contains(':'));
    if !item || indent(above) != indent(line) || body.is_empty() || body.starts_with('-') || body.contains(':') {
        return None;
    }
    let from = start + indent(line);
    let span = Span::new(file, from, from + body.len());
    let found =
        Diagnostic::new("yaml-non-valido", span, "in questa riga manca il trattino dell'elenco").label("questa riga");
    Some(found.help(format!("scrivi `- {body}`")))
}

/// A line that begins where no line above lets it.
fn misplaced(file: FileId, lines: &[(usize, &str)], kind: &ErrorKind) -> Option<Diagnostic> {
    let ((start, line), (_, above)) = (*lines.first()?, *lines.get(1)?);
    let indent = line.len() - line.trim_start().len();
    let body = line.trim_end();
    if body.len() <= indent || !is_entry(body) || !is_entry(above) {
        return None;
    }
    let column = content_column(above);
    let has_value =
        value_start(above).is_some_and(|i| !above[i..].trim().is_empty() && !above.trim_end().ends_with(':'));
    let (message, help) = if indent > column && has_value {
        (
            "la riga rientra più di quella sopra, che ha già un valore".to_string(),
            "se sono due chiavi della stessa scheda, falle cominciare alla stessa distanza dal margine".to_string(),
        )
    } else if indent < column
        && matches!(
            kind,
            ErrorKind::InvalidIndentation
                | ErrorKind::ExpectedBlockSequenceEntry
                | ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::SimpleKeyExpected
        )
        && !body.trim_start().starts_with("- ")
    {
        let spaces = |n: usize| if n == 1 { "di uno spazio".to_string() } else { format!("di {n} spazi") };
        let here = if indent == 0 { "non rientra".to_string() } else { format!("rientra {}", spaces(indent)) };
        (
            format!("la riga {here}, la chiave sopra {}", spaces(column)),
            format!("se è una chiave della stessa scheda falla rientrare {}", spaces(column)),
        )
    } else {
        return None;
    };
    let end = line[indent..].find([' ', '\r']).map_or(line.len(), |i| indent + i);
    Some(
        Diagnostic::new("yaml-non-valido", Span::new(file, start + indent, start + end), message)
            .label("questa riga")
            .help(help),
    )
}

/// A value on this line that YAML cannot take without quotes.
pub fn wants_quotes(file: FileId, text: &str, (start, line): (usize, &str)) -> Option<Diagnostic> {
    let line = line.trim_end_matches('\r');
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    if line[..indent].contains('\t') {
        return Some(
            Diagnostic::new(
                "yaml-non-valido",
                Span::new(file, start, start + indent),
                "la riga rientra con un tabulatore",
            )
            .label("qui c'è un tabulatore")
            .help("usa gli spazi, due per ogni livello; nell'editor: «converti i rientri in spazi»"),
        );
    }
    let value_at = value_start(line)?;
    let value = line[value_at..].trim_end();
    // What follows ` #` is a comment, unless it stands in quotes.
    let value = match value.find(" #") {
        Some(i) if !value.starts_with(['"', '\'', '[', '{']) => value[..i].trim_end(),
        _ => value,
    };
    let span = Span::new(file, start + value_at, start + value_at + value.len());
    let key = line[..value_at].trim().trim_start_matches("- ").trim_end_matches([':', ' ']).to_string();
    let write = |value: &str| {
        if key.is_empty() || key == "-" { format!("scrivi `{value}`") } else { format!("scrivi `{key}: {value}`") }
    };
    let quoted = |value: &str| {
        let value = value.trim_start_matches('“').trim_end_matches('”');
        if value.contains('"') { format!("'{}'", value.replace('\'', "''")) } else { format!("\"{value}\"") }
    };
    let finding = |message: String, help: String| {
        Some(Diagnostic::new("yaml-non-valido", span, message).label("questo valore vuole le virgolette").help(help))
    };
    let first = value.chars().next()?;
    match first {
        '>' if !matches!(value, ">" | ">-" | ">+") => {
            finding(format!("un valore che comincia con `>` va tra virgolette: `{value}`"), write(&quoted(value)))
        }
        '|' if value[1..]
            .trim_start_matches(['-', '+', '1', '2', '3', '4'])
            .trim_start()
            .starts_with(char::is_alphanumeric) =>
        {
            finding(format!("un valore che comincia con `|` va tra virgolette: `{value}`"), write(&quoted(value)))
        }
        '%' | '@' | '`' => {
            finding(format!("un valore che comincia con `{first}` va tra virgolette: `{value}`"), write(&quoted(value)))
        }
        '-' | '?' if value[1..].starts_with(' ') && line[..value_at].contains(':') => finding(
            format!("un valore che comincia con `{first} ` va tra virgolette: `{value}`"),
            write(&quoted(value)),
        ),
        '-' if value == "-" && value_at > indent + 1 && line[..value_at].contains(':') => finding(
            "un trattino da solo va tra virgolette".into(),
            format!("{}, oppure lascia la chiave senza valore", write("\"-\"")),
        ),
        '*' | '&' | '!' => {
            finding(format!("un valore che comincia con `{first}` va tra virgolette: `{value}`"), write(&quoted(value)))
        }
        '\'' => {
            let inner = value.trim_matches('\'');
            let stray = inner.replace("''", "").contains('\'');
            if stray {
                finding(
                    format!("l'apostrofo dentro `{value}` chiude il testo prima della fine"),
                    write(&format!("\"{inner}\"")),
                )
            } else {
                after_quotes(value, '\'').and_then(|_| {
                    finding(
                        format!("dopo le virgolette chiuse c'è altro testo: `{value}`"),
                        write(&quoted(&value.replace('\'', ""))),
                    )
                })
            }
        }
        '"' => {
            if after_quotes(value, '"').is_some() {
                finding(
                    format!("dopo le virgolette chiuse c'è altro testo: `{value}`"),
                    write(&format!("'{}'", value.replace('\'', "''"))),
                )
            } else {
                None
            }
        }
        '[' | '{' => bracket(file, text, start + value_at, value),
        _ => {
            // `chiave:` alone, without a value, is as it should be.
            let bare = !line[..value_at].contains(':') && value.strip_suffix(':').is_some_and(is_key);
            if bare || !(value.contains(": ") || value.ends_with(':')) {
                return None;
            }
            finding(
                format!("i due punti dentro `{value}` fanno credere che cominci un'altra chiave"),
                write(&quoted(value)),
            )
        }
    }
}

/// A list or a group that begins at `at`: a value in it that wants quotes, or the bracket that nothing closes.
fn bracket(file: FileId, text: &str, at: usize, value: &str) -> Option<Diagnostic> {
    let (first, close) = if value.starts_with('[') { ('[', ']') } else { ('{', '}') };
    let finding = |from: usize, len: usize, message: String| {
        Diagnostic::new("yaml-non-valido", Span::new(file, from, from + len), message)
    };
    let flow_operator = ["> ", ">=", ">"].iter().find_map(|op| value.find(&format!(": {op}")).map(|i| i + 2));
    if let Some(i) = flow_operator {
        let raw: String = value[i..].chars().take_while(|c| !matches!(c, ',' | '}' | ']')).collect();
        let raw = raw.trim();
        let message = format!("un valore che comincia con `>` va tra virgolette: `{raw}`");
        return Some(
            finding(at + i, raw.len(), message)
                .label("questo valore vuole le virgolette")
                .help(format!("scrivi `\"{raw}\"`")),
        );
    }
    let comment = value.find(" #").filter(|i| open_brackets(&value[..*i]) > 0 && open_brackets(value) <= 0);
    if let Some(i) = comment {
        let raw = value[i + 1..].trim_end_matches([']', '}', ' ']);
        let message = format!("`{raw}` è letto come un commento, e la parentesi `{first}` non si chiude");
        return Some(
            finding(at + i + 1, raw.len(), message)
                .label("per YAML da qui in poi è un commento")
                .help(format!("mettilo tra virgolette: `\"{raw}\"`")),
        );
    }
    let goes_on = value.ends_with([',', '[', '{']) && text[at..].contains(close);
    (open_brackets(value) > 0 && !goes_on).then(|| {
        finding(at, 1, format!("la parentesi `{first}` si apre e non si chiude"))
            .label("aperta qui")
            .help(format!("aggiungi `{close}` alla fine dell'elenco o del gruppo"))
    })
}

/// Brackets opened minus brackets closed, outside quotes.
fn open_brackets(value: &str) -> i32 {
    let (mut depth, mut quote, mut previous) = (0, None, ' ');
    for c in value.chars() {
        match quote {
            Some(q) if c == q => quote = None,
            Some(_) => {}
            // An apostrophe inside a word opens nothing.
            None if matches!(c, '"' | '\'') && !previous.is_alphanumeric() => quote = Some(c),
            None => depth += i32::from(matches!(c, '[' | '{')) - i32::from(matches!(c, ']' | '}')),
        }
        previous = c;
    }
    depth
}

/// Where the value begins on a line such as `  - chiave: valore` or `- valore`.
fn value_start(line: &str) -> Option<usize> {
    let mut at = line.len() - line.trim_start().len();
    while line[at..].starts_with("- ") {
        at += 2;
        at += line[at..].len() - line[at..].trim_start().len();
    }
    let rest = &line[at..];
    if rest.starts_with(['"', '\'']) {
        // A quoted key ends before its colon; else the whole is a value.
        let quote = rest.chars().next()?;
        if let Some(end) = closing(rest, quote)
            && rest[end..].starts_with(':')
        {
            at += end + 1;
            return Some(at + line[at..].len() - line[at..].trim_start().len());
        }
        return Some(at);
    }
    match rest.find(": ") {
        Some(colon) => {
            at += colon + 1;
            Some(at + line[at..].len() - line[at..].trim_start().len())
        }
        None => Some(at),
    }
}

/// Byte after the closing quote of a text that starts with `quote`.
fn closing(value: &str, quote: char) -> Option<usize> {
    let mut chars = value.char_indices().skip(1).peekable();
    while let Some((i, c)) = chars.next() {
        if c == '\\' && quote == '"' {
            chars.next();
        } else if c == quote {
            if quote == '\'' && chars.peek().is_some_and(|(_, n)| *n == '\'') {
                chars.next();
                continue;
            }
            return Some(i + 1);
        }
    }
    None
}

/// What follows the closing quote, when it is neither a comment nor a separator.
fn after_quotes(value: &str, quote: char) -> Option<&str> {
    let rest = value[closing(value, quote)?..].trim();
    (!rest.is_empty() && !rest.starts_with(['#', ',', ':', ']', '}'])).then_some(rest)
}

/// The word at a point, so that the mark has something to stand on.
fn token(file: FileId, text: &str, at: usize) -> Span {
    let at = if at >= text.len() { floor(text, text.trim_end().len().saturating_sub(1)) } else { at };
    let rest = &text[at..];
    let word = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
    let word = if word == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { word };
    Span::new(file, at, floor(text, at + word.min(80)))
}

fn generic(kind: &ErrorKind) -> (String, String) {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::TabNotAllowed | K::TabInBlockIndentation => ("qui c'è un tabulatore", "usa gli spazi, due per ogni livello"),
        K::InvalidIndentation => (
            "la riga rientra in modo diverso da quelle vicine",
            "metti tutte le chiavi dello stesso livello alla stessa distanza dal margine",
        ),
        K::UnexpectedEofFlowSequence | K::ExpectedFlowSequenceSeparator => (
            "l'elenco tra `[` e `]` non è chiuso, o manca una virgola",
            "separa gli elementi con una virgola e chiudi con `]`",
        ),
        K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping | K::ExpectedFlowMappingSeparator => (
            "il gruppo tra `{` e `}` non è chiuso, o manca una virgola",
            "separa le voci con una virgola e chiudi con `}`",
        ),
        K::SimpleKeyExpected | K::ExpectedBlockMappingKey | K::InvalidSimpleKey => (
            "qui doveva esserci `chiave: valore`",
            "controlla che dopo la chiave ci siano due punti e uno spazio, e che il rientro sia quello delle chiavi vicine",
        ),
        K::ExpectedBlockSequenceEntry => {
            ("qui doveva esserci un altro elemento dell'elenco, con `- `", "controlla il rientro della riga")
        }
        K::CommentNotSeparated | K::CommentInterceptedScalar => {
            ("un commento `#` spezza il testo", "metti il testo tra virgolette, oppure uno spazio prima di `#`")
        }
        K::UnexpectedCharacter { .. } => {
            ("questo carattere non può cominciare un valore", "metti il valore tra virgolette")
        }
        K::BomInsideDocument => {
            ("c'è un segno invisibile di inizio file in mezzo al testo", "cancella il carattere invisibile")
        }
        K::UnknownAnchor => (
            "i rimandi `*nome` non si usano nei file del piano",
            "se è un testo che comincia con `*`, mettilo tra virgolette",
        ),
        _ => {
            let words = format!("{kind:?}");
            let (message, help) = if words.contains("Nesting") || words.contains("Depth") || words.contains("Recursion")
            {
                ("troppi livelli uno dentro l'altro", "un piano non ne ha bisogno: controlla le parentesi e i rientri")
            } else if words.contains("Escape") {
                (
                    "dopo `\\` c'è un segno che non esiste",
                    "scrivi `\\\\` per una barra rovescia, oppure usa le virgolette semplici",
                )
            } else if words.contains("Quote") || words.contains("Scalar") {
                (
                    "un testo tra virgolette non è chiuso, o contiene un segno non valido",
                    "controlla le virgolette di apertura e di chiusura",
                )
            } else {
                (
                    "qui il file non è scritto in YAML valido",
                    "controlla rientri, due punti, virgolette e parentesi di questa riga",
                )
            };
            return (message.into(), help.into());
        }
    };
    (message.into(), help.into())
}

/// A finding for one error of the TOML parser, and whether what the parser says next only follows from it.
pub fn toml_error(file: FileId, text: &str, error: &toml::de::Error) -> (Diagnostic, bool) {
    let range = error.span().unwrap_or(0..0);
    let at = floor(text, range.start);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = text[start..end].trim_end();
    let indent = line.len() - line.trim_start().len();
    let body = &line[indent..];
    let finding = |span: Span, message: String, help: String| {
        Diagnostic::new("toml-non-valido", span, message).label("la lettura si ferma qui").help(help)
    };
    let whole = Span::new(file, start + indent, start + line.len().max(indent));
    let message = error.message();
    let span = if range.end > range.start && range.end <= text.len() && !text[at..floor(text, range.end)].contains('\n')
    {
        Span::new(file, at, floor(text, range.end))
    } else {
        token(file, text, at)
    };
    if message.contains("duplicate key") {
        if body.starts_with('[') {
            let name = body.trim_matches(['[', ']']);
            return (
                finding(
                    whole,
                    format!("la tabella `{name}` c'è già"),
                    format!(
                        "se è un altro elemento di un elenco scrivi ogni volta `[[{name}]]`, con due parentesi; se no lascia una sola delle due"
                    ),
                ),
                true,
            );
        }
        return (finding(span, "questa chiave è scritta due volte".into(), "lascia una sola delle due".into()), false);
    }
    if let Some((open, bracket)) = open_bracket_before(text, at) {
        let close = if bracket == '[' { ']' } else { '}' };
        // Another statement has begun: the bracket was left open above.
        let statement = open < start && (body.starts_with('[') || (is_statement(body) && bracket == '['));
        let comma = text[open..start.max(open)].trim_end().ends_with([',', '[', '{']);
        if statement || (open < start && !comma && is_statement(body)) || at >= text.trim_end().len() {
            return (
                Diagnostic::new(
                    "toml-non-valido",
                    Span::new(file, open, open + 1),
                    format!("la parentesi `{bracket}` si apre e non si chiude"),
                )
                .label("aperta qui")
                .help(format!("aggiungi `{close}` alla fine dell'elenco o del gruppo")),
                true,
            );
        }
        if let Some(found) = in_brackets(file, text, open, bracket, at) {
            return (found, false);
        }
        return (generic_toml(span), false);
    }
    if body.starts_with("- ") || yaml_key(body) {
        return (
            finding(
                whole,
                "questa riga è scritta in YAML, ma il file è TOML".into(),
                match body.split_once(": ") {
                    Some((key, value)) if is_key(key) => {
                        format!("scrivi `{key} = {}`; se tutta la sezione è scritta così, salva il file con il nome che finisce in `.yaml`", quoted_toml(value.trim()))
                    }
                    _ => "scrivi `chiave = valore`; se tutta la sezione è scritta così, salva il file con il nome che finisce in `.yaml`".into(),
                },
            ),
            true,
        );
    }
    if body.starts_with([';']) || body.starts_with("//") {
        return (
            finding(
                whole,
                "un commento in TOML comincia con `#`".into(),
                format!("scrivi `# {}`", body.trim_start_matches([';', '/', ' '])),
            ),
            false,
        );
    }
    if body.starts_with('[') {
        let name = body.trim_matches(['[', ']']).trim();
        let (left, right) = if body.starts_with("[[") { ("[[", "]]") } else { ("[", "]") };
        let help = if name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ')) {
            format!("scrivi `{left}{}{right}`", name.replace(' ', "."))
        } else {
            "scrivi `[nome]`, oppure `[[nome]]` per un elemento di un elenco".into()
        };
        return (finding(whole, "l'intestazione della tabella non è scritta bene".into(), help), true);
    }
    let Some((key, value)) = body.split_once('=') else {
        if let Some((key, value)) = body.split_once(' ')
            && is_key(key)
        {
            return (
                finding(
                    whole,
                    format!("dopo `{key}` manca `=`"),
                    format!("scrivi `{key} = {}`", quoted_toml(value.trim())),
                ),
                false,
            );
        }
        return (generic_toml(span), false);
    };
    let (key, value) = (key.trim_matches(' '), value.trim_matches([' ', '\t']));
    if key.contains('\u{a0}') || value.starts_with('\u{a0}') {
        return (
            finding(
                span,
                "vicino a `=` c'è uno spazio di un altro tipo (unificatore)".into(),
                "cancellalo e scrivi uno spazio normale".into(),
            ),
            false,
        );
    }
    if !key.is_ascii() || key.trim().contains(' ') {
        let key = key.trim();
        if key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\'' | '’')) {
            let key_at = start + indent;
            return (
                finding(
                    Span::new(file, key_at, key_at + key.len()),
                    format!("in TOML una chiave non ha accenti né spazi: `{key}`"),
                    format!("scrivi `{}`", super::decode::fold(key)),
                ),
                false,
            );
        }
    }
    let value_span = {
        let from = start + line.find('=').unwrap_or(0) + 1;
        let from = from + text[from..end].len() - text[from..end].trim_start().len();
        Span::new(file, from, floor(text, from + value.len()))
    };
    let key = key.trim();
    if value.is_empty() {
        return (
            finding(
                span,
                format!("dopo `{key} =` manca il valore"),
                format!("scrivi il valore, oppure togli la riga `{key}`"),
            ),
            false,
        );
    }
    if let Some(rest) = value.strip_prefix('=') {
        return (
            finding(value_span, "c'è un `=` di troppo".into(), format!("scrivi `{key} = {}`", rest.trim_start())),
            false,
        );
    }
    match wrong_toml_value(value) {
        Some((message, help, stops)) => (finding(value_span, message, help.replace("{key}", key)), stops),
        None => (generic_toml(span), false),
    }
}

fn generic_toml(span: Span) -> Diagnostic {
    Diagnostic::new("toml-non-valido", span, "qui il file non è scritto in TOML valido")
        .label("la lettura si ferma qui")
        .help("controlla `chiave = valore`, virgolette, virgole e parentesi di questa riga")
}

/// `chiave:` or `chiave: valore`, without a `=` before.
fn yaml_key(body: &str) -> bool {
    body.split_once(':').is_some_and(|(key, rest)| is_key(key.trim_end()) && (rest.is_empty() || rest.starts_with(' ')))
}

/// `chiave = …`
fn is_statement(body: &str) -> bool {
    body.split_once('=')
        .is_some_and(|(key, _)| key.trim().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))
}

/// A text as TOML writes it; what is already a TOML value stays.
fn quoted_toml(value: &str) -> String {
    if !value.is_empty() && toml::de::DeTable::parse(&format!("x = {value}\n")).is_ok() {
        return value.to_string();
    }
    let bare = value.trim_matches(['“', '”', '‘', '’', '«', '»', '"']);
    format!("\"{}\"", bare.trim().replace('\\', "\\\\").replace('"', "\\\""))
}

/// What is wrong with a value alone: message, help (with `{key}` for the key), and whether the rest follows from it.
fn wrong_toml_value(value: &str) -> Option<(String, String, bool)> {
    if toml::de::DeTable::parse(&format!("x = {value}\n")).is_ok() {
        return None;
    }
    let write = |value: &str| format!("scrivi `{{key}} = {value}`");
    let first = value.chars().next()?;
    if matches!(first, '“' | '”' | '‘' | '’' | '«') {
        return Some((
            format!("le virgolette di `{value}` non sono quelle della tastiera, `\"`"),
            write(&quoted_toml(value)),
            false,
        ));
    }
    if value.starts_with("\"\"\"") || value.starts_with("'''") {
        return None;
    }
    if matches!(first, '"' | '\'') {
        let Some(end) = closing_toml(value, first) else {
            return Some((
                "le virgolette si aprono e non si chiudono".into(),
                format!(
                    "aggiungi `{first}` alla fine del testo; un testo su più righe sta tra tre virgolette `\"\"\"`"
                ),
                true,
            ));
        };
        let rest = value[end..].trim();
        if rest.starts_with([',', ';']) {
            let help = if rest.len() == 1 { format!("togli `{rest}`") } else { "metti ogni chiave su una riga".into() };
            return Some((format!("dopo il valore c'è altro: `{rest}`"), help, false));
        }
        if !rest.is_empty() && !rest.starts_with('#') {
            let inner = value.strip_suffix(first).map_or(value, |v| &v[1..]);
            return Some((
                format!("dopo le virgolette chiuse c'è altro testo: `{value}`"),
                write(&format!("\"{}\"", inner.replace('"', "\\\""))),
                false,
            ));
        }
        if first == '"' && value.contains('\\') {
            let inner = &value[1..end - 1];
            let help = if inner.contains('\'') { inner.replace('\\', "\\\\") } else { format!("'{inner}'") };
            let help = if inner.contains('\'') { format!("\"{help}\"") } else { help };
            return Some(("dopo `\\` c'è un segno che TOML non conosce".into(), write(&help), false));
        }
        return None;
    }
    if matches!(first, '[' | '{') {
        return None;
    }
    let value = value.split(" #").next().unwrap_or(value).trim_end().trim_end_matches([';', ',']);
    if toml::de::DeTable::parse(&format!("x = {value}\n")).is_ok() {
        return Some(("dopo il valore c'è altro".into(), write(value), false));
    }
    let parts: Vec<&str> = value.split('-').collect();
    if let [year, month, day] = parts[..]
        && [year, month, day].iter().all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
        && year.len() == 4
    {
        let padded = format!("{year}-{month:0>2}-{day:0>2}");
        return Some(if toml::de::DeTable::parse(&format!("x = {padded}\n")).is_ok() {
            ("in una data mese e giorno hanno due cifre".into(), write(&padded), false)
        } else {
            (format!("il giorno `{value}` non esiste"), "controlla il mese e il giorno".into(), false)
        });
    }
    let what = if value.starts_with(|c: char| c.is_ascii_digit()) { "questo valore" } else { "un testo" };
    Some((format!("in TOML {what} va tra virgolette: `{value}`"), write(&quoted_toml(value)), false))
}

/// Byte after the closing quote; in TOML `'` has no escapes.
fn closing_toml(value: &str, quote: char) -> Option<usize> {
    if quote == '\'' { value[1..].find('\'').map(|i| i + 2) } else { closing(value, quote) }
}

/// The innermost bracket still open at `at`, headers apart.
fn open_bracket_before(text: &str, at: usize) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut offset = 0;
    let mut block: Option<&str> = None;
    for line in text[..at].split_inclusive('\n') {
        let body = line.trim_start();
        if block.is_none() && body.starts_with('[') && (open.is_empty() || header(body)) {
            if !open.is_empty() {
                return open.first().copied();
            }
            offset += line.len();
            continue;
        }
        let mut quote = None;
        let mut escaped = false;
        let mut i = 0;
        while let Some(c) = line[i..].chars().next() {
            let rest = &line[i..];
            if let Some(end) = block {
                if rest.starts_with(end) {
                    block = None;
                    i += 3;
                    continue;
                }
            } else if let Some(q) = quote {
                if c == q && !escaped {
                    quote = None;
                }
                escaped = c == '\\' && !escaped && q == '"';
            } else if rest.starts_with("\"\"\"") {
                block = Some("\"\"\"");
                i += 3;
                continue;
            } else if rest.starts_with("'''") {
                block = Some("'''");
                i += 3;
                continue;
            } else {
                match c {
                    '"' | '\'' => quote = Some(c),
                    '#' => break,
                    '[' | '{' => open.push((offset + i, c)),
                    ']' | '}' => {
                        open.pop();
                    }
                    _ => {}
                }
            }
            i += c.len_utf8();
        }
        offset += line.len();
    }
    open.pop()
}

/// `[nome]` or `[[nome]]` alone on a line.
fn header(body: &str) -> bool {
    let body = body.trim_end();
    let name = body.trim_start_matches('[').trim_end_matches(']');
    body.ends_with(']') && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// What is wrong in one entry of an inline table or list.
fn in_brackets(file: FileId, text: &str, open: usize, bracket: char, at: usize) -> Option<Diagnostic> {
    let inside = open + 1;
    let from = text[inside..at.max(inside)].rfind([',', '{', '[', '\n']).map_or(inside, |i| inside + i + 1);
    let to = text[at..].find([',', '}', ']', '\n']).map_or(text.len(), |i| at + i);
    let entry = text[from..to].trim();
    let entry_at = from + text[from..to].len() - text[from..to].trim_start().len();
    let finding = |start: usize, len: usize, message: String, help: String| {
        let span = Span::new(file, start, start + len);
        Some(Diagnostic::new("toml-non-valido", span, message).label("la lettura si ferma qui").help(help))
    };
    if entry.is_empty() {
        return None;
    }
    let before = text[inside..from].trim_end_matches(',');
    let before_end = inside + before.len();
    let before = &before[before.rfind([',', '{', '[']).map_or(0, |i| i + 1)..];
    // `90,5`: the part after the comma stands alone.
    let glued = text[..from].ends_with(',') && text[from..].starts_with(|c: char| c.is_ascii_digit());
    if glued && !entry.contains('=') && before.ends_with(|c: char| c.is_ascii_digit()) {
        let value = before.split_once('=').map_or(before, |(_, v)| v).trim();
        let written = format!("{value},{entry}");
        let start = before_end - value.len();
        return finding(
            start,
            entry_at + entry.len() - start,
            format!("la virgola di `{written}` è letta come separatore, non come decimale"),
            format!("mettilo tra virgolette: `\"{written}\"`"),
        );
    }
    if bracket == '{' {
        let Some((key, value)) = entry.split_once('=') else {
            let (key, value) = entry.split_once(':')?;
            return finding(
                entry_at,
                entry.len(),
                "in TOML tra chiave e valore ci vuole `=`, non `:`".into(),
                format!("scrivi `{} = {}`", key.trim(), quoted_toml(value.trim())),
            );
        };
        let value_at = from + text[from..].find('=').unwrap_or(0) + 1;
        let value_at = value_at + text[value_at..].len() - text[value_at..].trim_start().len();
        let (key, value) = (key.trim(), value.trim());
        if value.contains('=') && !value.starts_with(['"', '\'']) {
            let next = value.split('=').next().unwrap_or("").split_whitespace().last().unwrap_or("");
            return finding(
                entry_at,
                entry.len(),
                format!("prima di `{next}` manca una virgola"),
                "separa le voci con una virgola".into(),
            );
        }
        // A decimal comma just after: the value goes on.
        let tail = &text[to..];
        let digits = tail.strip_prefix(',').filter(|t| t.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(rest) = digits
            && value.ends_with(|c: char| c.is_ascii_digit())
        {
            let rest = &rest[..rest.find([',', '}', ']', '\n']).unwrap_or(rest.len())];
            if !rest.contains('=') {
                let rest = rest.trim_end();
                let written = format!("{value},{rest}");
                // There may be blanks before the comma.
                return finding(
                    value_at,
                    to + 1 + rest.len() - value_at,
                    format!("la virgola di `{written}` è letta come separatore, non come decimale"),
                    format!("mettilo tra virgolette: `\"{written}\"`"),
                );
            }
        }
        let (message, help, _) = wrong_toml_value(value)?;
        return finding(value_at, value.len(), message, help.replace("{key}", key));
    }
    if entry.starts_with(['"', '\'']) && entry.len() > 1 {
        let quote = entry.chars().next()?;
        let end = closing_toml(entry, quote)?;
        if !entry[end..].trim().is_empty() {
            return finding(
                entry_at,
                entry.len(),
                "tra due elementi dell'elenco manca una virgola".into(),
                format!("scrivi `{}, {}`", &entry[..end], entry[end..].trim()),
            );
        }
        return None;
    }
    if toml::de::DeTable::parse(&format!("x = [{entry}]\n")).is_ok() || entry.contains('=') {
        return None;
    }
    finding(
        entry_at,
        entry.len(),
        format!("in TOML un testo va tra virgolette: `{entry}`"),
        format!("scrivi `{}`", quoted_toml(entry)),
    )
}
