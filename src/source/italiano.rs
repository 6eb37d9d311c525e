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
    // A mark at the start of a line often means the line before was not closed.
    for line in candidate_lines(text, at) {
        if let Some(found) = wants_quotes(file, text, line) {
            return found;
        }
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

/// A value on this line that YAML cannot take without quotes.
fn wants_quotes(file: FileId, text: &str, (start, line): (usize, &str)) -> Option<Diagnostic> {
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
    let span = Span::new(file, start + value_at, start + value_at + value.len());
    let key = line[..value_at].trim().trim_start_matches("- ").trim_end_matches([':', ' ']).to_string();
    let write = |value: &str| {
        if key.is_empty() || key == "-" { format!("scrivi `{value}`") } else { format!("scrivi `{key}: {value}`") }
    };
    let quoted = |value: &str| {
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
        '|' if value.len() > 2 && !value[1..].starts_with(['-', '+', ' ', '1', '2', '3', '4']) => {
            finding(format!("un valore che comincia con `|` va tra virgolette: `{value}`"), write(&quoted(value)))
        }
        '%' | '@' | '`' => {
            finding(format!("un valore che comincia con `{first}` va tra virgolette: `{value}`"), write(&quoted(value)))
        }
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
            } else if closing(value, '\'').is_none() && !text[start + value_at + 1..].contains('\'') {
                finding(
                    "le virgolette semplici si aprono e non si chiudono".into(),
                    "aggiungi `'` alla fine del testo".into(),
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
            } else if closing(value, '"').is_none() && !text[start + value_at + 1..].contains('"') {
                finding("le virgolette si aprono e non si chiudono".into(), "aggiungi `\"` alla fine del testo".into())
            } else {
                None
            }
        }
        '[' | '{' => bracket(file, text, start + value_at, value),
        _ => {
            if !value.contains(": ") && !value.ends_with(':') {
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
    let flow_operator = ["> ", ">=", ">"].iter().find_map(|op| value.find(&format!(": {op}")).map(|i| i + 2));
    if let Some(i) = flow_operator {
        let raw: String = value[i..].chars().take_while(|c| !matches!(c, ',' | '}' | ']')).collect();
        let raw = raw.trim();
        let from = at + i;
        return Some(
            Diagnostic::new(
                "yaml-non-valido",
                Span::new(file, from, from + raw.len()),
                format!("un valore che comincia con `>` va tra virgolette: `{raw}`"),
            )
            .label("questo valore vuole le virgolette")
            .help(format!("scrivi `\"{raw}\"`")),
        );
    }
    let closed = text[at..].contains(close);
    (!closed).then(|| {
        Diagnostic::new(
            "yaml-non-valido",
            Span::new(file, at, at + 1),
            format!("la parentesi `{first}` si apre e non si chiude"),
        )
        .label("aperta qui")
        .help(format!("aggiungi `{close}`"))
    })
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
            } else if words.contains("Quote") || words.contains("Scalar") {
                (
                    "un testo tra virgolette non è chiuso, o contiene un segno non valido",
                    "controlla le virgolette di apertura e di chiusura",
                )
            } else if words.contains("Escape") {
                (
                    "dopo `\\` c'è un segno che non esiste",
                    "scrivi `\\\\` per una barra rovescia, oppure usa le virgolette semplici",
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

/// A finding for one error of the TOML parser.
pub fn toml_error(file: FileId, text: &str, error: &toml::de::Error) -> Diagnostic {
    let range = error.span().unwrap_or(0..0);
    let at = floor(text, range.start);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    let line = text[start..end].trim_end();
    let finding = |span: Span, message: String, help: String| {
        Diagnostic::new("toml-non-valido", span, message).label("la lettura si ferma qui").help(help)
    };
    let message = error.message();
    let span = if range.end > range.start && range.end <= text.len() && !text[at..floor(text, range.end)].contains('\n')
    {
        Span::new(file, at, floor(text, range.end))
    } else {
        token(file, text, at)
    };
    if message.contains("duplicate key") {
        return finding(
            span,
            "questa chiave o tabella è scritta due volte".into(),
            "lascia una sola delle due; per un altro elemento di un elenco usa `[[nome]]`".into(),
        );
    }
    if let Some((key, value)) = line.split_once('=') {
        let (key, value) = (key.trim(), value.trim());
        let value_span = {
            let from = start + line.find('=').unwrap_or(0) + 1;
            let from = from + text[from..end].len() - text[from..end].trim_start().len();
            Span::new(file, from, floor(text, from + value.len()))
        };
        if value.is_empty() {
            return finding(
                span,
                format!("dopo `{key} =` manca il valore"),
                format!("scrivi il valore, oppure togli la riga `{key}`"),
            );
        }
        let plain = !value.starts_with(['"', '\'', '[', '{']);
        if plain && !key.contains(['[', '{', '"']) {
            return finding(
                value_span,
                format!("in TOML un testo va tra virgolette: `{value}`"),
                format!("scrivi `{key} = \"{}\"`", value.replace('"', "\\\"")),
            );
        }
        if let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\''))
            && !value.starts_with("\"\"\"")
            && !value.starts_with("'''")
        {
            if closing(value, quote).is_none() {
                return finding(
                    value_span,
                    "le virgolette si aprono e non si chiudono".into(),
                    format!("aggiungi `{quote}` alla fine del testo"),
                );
            }
            if after_quotes(value, quote).is_some() {
                let inner = value.replace('"', "\\\"");
                return finding(
                    value_span,
                    format!("dopo le virgolette chiuse c'è altro testo: `{value}`"),
                    format!("scrivi `{key} = \"{inner}\"`"),
                );
            }
        }
        if value.starts_with('{') && value.contains(',') && value.contains('%') && !value.contains('"') {
            return finding(
                value_span,
                "in TOML percentuali e numeri con la virgola vanno tra virgolette".into(),
                "scrivi per esempio `{ 2027 = \"90,50%\" }`".into(),
            );
        }
    } else if line.contains(": ") && !line.trim_start().starts_with('#') {
        return finding(
            Span::new(file, start, start + line.len()),
            "questa riga è scritta in YAML, ma il file è TOML".into(),
            "scrivi `chiave = valore`, oppure salva il file con il nome che finisce in `.yaml`".into(),
        );
    }
    finding(
        span,
        "qui il file non è scritto in TOML valido".into(),
        "controlla `chiave = valore`, virgolette, virgole e parentesi di questa riga".into(),
    )
}
