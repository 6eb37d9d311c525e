// SPDX-License-Identifier: EUPL-1.2
//! What machines read about the document: description, dates, licence, identifier, and the same as schema.org JSON-LD.

use super::una_riga;
use crate::json::{Map, Value, json};
use crate::model::tipi::{Giorno, Testo};
use crate::rules::Context;
use crate::source::decode::Field;
use jiff::civil::Date;

/// `descrizione`, `autore`, `emesso`, `modificato`, `licenza` (`nome`, `url`), `identificatore`, `copertura`, `jsonld`:
/// what is not known is left out. `titolo` and `bozza` are those of the document.
pub fn metadati(cx: &Context<'_>, titolo: &str, lingua: &str, bozza: bool) -> Value {
    let m = &cx.piano.manifesto;
    let anni = cx.piano.anni();
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let ente = scheda.and_then(|s| testo(&s.denominazione));
    let ipa = scheda.and_then(|s| testo(&s.codice_ipa));
    let versione = testo(&m.versione);
    let adozione = m.adozione.get();
    let pubblicazione = adozione.and_then(|a| a.pubblicazione.get());
    let sito = pubblicazione.and_then(|p| p.sito.get()).map(|i| una_riga(i.as_str())).filter(|i| i.starts_with("http"));
    let adottato = adozione.and_then(|a| giorno(&a.data));
    let pubblicato = pubblicazione.and_then(|p| giorno(&p.data_sito)).or(adottato);
    let modificato = m.variazioni.elementi().iter().filter_map(|v| giorno(&v.data)).max().or(adottato);
    let licenza = m.documento.get().and_then(|d| testo(&d.licenza)).unwrap_or_else(|| "CC BY 4.0".into());
    let url = indirizzo_licenza(&licenza);
    let copertura = format!("{}/{}", anni[0], anni[2]);
    let identificatore = sito.clone().or_else(|| {
        let parts = [Some("piao".into()), ipa.clone(), Some(format!("{}-{}", anni[0], anni[2])), versione.clone()];
        ipa.is_some().then(|| parts.into_iter().flatten().collect::<Vec<_>>().join("/"))
    });
    let descrizione = format!(
        "Piano integrato di attività e organizzazione {}–{}{}: valore pubblico, obiettivi e indicatori, rischi corruttivi e trasparenza, organizzazione, personale e formazione, monitoraggio{}.",
        anni[0],
        anni[2],
        ente.as_ref().map(|e| format!(", {e}")).unwrap_or_default(),
        if bozza { " (bozza)" } else { "" },
    );

    let mut editore = piena(json!({ "@type": "GovernmentOrganization", "name": &ente }));
    if let Some(ipa) = &ipa {
        editore["identifier"] = json!({ "@type": "PropertyValue", "propertyID": "Codice IPA", "value": ipa });
    }
    let jsonld = piena(json!({
        "@context": "https://schema.org",
        "@type": "Report",
        "name": titolo,
        "description": &descrizione,
        "inLanguage": lingua,
        "identifier": &identificatore,
        "url": sito,
        "version": versione,
        "creativeWorkStatus": if bozza { "Draft" } else { "Published" },
        "dateCreated": adottato.map(iso),
        "datePublished": pubblicato.filter(|_| !bozza).map(iso),
        "dateModified": modificato.map(iso),
        "temporalCoverage": &copertura,
        "license": url.unwrap_or(&licenza),
        "publisher": if ente.is_some() || ipa.is_some() { editore } else { Value::Null },
    }));
    piena(json!({
        "descrizione": descrizione,
        "autore": ente,
        "emesso": adottato.map(iso),
        "modificato": modificato.map(iso),
        "licenza": { "nome": licenza, "url": url },
        "identificatore": identificatore,
        "copertura": copertura,
        // Inside a script element only `<` could end something.
        "jsonld": jsonld.to_string().replace('<', "\\u003c"),
    }))
}

fn testo(field: &Field<Testo>) -> Option<String> {
    field.get().map(|t| una_riga(t.as_str())).filter(|t| !t.is_empty())
}

fn giorno(field: &Field<Giorno>) -> Option<Date> {
    field.get().map(|g| g.data)
}

fn iso(data: Date) -> String {
    data.to_string()
}

/// The address of a licence that is often used.
fn indirizzo_licenza(nome: &str) -> Option<&'static str> {
    let letters: String = nome.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect();
    Some(match &*letters {
        "ccby40" | "ccby" => "https://creativecommons.org/licenses/by/4.0/deed.it",
        "ccbysa40" | "ccbysa" => "https://creativecommons.org/licenses/by-sa/4.0/deed.it",
        "cc0" | "cc010" => "https://creativecommons.org/publicdomain/zero/1.0/deed.it",
        _ => return None,
    })
}

/// An object without the keys that have no value.
fn piena(object: Value) -> Value {
    let Value::Object(map) = object else { return object };
    Value::Object(map.into_iter().filter(|(_, v)| !v.is_null()).collect::<Map>())
}
