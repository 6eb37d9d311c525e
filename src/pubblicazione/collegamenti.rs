// SPDX-License-Identifier: EUPL-1.2
//! Links for «Amministrazione trasparente»: the plan is published once, and the other sub-sections lead to their part of it
//! (art. 9 D.Lgs. 33/2013, as ANAC and the Department ask).

use super::File;
use crate::dati_aperti::ancora_di;
use crate::foglio::{self, Foglio};
use crate::model::Sezione;
use crate::render::html;
use crate::rules::Context;
use crate::rules::dati::voce;

/// Where a link leads to.
enum Meta {
    /// The whole document.
    Tutto,
    /// A section of it.
    Sezione(Sezione),
    /// The open data.
    Dati,
}

/// Entries of the tree of «Amministrazione trasparente»: the one whose menu the link stands in, the one that says the law.
const VOCI: [(&str, &str, Meta); 9] = [
    ("010203", "010203", Meta::Tutto),
    ("010101", "010101", Meta::Sezione(Sezione::RischiCorruttivi)),
    ("020401", "020401", Meta::Sezione(Sezione::StrutturaOrganizzativa)),
    ("040601", "040601", Meta::Sezione(Sezione::Fabbisogni)),
    ("060201", "060201", Meta::Sezione(Sezione::Performance)),
    ("210102", "010101", Meta::Sezione(Sezione::RischiCorruttivi)),
    ("210201", "210201", Meta::Sezione(Sezione::Trasparenza)),
    ("210301", "210301", Meta::Dati),
    ("210303", "210303", Meta::Sezione(Sezione::ValorePubblico)),
];

/// A link: from where, to where.
struct Collegamento {
    da: (&'static str, &'static str),
    titolo: String,
    ancora: String,
    indirizzo: String,
    norma: &'static str,
}

/// The links as a page, as Markdown, as a table.
pub fn file(cx: &Context<'_>, documento: &str) -> Vec<File> {
    let links = collegamenti(cx, documento);
    let cosa = "Collegamenti per Amministrazione trasparente";
    vec![
        File::new("collegamenti.csv", cosa, csv(&links)),
        File::new("collegamenti.html", cosa, pagina(&links)),
        File::new("collegamenti.md", cosa, markdown(&links)),
    ]
}

fn collegamenti(cx: &Context<'_>, documento: &str) -> Vec<Collegamento> {
    let adozione = cx.piano.manifesto.adozione.get();
    let site = adozione.and_then(|a| a.pubblicazione.get()?.sito.get()).map(|t| t.as_str().trim());
    // Only the address of the document itself takes an anchor; that of a page that speaks of it does not.
    let page = site.filter(|s| s.starts_with("http") && s.ends_with(".html")).unwrap_or(documento);
    let there = |s: Sezione| cx.piano.file_di(s).next().is_some();
    let link = |(menu, law, meta): &(&str, &str, Meta)| {
        let (menu, law) = (voce(menu)?, voce(law)?);
        let (titolo, ancora, indirizzo) = match meta {
            Meta::Tutto => ("Piano integrato di attività e organizzazione".into(), String::new(), page.to_string()),
            Meta::Dati => ("PIAO, dati aperti e loro dizionario".into(), String::new(), "dati/dizionario.md".into()),
            Meta::Sezione(s) if !there(*s) => return None,
            Meta::Sezione(s) => {
                let ancora = ancora_di(*s);
                (format!("PIAO, {} {}", s.numero(), s.titolo()), ancora.clone(), format!("{page}#{ancora}"))
            }
        };
        Some(Collegamento {
            da: (&menu.livello_1, &menu.livello_2),
            titolo,
            ancora,
            indirizzo,
            norma: &law.riferimento,
        })
    };
    VOCI.iter().filter_map(link).collect()
}

fn csv(links: &[Collegamento]) -> String {
    let mut out = Foglio::default();
    out.riga(["sottosezione_1", "sottosezione_2", "testo", "ancora", "collegamento", "norma"]);
    for l in links {
        out.riga([l.da.0, l.da.1, &l.titolo, &l.ancora, &l.indirizzo, l.norma].map(foglio::testo));
    }
    out.scritto()
}

fn markdown(links: &[Collegamento]) -> String {
    let mut out = String::from(
        "# Collegamenti per «Amministrazione trasparente»\n\nIl piano si pubblica una volta sola; dalle altre sottosezioni si arriva alla sua parte \
         con questi collegamenti. Le ancore non cambiano da un anno all’altro.\n\n| Da | Testo del collegamento | Collegamento | Norma |\n| --- | --- | --- | --- |\n",
    );
    for l in links {
        out.push_str(&format!("| {} › {} | {} | <{}> | {} |\n", l.da.0, l.da.1, l.titolo, l.indirizzo, l.norma));
    }
    out
}

/// A page from which a web editor copies the links.
fn pagina(links: &[Collegamento]) -> String {
    let title = "Collegamenti per «Amministrazione trasparente»";
    let mut out = format!(
        "<!doctype html>\n<html lang=\"it\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title></head>\n<body>\n<main>\n<h1>{title}</h1>\n<ul>\n"
    );
    for l in links {
        out.push_str(&format!(
            "<li>{} › {}: <a href=\"{}\">{}</a> ({})</li>\n",
            html(l.da.0),
            html(l.da.1),
            html(&l.indirizzo),
            html(&l.titolo),
            html(l.norma)
        ));
    }
    out.push_str("</ul>\n</main>\n</body>\n</html>\n");
    out
}
