// SPDX-License-Identifier: EUPL-1.2
//! Addresses of sites and of mail: whether they can be addresses at all. Nothing is looked up.

/// Address of a site, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sito<'t> {
    /// `https`, `http`; none when it is not written.
    pub schema: Option<&'t str>,
    /// The name of the host and what follows it.
    pub resto: &'t str,
}

/// An address of a site, with or without its scheme.
pub fn sito(text: &str) -> Option<Sito<'_>> {
    let text = text.trim().trim_start_matches('<').trim_end_matches('>');
    let (schema, resto) = match text.split_once("://") {
        Some((schema, resto)) => (Some(schema), resto),
        None => (None, text),
    };
    let known = schema.is_none_or(|s| s.eq_ignore_ascii_case("https") || s.eq_ignore_ascii_case("http"));
    let host = resto.split(['/', '?', '#']).next().unwrap_or_default();
    let host =
        host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(h, _)| h);
    (known && !text.contains(char::is_whitespace) && is_host(host)).then_some(Sito { schema, resto })
}

/// The mail addresses in a text: several may stand in one field, with words around them.
pub fn caselle(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || matches!(c, ';' | ',' | '/' | '(' | ')' | '<' | '>'))
        .map(|word| {
            word.rsplit_once("mailto:").map_or(word, |(_, address)| address).trim_matches(['.', ':', '"', '\''])
        })
        .filter(|word| word.contains('@'))
}

/// Whether this can be an address of mail.
pub fn is_casella(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let letter = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let named = !name.is_empty() && name.chars().all(letter) && !name.starts_with('.') && !name.ends_with('.');
    named && !name.contains("..") && is_host(host)
}

/// Labels between dots, the last of two letters or more.
fn is_host(host: &str) -> bool {
    let label = |l: &str| {
        let inside = l.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
        !l.is_empty() && inside && !l.starts_with('-') && !l.ends_with('-')
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && host.split('.').all(label)
        && last.chars().count() >= 2
        && !last.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites() {
        for text in [
            "https://www.comune.pieve-alta.example",
            "HTTPS://comune.example/it/?a=b",
            "http://x.example:8080/",
            "www.università.it",
            "<https://x.it>",
        ] {
            assert!(sito(text).is_some(), "{text}");
        }
        for text in [
            "",
            "comune",
            "www.comune .it",
            "https:/www.comune.it",
            "urp@comune.it",
            "https://",
            "ftp://x.it",
            "https://10.0.0.1",
            "in costruzione",
            "www..it",
            "htps://x.it",
        ] {
            assert!(sito(text).is_none(), "{text}");
        }
        assert_eq!(sito("http://x.it/a"), Some(Sito { schema: Some("http"), resto: "x.it/a" }));
        assert_eq!(sito("x.it"), Some(Sito { schema: None, resto: "x.it" }));
    }

    #[test]
    fn mail() {
        for text in ["protocollo@pec.comune.example", "a.b-c_d@x.it", "comune.l'aquila@pec.it", "PROTOCOLLO@PEC.IT"] {
            assert!(is_casella(text), "{text}");
        }
        for text in ["protocollo@pec", "@pec.it", "a@@pec.it", "a@b@pec.it", "a..b@pec.it", "a@pec..it", "a@-pec.it"] {
            assert!(!is_casella(text), "{text}");
        }
        let found: Vec<&str> =
            caselle("protocollo@pec.it; tributi@pec.it (tributi), <mailto:x@pec.it>. PEC:").collect();
        assert_eq!(found, ["protocollo@pec.it", "tributi@pec.it", "x@pec.it"]);
        assert!(caselle("protocollo chiocciola pec.it").next().is_none());
    }
}
