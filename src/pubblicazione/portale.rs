// SPDX-License-Identifier: EUPL-1.2
//! What whoever uploads the plan to the national portal needs: the files and what to type (art. 6 c. 4 DL 80/2021; Circolare
//! DFP 2/2022: the portal only, a PEC does not count). The form is the portal's own and may change.

use super::File;
use crate::model::manifesto::{Regime, StatoPiano};
use crate::model::tipi::Testo;
use crate::model::valore::stampa_data;
use crate::rules::Context;

/// Stands where the plan says nothing.
const MANCA: &str = "**da completare** (nel piano non c’è)";

/// The checklist.
pub fn file(cx: &Context<'_>, nome: &str, bozza: bool) -> File {
    let anni = cx.piano.anni();
    let mut out = format!("# Caricamento sul portale nazionale, PIAO {}–{}\n\n", anni[0], anni[2]);
    if bozza || cx.piano.manifesto.stato.get().is_none_or(|s| *s == StatoPiano::Bozza) {
        out.push_str("**Il piano è una bozza: si carica quello adottato.**\n\n");
    }
    out.push_str(
        "Il piano si trasmette solo con il portale <https://piao.dfp.gov.it>, entro trenta giorni dall’adozione; una PEC non vale (Circolare DFP 2/2022). \
         I nomi dei campi possono cambiare.\n\n## Da caricare\n\n",
    );
    let files = [
        format!("il piano in PDF: apri `{nome}.html` nel browser, poi Stampa, Salva come PDF; chiamalo `{nome}.pdf`"),
        format!(
            "se il portale accetta allegati: `{nome}.zip`, con il documento, i dati aperti e le somme di controllo"
        ),
        format!(
            "sul sito dell’ente, in «Amministrazione trasparente»: `{nome}.html`, la cartella `dati` e i collegamenti di `collegamenti.md`"
        ),
    ];
    files.iter().for_each(|f| out.push_str(&format!("- [ ] {f}\n")));
    out.push_str("\n## Da scrivere\n\n| Campo | Che cosa scrivere |\n| --- | --- |\n");
    for (campo, valore) in campi(cx) {
        out.push_str(&format!("| {campo} | {} |\n", valore.map_or_else(|| MANCA.into(), |v| cella(&v))));
    }
    out.push_str(
        "\n## Dopo\n\n- [ ] scrivi in `piao.toml`, in `[adozione.pubblicazione]`, `portale`, `data_portale`, `sito` e `data_sito`\n\
         - [ ] controlla con `sha256sum -c SHA256SUMS` che i file in rete siano questi\n",
    );
    File::new("portale.md", "Che cosa caricare sul portale nazionale, e che cosa scrivere", out)
}

fn campi(cx: &Context<'_>) -> Vec<(&'static str, Option<String>)> {
    let m = &cx.piano.manifesto;
    let scheda = cx.piano.sezioni.scheda_anagrafica.as_ref();
    let adozione = m.adozione.get();
    let text = |t: Option<&Testo>| t.map(|t| t.as_str().trim().to_string()).filter(|t| !t.is_empty());
    let anni = cx.piano.anni();
    let act = adozione.and_then(|a| match (text(a.atto.get()), text(a.numero.get())) {
        (Some(act), Some(n)) => Some(format!("{act} n. {}", n.trim_start_matches("n. "))),
        (act, n) => act.or(n),
    });
    let published = adozione.and_then(|a| a.pubblicazione.get());
    let few = cx.profilo.dipendenti.map(|n| if n < 50 { format!("sì ({n})") } else { format!("no ({n})") });
    vec![
        ("Amministrazione", text(scheda.and_then(|s| s.denominazione.get()))),
        ("Codice IPA", text(scheda.and_then(|s| s.codice_ipa.get()))),
        ("Piano", Some(format!("PIAO {}-{}", anni[0], anni[2]))),
        ("Versione", text(m.versione.get())),
        ("Ente con meno di 50 dipendenti", few),
        ("Piano semplificato", Some(if cx.profilo.regime == Regime::Semplificato { "sì" } else { "no" }.into())),
        ("Autorità che lo approva", text(adozione.and_then(|a| a.organo.get()))),
        ("Atto di approvazione", act),
        ("Data di approvazione", adozione.and_then(|a| a.data.get()).map(|g| stampa_data(g.data))),
        ("Indirizzo dell’atto", text(adozione.and_then(|a| a.url.get()))),
        ("Indirizzo del piano sul sito", text(published.and_then(|p| p.sito.get()))),
    ]
}

/// A text in a cell of Markdown.
fn cella(text: &str) -> String {
    crate::render::md(text).replace('|', "\\|")
}
