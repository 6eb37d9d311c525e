// SPDX-License-Identifier: EUPL-1.2
//! A synthetic plan of any size, as YAML or as TOML: same seed, same bytes, on every machine. Names and data are
//! invented. It reads no clock and no file but the list of publication codes that the program itself embeds.
//!
//! The plan is first a tree (`V`), then text: what the two formats say is therefore the same.

use std::fmt::Write as _;
use std::path::Path;

/// First year of the plan.
const ANNO: usize = 2027;
/// Goals, processes or offices in one file, at most.
const PER_FILE: usize = 250;

/// How the files are written; the manifest is TOML in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formato {
    Yaml,
    Toml,
}

impl Formato {
    /// The end of the files' names, and the word of the command line.
    pub fn parola(self) -> &'static str {
        match self {
            Formato::Yaml => "yaml",
            Formato::Toml => "toml",
        }
    }
}

/// How many elements of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dimensioni {
    pub obiettivi: usize,
    pub indicatori: usize,
    pub uffici: usize,
    pub processi: usize,
    pub rischi: usize,
    pub misure: usize,
    pub obblighi: usize,
}

impl Dimensioni {
    /// N goals, 2N indicators, N/10 offices, N/2 processes, N/2 risks, N measures; N is at least 10.
    pub fn di(n: usize) -> Self {
        let n = n.max(10);
        Dimensioni {
            obiettivi: n,
            indicatori: 2 * n,
            uffici: n / 10,
            processi: n / 2,
            rischi: n / 2,
            misure: n,
            obblighi: codici().len(),
        }
    }

    /// A large comune as they are: 150 goals with four indicators each, 300 processes, 1,000 measures.
    pub fn grande_comune() -> Self {
        Dimensioni {
            obiettivi: 150,
            indicatori: 600,
            uffici: 60,
            processi: 300,
            rischi: 300,
            misure: 1_000,
            obblighi: 70,
        }
    }
}

/// The files of the plan: path and text.
pub fn genera(dimensioni: Dimensioni, seme: u64, formato: Formato) -> Vec<(String, String)> {
    let mut g =
        Generatore { d: dimensioni, caso: Caso(seme.wrapping_mul(2).wrapping_add(1)), formato, file: Vec::new() };
    let manifesto = g.manifesto();
    g.file.push(("piao.toml".into(), testo_toml(&manifesto)));
    g.scheda_anagrafica();
    g.valore_pubblico();
    g.performance();
    g.rischi_corruttivi();
    g.trasparenza();
    g.struttura_organizzativa();
    g.lavoro_agile();
    g.fabbisogni();
    g.formazione();
    g.monitoraggio();
    g.file
}

/// Writes the files into a folder, which is made if need be.
pub fn scrivi(cartella: &Path, file: &[(String, String)]) -> std::io::Result<()> {
    for (path, text) in file {
        let path = cartella.join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, text)?;
    }
    Ok(())
}

/// Xorshift 64*: small, and the same everywhere.
struct Caso(u64);

impl Caso {
    fn numero(&mut self, sotto: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize) % sotto
    }

    fn uno<'a>(&mut self, tra: &[&'a str]) -> &'a str {
        tra[self.numero(tra.len())]
    }
}

// ---------------------------------------------------------------- words

const SOGGETTI: &[&str] = &[
    "L'ufficio competente",
    "Il servizio",
    "Lo sportello unico",
    "La struttura responsabile",
    "Il settore",
    "La segreteria generale",
    "L'unità di progetto",
    "Il gruppo di lavoro intersettoriale",
    "La direzione",
    "Il responsabile del procedimento",
    "La comunità dei cittadini più fragili",
    "L'Università della Terza Età",
    "Il tavolo con le associazioni di categoria",
    "La polizia locale",
    "Il presidio di prossimità",
];
const VERBI: &[&str] = &[
    "riordina",
    "semplifica",
    "rende più accessibile",
    "porta in rete",
    "aggiorna con regolarità",
    "verifica a campione",
    "mette a disposizione della città",
    "pubblica in formato aperto",
    "completerà entro l'anno",
    "accompagna con più personale",
    "riduce senza costi ulteriori",
    "affida, dopo una selezione pubblica,",
    "raccoglie in un solo registro",
    "monitora mese per mese",
];
const OGGETTI: &[&str] = &[
    "le procedure di autorizzazione per le attività produttive",
    "i tempi di pagamento delle fatture",
    "la qualità dei servizi educativi da zero a sei anni",
    "gli archivi cartacei dell'edilizia privata",
    "le segnalazioni sulla sicurezza stradale",
    "i percorsi di accessibilità degli edifici scolastici",
    "la banca dati delle proprietà comunali",
    "il calendario delle attività culturali nelle biblioteche di quartiere",
    "l'assistenza domiciliare alle persone con disabilità",
    "le verifiche sull'utilizzo dei contributi concessi",
    "la manutenzione del verde e dell'alberatura di città",
    "il servizio di trasporto scolastico delle frazioni più lontane",
    "la raccolta differenziata porta a porta",
    "i modelli di atto e le relative istruzioni",
    "le pratiche di cittadinanza e di stato civile",
    "il controllo di gestione e la contabilità analitica",
];
const MODI: &[&str] = &[
    "con il coinvolgimento di chi usa il servizio ogni giorno",
    "attraverso un'unica piattaforma già in uso in altre città",
    "secondo le priorità fissate dalla Giunta",
    "perché la carta non sia più necessaria",
    "senza ridurre l'apertura al pubblico",
    "grazie alla collaborazione con la società civile",
    "in base a un cronoprogramma pubblicato sul sito",
    "dopo aver sentito le rappresentanze sindacali",
    "con due verifiche l'anno, a giugno e a novembre",
    "purché il personale assegnato non diminuisca",
    "così che ogni responsabilità sia chiara",
];
const CODE: &[&str] = &[
    "",
    "",
    ", e ne dà conto nella relazione annuale",
    "; ciò che non è raggiunto passa all'anno successivo, con il motivo",
    ", con priorità per le famiglie numerose",
    " (il dato è già rilevato dal 2024)",
    ": l'esperienza dell'anno scorso dice che è possibile",
    ", anche in più lingue",
    ", perché è lì che si concentra più della metà delle richieste",
];
const AZIONI: &[&str] = &[
    "Ridurre",
    "Semplificare",
    "Digitalizzare",
    "Rendere più accessibile",
    "Migliorare",
    "Garantire",
    "Completare",
    "Riorganizzare",
    "Rafforzare",
    "Pubblicare",
    "Estendere a tutta la città",
    "Verificare",
];
const RADICI: &[&str] = &[
    "pratiche-in-rete",
    "pagamenti-puntuali",
    "servizi-accessibili",
    "citta-sicura",
    "scuole-aperte",
    "verde-curato",
    "archivi-digitali",
    "sportello-unico",
    "dati-aperti",
    "personale-formato",
    "strade-manutenute",
    "contributi-trasparenti",
];
const MATERIE: &[&str] = &[
    "Tributi",
    "Servizi demografici",
    "Lavori pubblici",
    "Edilizia privata",
    "Attività produttive",
    "Biblioteche e attività culturali",
    "Servizi sociali",
    "Polizia locale",
    "Verde e qualità urbana",
    "Ragioneria",
    "Personale e organizzazione",
    "Sistemi informativi",
    "Servizi educativi",
    "Mobilità",
    "Patrimonio",
    "Avvocatura civica",
];
const TEMI: &[&str] = &[
    "semplificazione",
    "tempi_pagamento",
    "digitalizzazione",
    "accessibilita",
    "pari_opportunita",
    "efficienza",
    "energia",
    "trasparenza",
    "formazione",
    "anticorruzione",
];
const AREE: &[&str] = &[
    "autorizzazioni_concessioni",
    "contributi_sussidi",
    "contratti_pubblici",
    "personale",
    "entrate_spese_patrimonio",
    "controlli_verifiche_sanzioni",
    "incarichi_nomine",
    "affari_legali_contenzioso",
    "governo_territorio",
    "gestione_rifiuti",
];
const EVENTI: &[&str] = &[
    "Trattamento di favore per un richiedente",
    "Ritardo voluto nell'esame di una pratica",
    "Requisiti cuciti su misura di un partecipante",
    "Omesso controllo su un'attività soggetta a verifica",
    "Uso improprio di notizie riservate",
    "Frazionamento artificioso di un affidamento",
    "Concessione di un vantaggio non dovuto",
    "Mancata rotazione degli operatori invitati",
];
const TIPI_MISURA: &[&str] = &[
    "controllo",
    "trasparenza",
    "regolamentazione",
    "semplificazione",
    "formazione",
    "rotazione",
    "conflitto_interessi",
    "informatizzazione",
];
const MISURE_GENERALI: &[&str] = &[
    "codice_comportamento",
    "rotazione_ordinaria",
    "rotazione_straordinaria",
    "conflitto_interessi",
    "incarichi_extraistituzionali",
    "inconferibilita_incompatibilita",
    "pantouflage",
    "commissioni_uffici_condanna",
    "whistleblowing",
    "formazione",
    "patti_integrita",
    "contratti_pubblici",
    "rasa",
    "tempi_procedimentali",
    "rapporti_esterni",
    "societa_civile",
    "enti_controllati",
    "antiriciclaggio",
    "titolare_effettivo_pnrr",
    "trasparenza_accesso_civico",
];

/// The codes of «Amministrazione trasparente» that a comune has.
fn codici() -> Vec<&'static str> {
    include_str!("../src/rules/dati/trasparenza.csv").lines().skip(1).filter_map(|l| l.split(',').next()).collect()
}

// ---------------------------------------------------------------- the tree

/// A value, as the plan means it.
#[derive(Debug, Clone)]
enum V {
    /// Text, quoted only where the format asks for it.
    Testo(String),
    /// Text between quotes in both formats: a value printed as it stands.
    Quotato(String),
    /// Text of several lines.
    Prosa(String),
    /// A number, a date, a truth value.
    Nudo(String),
    Lista(Vec<V>),
    Gruppo(Gruppo),
}

type Gruppo = Vec<(&'static str, V)>;

fn t(testo: impl Into<String>) -> V {
    V::Testo(testo.into())
}
fn q(testo: impl Into<String>) -> V {
    V::Quotato(testo.into())
}
fn n(numero: impl ToString) -> V {
    V::Nudo(numero.to_string())
}
fn lista<const L: usize>(voci: [&str; L]) -> V {
    V::Lista(voci.into_iter().map(t).collect())
}
fn gruppo<const L: usize>(campi: [(&'static str, V); L]) -> V {
    V::Gruppo(campi.into())
}
fn per_anno(valori: [V; 3]) -> V {
    V::Gruppo(["2027", "2028", "2029"].into_iter().zip(valori).collect())
}

impl V {
    fn is_scalar(&self) -> bool {
        matches!(self, V::Testo(_) | V::Quotato(_) | V::Nudo(_))
    }

    /// Short enough for one line: scalars, lists of them, small groups of those.
    fn is_short(&self) -> bool {
        match self {
            V::Gruppo(g) => g.len() <= 5 && g.iter().all(|(_, v)| v.is_scalar()),
            V::Lista(l) => l.iter().all(V::is_scalar),
            V::Prosa(_) => false,
            V::Testo(_) | V::Quotato(_) | V::Nudo(_) => true,
        }
    }
}

// ---------------------------------------------------------------- tree to text

const TESTATA: &str = "# Piano sintetico di `benches/piano.rs`: l'ente, i nomi e i dati sono inventati.\n\n";

fn testo_di(formato: Formato, g: &Gruppo) -> String {
    match formato {
        Formato::Yaml => {
            let mut out = String::from(TESTATA);
            yaml_gruppo(&mut out, g, 0, false);
            out
        }
        Formato::Toml => testo_toml(g),
    }
}

fn testo_toml(g: &Gruppo) -> String {
    let mut out = String::from(TESTATA);
    toml_gruppo(&mut out, g, "");
    out
}

fn quoted(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

fn yaml_gruppo(out: &mut String, g: &Gruppo, indent: usize, mut on_line: bool) {
    for (key, value) in g {
        if !std::mem::take(&mut on_line) {
            out.extend(std::iter::repeat_n(' ', indent));
        }
        out.push_str(key);
        out.push(':');
        match value {
            V::Prosa(text) => {
                out.push_str(" |\n");
                for line in text.lines() {
                    if !line.is_empty() {
                        out.extend(std::iter::repeat_n(' ', indent + 2));
                        out.push_str(line);
                    }
                    out.push('\n');
                }
            }
            V::Gruppo(inner) if !value.is_short() => {
                out.push('\n');
                yaml_gruppo(out, inner, indent + 2, false);
            }
            V::Lista(items) if !value.is_short() => {
                out.push('\n');
                for item in items {
                    out.extend(std::iter::repeat_n(' ', indent + 2));
                    out.push_str("- ");
                    match item {
                        V::Gruppo(inner) if !item.is_short() => yaml_gruppo(out, inner, indent + 4, true),
                        short => {
                            yaml_riga(out, short, true);
                            out.push('\n');
                        }
                    }
                }
            }
            short => {
                out.push(' ');
                yaml_riga(out, short, false);
                out.push('\n');
            }
        }
    }
}

fn yaml_riga(out: &mut String, value: &V, flow: bool) {
    match value {
        V::Testo(text) => {
            let special = text.contains(": ") || text.contains(" #") || text.ends_with(':');
            let starts = !text.starts_with(|c: char| c.is_alphabetic());
            if starts || special || (flow && text.contains([',', '[', ']', '{', '}', ':'])) {
                quoted(out, text);
            } else {
                out.push_str(text);
            }
        }
        V::Quotato(text) | V::Prosa(text) => quoted(out, text),
        V::Nudo(text) => out.push_str(text),
        V::Lista(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { ", " });
                yaml_riga(out, item, true);
            }
            out.push(']');
        }
        V::Gruppo(g) => {
            out.push_str("{ ");
            for (i, (key, item)) in g.iter().enumerate() {
                let _ = write!(out, "{}{key}: ", if i == 0 { "" } else { ", " });
                yaml_riga(out, item, true);
            }
            out.push_str(" }");
        }
    }
}

/// Keys with short values first: after a table's header every key is the table's.
fn toml_gruppo(out: &mut String, g: &Gruppo, path: &str) {
    let is_inline = |v: &V| match v {
        V::Lista(items) => items.iter().all(V::is_short),
        V::Prosa(_) => true,
        other => other.is_short(),
    };
    for (key, value) in g.iter().filter(|(_, v)| is_inline(v)) {
        let _ = write!(out, "{key} = ");
        match value {
            V::Prosa(text) => {
                let _ = write!(out, "\"\"\"\n{}\n\"\"\"", text.replace('\\', "\\\\"));
            }
            V::Lista(items) if !value.is_short() => {
                out.push_str("[\n");
                for item in items {
                    out.push_str("  ");
                    toml_riga(out, item);
                    out.push_str(",\n");
                }
                out.push(']');
            }
            short => toml_riga(out, short),
        }
        out.push('\n');
    }
    for (key, value) in g.iter().filter(|(_, v)| !is_inline(v)) {
        let path = if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
        match value {
            V::Lista(items) => {
                for item in items {
                    let _ = write!(out, "\n[[{path}]]\n");
                    if let V::Gruppo(inner) = item {
                        toml_gruppo(out, inner, &path);
                    }
                }
            }
            V::Gruppo(inner) => {
                let _ = write!(out, "\n[{path}]\n");
                toml_gruppo(out, inner, &path);
            }
            V::Testo(_) | V::Quotato(_) | V::Prosa(_) | V::Nudo(_) => {}
        }
    }
}

fn toml_riga(out: &mut String, value: &V) {
    match value {
        V::Testo(text) | V::Quotato(text) | V::Prosa(text) => quoted(out, text),
        V::Nudo(text) => out.push_str(text),
        V::Lista(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                out.push_str(if i == 0 { "" } else { ", " });
                toml_riga(out, item);
            }
            out.push(']');
        }
        V::Gruppo(g) => {
            out.push_str("{ ");
            for (i, (key, item)) in g.iter().enumerate() {
                let _ = write!(out, "{}{key} = ", if i == 0 { "" } else { ", " });
                toml_riga(out, item);
            }
            out.push_str(" }");
        }
    }
}

// ---------------------------------------------------------------- identities

fn id_ufficio(i: usize) -> String {
    format!("ufficio-{i:04}")
}
fn id_incarico(i: usize) -> String {
    format!("dirigente-{i:04}")
}
fn id_obiettivo(i: usize) -> String {
    format!("{}-{i:05}", RADICI[i % RADICI.len()])
}
fn id_indicatore(i: usize) -> String {
    format!("quota-{}-{i:06}", RADICI[i % RADICI.len()])
}
fn id_processo(i: usize) -> String {
    format!("processo-{i:05}")
}
fn id_rischio(i: usize) -> String {
    format!("rischio-{i:05}")
}
fn id_misura(i: usize) -> String {
    format!("misura-{i:05}")
}
fn id_valore_pubblico(i: usize) -> String {
    format!("valore-{i:03}")
}

// ---------------------------------------------------------------- the plan

struct Generatore {
    d: Dimensioni,
    caso: Caso,
    formato: Formato,
    file: Vec<(String, String)>,
}

impl Generatore {
    fn file(&mut self, stem: &str, g: Gruppo) {
        let text = testo_di(self.formato, &g);
        self.file.push((format!("{stem}.{}", self.formato.parola()), text));
    }

    fn frase(&mut self) -> String {
        let c = &mut self.caso;
        format!("{} {} {} {}{}.", c.uno(SOGGETTI), c.uno(VERBI), c.uno(OGGETTI), c.uno(MODI), c.uno(CODE))
    }

    /// Sentences, in lines of some hundred characters; now and then a list or a link, as in real plans.
    fn prosa(&mut self, frasi: usize) -> V {
        let mut text = String::new();
        let mut column = 0;
        for _ in 0..frasi {
            for word in self.frase().split(' ') {
                if column + word.len() > 110 {
                    text.push('\n');
                    column = 0;
                } else if column > 0 {
                    text.push(' ');
                    column += 1;
                }
                text.push_str(word);
                column += word.len();
            }
        }
        if self.caso.numero(8) == 0 {
            let (a, b) = (self.frase(), self.frase());
            let _ = write!(text, "\n\n- {a}\n- **{b}**");
        }
        if self.caso.numero(16) == 0 {
            let i = self.caso.numero(self.d.obiettivi);
            let _ = write!(text, "\n\nSi veda anche [[obiettivo:{}]], che è collegato.", id_obiettivo(i));
        }
        V::Prosa(text)
    }

    fn titolo(&mut self) -> String {
        let c = &mut self.caso;
        format!("{} {} {}", c.uno(AZIONI), c.uno(OGGETTI), c.uno(MODI))
    }

    fn ufficio_a_caso(&mut self) -> V {
        let i = self.caso.numero(self.d.uffici);
        t(id_ufficio(i))
    }

    fn obiettivo_a_caso(&mut self) -> V {
        let i = self.caso.numero(self.d.obiettivi);
        t(id_obiettivo(i))
    }

    fn valori_pubblici(&self) -> usize {
        (self.d.obiettivi / 50).max(3)
    }

    /// People of an office; the first has enough of them for the ordinary regime.
    fn dipendenti(&self, ufficio: usize) -> usize {
        2 + ufficio * 7 % 11 + if ufficio == 0 { 60 } else { 0 }
    }

    fn organico(&self) -> usize {
        (0..self.d.uffici).map(|i| self.dipendenti(i)).sum::<usize>()
    }

    fn manifesto(&mut self) -> Gruppo {
        let organico = self.organico();
        vec![
            ("formato", n(1)),
            ("anno", n(ANNO)),
            ("regime", t("ordinario")),
            ("stato", t("adottato")),
            ("versione", t("1.0")),
            ("lingue", lista(["it"])),
            (
                "profilo",
                V::Gruppo(vec![
                    ("stazione_appaltante", n(true)),
                    ("enti_controllati", n(true)),
                    ("organo_di_revisione", n(true)),
                    ("usa_ia", n(false)),
                    ("attua_pnrr", n(true)),
                    ("dirigenti", n(true)),
                    ("dipendenti_a_tempo_indeterminato", n(organico)),
                    ("dipendenti_inizio_triennio", n(organico)),
                ]),
            ),
            ("livelli_obiettivi", gruppo([("strategico", t("specifico")), ("operativo", t("operativo"))])),
            (
                "pesi",
                gruppo([
                    ("strategico", t("nessuno")),
                    ("operativo", t("percento-ufficio")),
                    ("indicatori", t("percento-padre")),
                    ("fasi", t("nessuno")),
                ]),
            ),
            (
                "rischio",
                V::Gruppo(vec![
                    ("scala", lista(["basso", "medio", "alto"])),
                    ("scala_fattori", lista(["basso", "medio", "alto"])),
                    ("metodo", self.prosa(3)),
                ]),
            ),
            (
                "documento",
                V::Gruppo(vec![
                    ("colore", t("#1f5f4a")),
                    ("licenza", t("CC BY 4.0")),
                    ("dichiarazione_accessibilita", t("https://www.comune.montesantelia.example/accessibilita")),
                    ("segnalazioni", t("piao@comune.montesantelia.example")),
                    ("contatti", t("Ufficio personale e organizzazione, piazza della Libertà 1")),
                    ("nomi", t("nessuno")),
                ]),
            ),
            (
                "adozione",
                V::Gruppo(vec![
                    ("organo", t("Giunta comunale")),
                    ("atto", t("deliberazione di Giunta")),
                    ("numero", t("9")),
                    ("data", n("2027-01-26")),
                    ("url", t("https://www.comune.montesantelia.example/atti/giunta/2027/9")),
                    (
                        "pubblicazione",
                        gruppo([
                            ("sito", t("https://www.comune.montesantelia.example/trasparenza/piao")),
                            ("data_sito", n("2027-01-28")),
                            ("portale", t("https://piao.dfp.gov.it/piao")),
                            ("data_portale", n("2027-01-29")),
                        ]),
                    ),
                ]),
            ),
        ]
    }

    fn scheda_anagrafica(&mut self) {
        let organico = self.organico();
        let mut g: Gruppo = vec![
            ("denominazione", t("Comune di Monte Sant'Elia sul Fiume")),
            ("tipo", t("comune")),
            ("comparto", t("funzioni_locali")),
            ("codice_fiscale", q("80042137770")),
            ("partita_iva", q("00421377771")),
            ("codice_ipa", t("c_z998")),
            ("codice_istat", q("999042")),
            ("indirizzo", t("Piazza della Libertà 1, 00000 Monte Sant'Elia sul Fiume")),
            ("sito", t("https://www.comune.montesantelia.example")),
            ("email", t("protocollo@comune.montesantelia.example")),
            ("pec", t("protocollo@pec.comune.montesantelia.example")),
            ("vertice", t("Sindaca")),
            ("dipendenti", gruppo([("numero", n(organico)), ("data", n("2026-12-31"))])),
            ("abitanti", gruppo([("numero", n(184_212)), ("data", n("2025-12-31"))])),
            ("testo", self.prosa(5)),
        ];
        let incarico = |i: usize| {
            gruppo([
                ("incarico", t(id_incarico(i))),
                ("atto", t("decreto della Sindaca n. 7")),
                ("data", n("2025-07-01")),
            ])
        };
        let ultimo = self.d.uffici - 1;
        g.push((
            "figure",
            V::Gruppo(vec![
                ("rpct", incarico(0)),
                ("rasa", incarico(ultimo)),
                (
                    "oiv",
                    gruppo([
                        ("esterno", t("Organismo indipendente di valutazione")),
                        ("atto", t("decreto della Sindaca n. 5")),
                        ("data", n("2025-09-15")),
                    ]),
                ),
                ("rtd", incarico(ultimo)),
                ("dpo", gruppo([("esterno", t("Responsabile della protezione dei dati esterno"))])),
                ("accessibilita", incarico(0)),
                ("inserimento", incarico(0)),
                ("antiriciclaggio", incarico(ultimo)),
                ("cug", gruppo([("esterno", t("Comitato unico di garanzia"))])),
                ("referente_portale", gruppo([("ufficio", t(id_ufficio(0)))])),
                ("potere_sostitutivo", incarico(0)),
                ("revisori", gruppo([("esterno", t("Collegio dei revisori"))])),
                ("consigliera_parita", gruppo([("esterno", t("Consigliera di parità della città metropolitana"))])),
            ]),
        ));
        let priorita = (0..4)
            .map(|i| {
                V::Gruppo(vec![
                    ("id", t(format!("priorita-{i}"))),
                    ("codice", t(format!("P{i}"))),
                    ("titolo", t(self.titolo())),
                    ("missione", q(["01", "04", "08", "12"][i])),
                    ("descrizione", self.prosa(2)),
                ])
            })
            .collect();
        g.push(("priorita_politiche", V::Lista(priorita)));
        let stakeholder = ["Residenti", "Imprese", "Famiglie con figli a scuola", "Associazioni"]
            .iter()
            .enumerate()
            .map(|(i, nome)| {
                gruppo([("id", t(format!("stakeholder-{i}"))), ("nome", t(*nome)), ("relazione", self.prosa(1))])
            })
            .collect();
        g.push(("stakeholder", V::Lista(stakeholder)));
        let fonti = ["Protocollo informatico", "Contabilità", "Indagine sulla soddisfazione", "Anagrafe"]
            .iter()
            .enumerate()
            .map(|(i, nome)| {
                gruppo([
                    ("id", t(format!("fonte-{i}"))),
                    ("nome", t(*nome)),
                    ("tipo", t("sistema")),
                    ("ufficio", t(id_ufficio(0))),
                ])
            })
            .collect();
        g.push(("fonti", V::Lista(fonti)));
        let documenti = [
            ("dup", "dup"),
            ("bilancio", "bilancio"),
            ("smvp", "smvp"),
            ("mandato", "mandato"),
            ("peg", "peg"),
            ("obiettivi-agid", "obiettivi_accessibilita"),
        ]
        .iter()
        .map(|(id, tipo)| {
            gruppo([
                ("id", t(*id)),
                ("tipo", t(*tipo)),
                ("titolo", t(format!("Documento {id} 2027-2029"))),
                ("atto", t("deliberazione di Consiglio n. 41")),
                ("data", n("2026-12-21")),
            ])
        })
        .collect();
        g.push(("documenti", V::Lista(documenti)));
        g.push((
            "pareri",
            V::Lista(vec![gruppo([
                ("organo", t("Collegio dei revisori")),
                ("oggetto", t("Fabbisogni di personale")),
                ("data", n("2027-01-20")),
                ("esito", t("favorevole")),
            ])]),
        ));
        self.file("1-scheda_anagrafica", g);
    }

    fn valore_pubblico(&mut self) {
        let all = self.valori_pubblici();
        let per_obiettivo = self.d.indicatori / self.d.obiettivi;
        for (parte, chunk) in parti(all) {
            let mut g: Gruppo = Vec::new();
            if parte == 1 {
                g.push(("testo", self.prosa(4)));
                g.push(("contesto", self.prosa(12)));
            }
            let mut obiettivi = Vec::new();
            for i in chunk {
                let strategie = (0..2)
                    .map(|s| {
                        V::Gruppo(vec![
                            ("id", t(format!("strategia-{i:03}-{s}"))),
                            ("titolo", t(self.titolo())),
                            ("descrizione", self.prosa(2)),
                            ("responsabile", self.ufficio_a_caso()),
                        ])
                    })
                    .collect();
                let misurato = id_indicatore((i * 37 % self.d.obiettivi) * per_obiettivo);
                obiettivi.push(V::Gruppo(vec![
                    ("id", t(id_valore_pubblico(i))),
                    ("codice", t(format!("VP{}", i + 1))),
                    ("titolo", t(self.titolo())),
                    ("descrizione", self.prosa(4)),
                    ("dimensioni", lista([["sociale", "economico", "ambientale"][i % 3], "istituzionale"])),
                    ("strategie", V::Lista(strategie)),
                    ("stakeholder", lista(["stakeholder-0", "stakeholder-1"])),
                    ("orizzonte", n(2029)),
                    ("responsabile_politico", t("Sindaca")),
                    ("responsabile_amministrativo", t(id_incarico(i % self.d.uffici))),
                    ("ufficio", self.ufficio_a_caso()),
                    ("indicatori", V::Lista(vec![gruppo([("id", t(misurato))])])),
                    ("sdg", V::Lista(vec![q("11.7"), q("4")])),
                    ("missione", q("08")),
                    ("documenti", lista(["dup", "mandato"])),
                    ("priorita", V::Lista(vec![t(format!("priorita-{}", i % 4))])),
                ]));
            }
            g.push(("obiettivi_valore_pubblico", V::Lista(obiettivi)));
            self.file(&format!("2.1-valore_pubblico/obiettivi-{parte:03}"), g);
        }
        let accessibilita = ["fisica", "digitale"]
            .iter()
            .map(|tipo| {
                V::Gruppo(vec![
                    ("id", t(format!("accessibilita-{tipo}"))),
                    ("titolo", t(self.titolo())),
                    ("tipo", t(*tipo)),
                    ("destinatari", t("Cittadini ultrasessantacinquenni e persone con disabilità")),
                    ("ufficio", t(id_ufficio(0))),
                    ("scadenza", n("2028-06-30")),
                    ("obiettivo", t(id_obiettivo(3))),
                    ("descrizione", self.prosa(2)),
                ])
            })
            .collect();
        let procedure = (0..3)
            .map(|i| {
                V::Gruppo(vec![
                    ("id", t(format!("procedura-{i}"))),
                    ("nome", t(self.titolo())),
                    ("ufficio", self.ufficio_a_caso()),
                    ("descrizione", self.prosa(2)),
                    ("azione", self.prosa(1)),
                    ("strumento", t("Moduli in rete e conferenza di servizi")),
                    ("anno", n(2027)),
                    ("utenti_consultati", n(true)),
                    (
                        "termini",
                        V::Lista(vec![gruppo([
                            ("caso", t("ordinario")),
                            ("giorni", n(30)),
                            ("decorrenza", t("dalla domanda")),
                        ])]),
                    ),
                    ("tempo_obiettivo", per_anno([n(28), n(25), n(20)])),
                    ("misurazione_automatica", n(true)),
                    ("obiettivo", t(id_obiettivo(0))),
                ])
            })
            .collect();
        let g = vec![
            ("accessibilita", V::Lista(accessibilita)),
            ("procedure", V::Lista(procedure)),
            ("obiettivi_agid", lista(["obiettivi-agid"])),
        ];
        self.file("2.1-valore_pubblico/azioni", g);
    }

    /// The office of a goal.
    fn ufficio_di(&self, obiettivo: usize) -> usize {
        obiettivo * self.d.uffici / self.d.obiettivi
    }

    /// One goal in ten is strategic and has no weight; those of an office share a hundred.
    fn peso_di(&self, obiettivo: usize) -> usize {
        let ufficio = self.ufficio_di(obiettivo);
        let near = obiettivo.saturating_sub(40)..(obiettivo + 40).min(self.d.obiettivi);
        let siblings: Vec<usize> = near.filter(|i| i % 10 != 0 && self.ufficio_di(*i) == ufficio).collect();
        let share = 100 / siblings.len();
        if siblings[0] == obiettivo { 100 - share * (siblings.len() - 1) } else { share }
    }

    fn performance(&mut self) {
        for (parte, chunk) in parti(self.d.obiettivi) {
            let (mut obiettivi, mut comuni) = (Vec::new(), Vec::new());
            for i in chunk {
                obiettivi.push(self.obiettivo(i, &mut comuni));
            }
            let mut g: Gruppo = Vec::new();
            if !comuni.is_empty() {
                g.push(("indicatori", V::Lista(comuni)));
            }
            g.push(("obiettivi", V::Lista(obiettivi)));
            self.file(&format!("2.2-performance/obiettivi-{parte:03}"), g);
        }
        let azioni = (0..3)
            .map(|i| {
                V::Gruppo(vec![
                    ("id", t(format!("azione-positiva-{i}"))),
                    ("area", t("Conciliazione e benessere")),
                    ("azione", t(self.titolo())),
                    ("descrizione", self.prosa(2)),
                    ("ufficio", t(id_ufficio(0))),
                    ("periodo", t("2027-2029")),
                    ("commissioni_di_concorso", n(i == 0)),
                    ("obiettivo", t(id_obiettivo(4))),
                ])
            })
            .collect();
        let g = vec![
            ("testo", self.prosa(6)),
            (
                "smvp",
                V::Gruppo(vec![
                    ("documento", t("smvp")),
                    ("anno", n(2026)),
                    ("parere_oiv", t("favorevole, 12 gennaio 2027")),
                    ("nota", self.prosa(1)),
                ]),
            ),
            ("azioni_positive", V::Lista(azioni)),
        ];
        self.file("2.2-performance/quadro", g);
    }

    /// Who answers for a goal; for payment times the head of the sector too.
    fn responsabili(&self, i: usize) -> Vec<V> {
        let ufficio = self.ufficio_di(i);
        let di = |capo: usize, peso: usize| gruppo([("incarico", t(id_incarico(capo))), ("peso", n(peso))]);
        if TEMI[i % TEMI.len()] != "tempi_pagamento" {
            return vec![di(ufficio, 5)];
        }
        let settore = ufficio / 5 * 5;
        if settore == ufficio { vec![di(ufficio, 30)] } else { vec![di(ufficio, 30), di(settore, 30)] }
    }

    fn obiettivo(&mut self, i: usize, comuni: &mut Vec<V>) -> V {
        let strategico = i.is_multiple_of(10);
        let per_obiettivo = self.d.indicatori / self.d.obiettivi;
        let ufficio = self.ufficio_di(i);
        let vp = i % self.valori_pubblici();
        let mut indicatori = Vec::new();
        for k in 0..per_obiettivo {
            let share = 100 / per_obiettivo;
            let peso = n(if k == 0 { 100 - share * (per_obiettivo - 1) } else { share });
            let mut indicatore = self.indicatore(i * per_obiettivo + k, i == 1 && k == 0);
            // One in ten is written once for all and referred to.
            if i % 5 == 4 && k == 1 {
                indicatori.push(gruppo([("id", t(id_indicatore(i * per_obiettivo + k))), ("peso", peso)]));
                comuni.push(V::Gruppo(indicatore));
            } else {
                indicatore.push(("peso", peso));
                indicatori.push(V::Gruppo(indicatore));
            }
        }
        let mut g: Gruppo = vec![
            ("id", t(id_obiettivo(i))),
            ("codice", t(format!("OB {}.{}", ufficio + 1, i))),
            ("titolo", t(self.titolo())),
            ("descrizione", self.prosa(3)),
            ("livello", t(if strategico { "strategico" } else { "operativo" })),
            ("temi", lista([TEMI[i % TEMI.len()]])),
            ("tipologia", t(["mantenimento", "miglioramento", "sviluppo"][i % 3])),
            ("valore_pubblico", V::Lista(vec![t(id_valore_pubblico(vp))])),
            ("strategie", V::Lista(vec![t(format!("strategia-{vp:03}-{}", i % 2))])),
            ("documenti", lista(["dup", "peg"])),
            ("ufficio", t(id_ufficio(ufficio))),
            ("responsabili", V::Lista(self.responsabili(i))),
        ];
        if !strategico {
            g.push(("padre", t(id_obiettivo(i / 10 * 10))));
            g.push(("peso", n(self.peso_di(i))));
        }
        if i.is_multiple_of(3) {
            let altri = self.ufficio_a_caso();
            g.push((
                "contributori",
                V::Lista(vec![gruppo([
                    ("ufficio", altri),
                    ("ruolo", t("fornitura di dati e verifica della qualità")),
                ])]),
            ));
        }
        g.push(("anni", V::Lista(vec![n(2027), n(2028), n(2029)])));
        g.push(("scadenza", n("2029-12-31")));
        g.push(("stakeholder", V::Lista(vec![t(format!("stakeholder-{}", i % 4))])));
        g.push(("risultato_atteso", self.prosa(1)));
        g.push(("indicatori", V::Lista(indicatori)));
        if i % 2 == 1 {
            let fasi = [
                ("Analisi della situazione e delle priorità", "2027-02-01", "2027-06-30"),
                ("Attuazione, con verifica a metà", "2027-07-01", "2028-12-31"),
            ]
            .iter()
            .map(|(nome, inizio, fine)| {
                gruppo([
                    ("nome", t(*nome)),
                    ("inizio", n(inizio)),
                    ("fine", n(fine)),
                    ("prova", t("relazione di fine fase")),
                ])
            })
            .collect();
            g.push(("fasi", V::Lista(fasi)));
        }
        g.push((
            "risorse",
            gruppo([
                ("importo", n(5_000 + i % 97 * 1_250)),
                ("fonte", t("bilancio 2027-2029")),
                ("programma", q("0108")),
            ]),
        ));
        g.push(("missione", q("01")));
        g.push(("programma", q("0108")));
        V::Gruppo(g)
    }

    fn indicatore(&mut self, i: usize, pagamenti: bool) -> Gruppo {
        let base = 30 + self.caso.numero(40);
        let (unita, polarita, baseline, target) = match i % 5 {
            0 => ("%", "aumento", n(format!("{base}.5")), per_anno([n(base + 3), n(base + 6), n(base + 9)])),
            1 => ("giorni", "diminuzione", n(base), per_anno([n(base - 2), n(base - 4), n(base - 6)])),
            2 => (
                "%",
                "aumento",
                q(format!("{base}%")),
                per_anno([q(format!("≥ {}%", base + 2)), q(format!("≥ {}%", base + 4)), q(format!("≥ {}%", base + 8))]),
            ),
            3 => ("numero", "aumento", n(base), per_anno([n(base + 10), n(base + 20), n(base + 30)])),
            _ => {
                ("data", "mantenimento", n("2026-11-30"), per_anno([n("2027-11-30"), n("2028-11-30"), n("2029-11-30")]))
            }
        };
        let c = &mut self.caso;
        let nome = format!("Quota delle richieste che riguardano {}", c.uno(OGGETTI));
        let mut g: Gruppo = vec![("id", t(id_indicatore(i))), ("nome", t(nome))];
        if pagamenti {
            g.push(("indicatore_comune", t("ritardo_annuale_pagamenti")));
        }
        if i.is_multiple_of(4) {
            g.push(("descrizione", self.prosa(1)));
        }
        g.extend([
            ("formula", t("richieste concluse nei termini / richieste ricevute nell'anno")),
            ("unita", t(unita)),
            ("dimensione", t(["efficacia", "efficienza", "qualita", "impatto", "temporale"][i % 5])),
            ("polarita", t(polarita)),
            ("fonte", t(format!("fonte-{}", i % 4))),
            ("frequenza", t(["semestrale", "annuale", "trimestrale"][i % 3])),
            ("baseline", gruppo([("valore", baseline), ("anno", n(2026))])),
            ("target", target),
        ]);
        g
    }

    fn rischi_corruttivi(&mut self) {
        let d = self.d;
        for (parte, chunk) in parti(d.processi) {
            let (mut processi, mut comuni) = (Vec::new(), Vec::new());
            for p in chunk {
                processi.push(self.processo(p, &mut comuni));
            }
            let mut g: Gruppo = vec![("processi", V::Lista(processi))];
            if !comuni.is_empty() {
                g.push(("misure", V::Lista(comuni)));
            }
            self.file(&format!("2.3-rischi_corruttivi/processi-{parte:03}"), g);
        }
        let strategici = (0..2)
            .map(|i| {
                V::Gruppo(vec![
                    ("id", t(format!("integrita-{i}"))),
                    ("titolo", t(self.titolo())),
                    ("descrizione", self.prosa(2)),
                    ("atto", t("deliberazione di Consiglio n. 41 del 21 dicembre 2026")),
                    ("valore_pubblico", lista(["valore-000"])),
                    ("obiettivi", V::Lista(vec![t(id_obiettivo(9))])),
                ])
            })
            .collect();
        let contesto = |g: &mut Self| {
            V::Gruppo(vec![("testo", g.prosa(6)), ("fonti", lista(["fonte-3"])), ("impatto", g.prosa(2))])
        };
        let generali = MISURE_GENERALI
            .iter()
            .enumerate()
            .map(|(i, voce)| (*voce, gruppo([("misura", t(id_misura(i % d.misure)))])))
            .collect();
        let g = vec![
            ("testo", self.prosa(5)),
            ("obiettivi_strategici", V::Lista(strategici)),
            ("contesto_esterno", contesto(self)),
            ("contesto_interno", contesto(self)),
            ("misure_generali", V::Gruppo(generali)),
            (
                "monitoraggio",
                V::Gruppo(vec![
                    ("testo", self.prosa(2)),
                    (
                        "livelli",
                        V::Lista(vec![gruppo([
                            ("livello", n(1)),
                            ("ufficio", t(id_ufficio(0))),
                            ("frequenza", t("semestrale")),
                        ])]),
                    ),
                    ("campione", q("20%")),
                    ("periodi", lista(["giugno", "novembre"])),
                    ("riesame", self.prosa(1)),
                ]),
            ),
            (
                "consultazione",
                V::Lista(vec![V::Gruppo(vec![
                    ("chi", t("Cittadini e associazioni")),
                    ("come", t("Avviso pubblico")),
                    ("dal", n("2026-12-01")),
                    ("al", n("2026-12-20")),
                    ("esito", self.prosa(1)),
                ])]),
            ),
        ];
        self.file("2.3-rischi_corruttivi/quadro", g);
    }

    fn processo(&mut self, p: usize, comuni: &mut Vec<V>) -> V {
        let d = self.d;
        let of =
            |parts: usize, whole: usize, at: usize| (at * parts).div_ceil(whole)..((at + 1) * parts).div_ceil(whole);
        let mut rischi = Vec::new();
        for r in of(d.rischi, d.processi, p) {
            let mut misure = Vec::new();
            for (k, m) in of(d.misure, d.rischi, r).enumerate() {
                let misura = self.misura(m, (k > 0).then_some(r));
                // The first is written in its risk, the others once for all.
                if k == 0 {
                    misure.push(misura);
                } else {
                    misure.push(gruppo([("id", t(id_misura(m))), ("nota", t("anche per questo rischio"))]));
                    comuni.push(misura);
                }
            }
            rischi.push(V::Gruppo(vec![
                ("id", t(id_rischio(r))),
                ("evento", t(format!("{} che riguarda {}", EVENTI[r % EVENTI.len()], self.caso.uno(OGGETTI)))),
                (
                    "fattori_abilitanti",
                    V::Lista(vec![t("discrezionalità nella decisione"), t("mancanza di controlli")]),
                ),
                (
                    "stime",
                    gruppo([
                        ("discrezionalita", t("medio")),
                        ("interesse_esterno", t(["basso", "medio", "alto"][r % 3])),
                        ("opacita", t("basso")),
                    ]),
                ),
                ("rischio_iniziale", t(["medio", "alto"][r % 2])),
                ("rischio_residuo", t(["basso", "medio"][r % 2])),
                ("motivazione", self.prosa(2)),
                ("misure", V::Lista(misure)),
            ]));
        }
        let obiettivo = self.obiettivo_a_caso();
        V::Gruppo(vec![
            ("id", t(id_processo(p))),
            ("codice", t(format!("PR {}", p + 1))),
            ("nome", t(format!("Gestione e verifica di {}", self.caso.uno(OGGETTI)))),
            ("area", t(AREE[p % AREE.len()])),
            ("descrizione", self.prosa(2)),
            ("ufficio", t(id_ufficio(p % d.uffici))),
            ("input", t("Domanda dell'interessato o iniziativa dell'ufficio")),
            ("output", t("Provvedimento, con la motivazione")),
            ("obiettivi", V::Lista(vec![obiettivo])),
            ("rischio", t(["medio", "alto"][p % 2])),
            ("rischi", V::Lista(rischi)),
        ])
    }

    fn misura(&mut self, m: usize, rischio: Option<usize>) -> V {
        let mut g: Gruppo = vec![
            ("id", t(id_misura(m))),
            ("codice", t(format!("MS {}", m + 1))),
            ("titolo", t(self.titolo())),
            ("descrizione", self.prosa(1)),
            ("genere", t(if m < MISURE_GENERALI.len() { "generale" } else { "specifica" })),
            ("tipo", t(TIPI_MISURA[m % TIPI_MISURA.len()])),
        ];
        if let Some(r) = rischio {
            g.push(("rischi", V::Lista(vec![t(id_rischio(r))])));
        }
        let ufficio = m % self.d.uffici;
        g.extend([
            ("termine", n("2027-11-30")),
            ("frequenza", t("semestrale")),
            ("ufficio", t(id_ufficio(ufficio))),
            ("incarico", t(id_incarico(ufficio))),
            ("indicatore", t("Verifiche fatte sul totale delle pratiche dell'anno")),
            ("target", per_anno([q("90%"), q("95%"), q("100%")])),
            ("stato", t(["da_attuare", "in_corso", "attuata"][m % 3])),
        ]);
        if m.is_multiple_of(4) {
            g.push(("obiettivo", self.obiettivo_a_caso()));
        }
        V::Gruppo(g)
    }

    fn trasparenza(&mut self) {
        let codici = codici();
        let obblighi = (0..self.d.obblighi)
            .map(|i| {
                let ufficio = t(id_ufficio(i % self.d.uffici));
                V::Gruppo(vec![
                    ("codice", q(codici[i % codici.len()])),
                    ("elabora", ufficio.clone()),
                    ("trasmette", ufficio),
                    ("pubblica", t(id_ufficio(0))),
                    ("frequenza", t(["tempestiva", "annuale", "trimestrale"][i % 3])),
                    ("giorni", n(20)),
                    ("monitoraggio", t("RPCT, a giugno e a novembre, sulla griglia di verifica")),
                ])
            })
            .collect();
        let mut obblighi: Vec<V> = obblighi;
        // The last row stands for every duty that has none of its own.
        if let Some(V::Gruppo(campi)) = obblighi.last_mut() {
            campi[0].1 = t("altri");
            campi.push(("base_giuridica", t("la norma della voce")));
            campi.push(("schema_anac", t("quelli obbligatori")));
        }
        self.file("2.3-trasparenza/obblighi", vec![("obblighi", V::Lista(obblighi))]);
        let accesso = V::Gruppo(vec![
            ("ufficio", t(id_ufficio(0))),
            ("contatto", t("accesso@comune.montesantelia.example")),
            ("registro", t("https://www.comune.montesantelia.example/trasparenza/accessi")),
            ("potere_sostitutivo", t(id_incarico(0))),
            ("testo", self.prosa(2)),
        ]);
        let g = vec![("testo", self.prosa(3)), ("accesso_civico", accesso)];
        self.file("2.3-trasparenza/quadro", g);
    }

    fn struttura_organizzativa(&mut self) {
        for (parte, chunk) in parti(self.d.uffici) {
            let (mut uffici, mut incarichi) = (Vec::new(), Vec::new());
            for i in chunk {
                // Five offices make a sector; the first of them is the sector.
                let settore = i / 5 * 5;
                let mut u: Gruppo = vec![
                    ("id", t(id_ufficio(i))),
                    ("codice", t(format!("U{}", i + 1))),
                    (
                        "nome",
                        t(format!(
                            "{} {} n. {}",
                            if i == settore { "Settore" } else { "Servizio" },
                            MATERIE[i % MATERIE.len()],
                            i + 1
                        )),
                    ),
                    ("livello", t(if i == settore { "settore" } else { "servizio" })),
                    ("incarico", t(id_incarico(i))),
                    ("dipendenti", n(self.dipendenti(i))),
                    ("descrizione", self.prosa(2)),
                ];
                if i != settore {
                    u.push(("padre", t(id_ufficio(settore))));
                }
                uffici.push(V::Gruppo(u));
                incarichi.push(gruppo([
                    ("id", t(id_incarico(i))),
                    ("ruolo", t(format!("Responsabile dell'ufficio n. {}", i + 1))),
                    ("tipo", t(if i == settore { "dirigente" } else { "eq" })),
                    ("ufficio", t(id_ufficio(i))),
                ]));
            }
            let g = vec![("uffici", V::Lista(uffici)), ("incarichi", V::Lista(incarichi))];
            self.file(&format!("3.1-struttura_organizzativa/uffici-{parte:03}"), g);
        }
        let interventi = vec![V::Gruppo(vec![
            ("id", t("riordino-settori")),
            ("titolo", t(self.titolo())),
            ("descrizione", self.prosa(2)),
            ("valore_pubblico", lista(["valore-000"])),
            ("ufficio", t(id_ufficio(0))),
            ("scadenza", n("2028-12-31")),
        ])];
        let organico = self.organico();
        let decimi = (organico * 10 + self.d.uffici / 2) / self.d.uffici;
        let media = format!("{}.{}", decimi / 10, decimi % 10);
        let g = vec![
            ("testo", self.prosa(4)),
            ("ampiezza_media", n(media)),
            ("atto", t("deliberazione di Giunta n. 85")),
            ("data_atto", n("2026-09-22")),
            (
                "livelli_responsabilita",
                V::Lista(vec![gruppo([("nome", t("Dirigenti")), ("numero", n(self.d.uffici.div_ceil(5)))])]),
            ),
            ("interventi", V::Lista(interventi)),
        ];
        self.file("3.1-struttura_organizzativa/quadro", g);
    }

    fn lavoro_agile(&mut self) {
        let organico = self.organico();
        let condizione = |g: &mut Self| V::Gruppo(vec![("si", n(true)), ("come", g.prosa(1))]);
        let condizioni = V::Gruppo(
            ["servizi_non_ridotti", "rotazione", "piattaforma", "arretrato", "dotazioni"]
                .iter()
                .map(|c| (*c, condizione(self)))
                .collect(),
        );
        let g = vec![
            ("testo", self.prosa(2)),
            ("strategia", self.prosa(3)),
            ("condizioni", condizioni),
            (
                "numeri",
                V::Gruppo(vec![
                    ("al", n("2026-12-31")),
                    ("uomini", n(4)),
                    ("donne", n(8)),
                    ("totale", n(12)),
                    ("personale", n(organico)),
                    ("telelavoro", n(0)),
                    ("fonte", t("Accordi individuali")),
                ]),
            ),
            ("limite", self.prosa(1)),
            ("giorni_presenza", n(15)),
            ("giorni_agile", n(6)),
            ("periodo", t("mese di 21 giorni lavorativi")),
            ("arretrato", V::Gruppo(vec![("presente", n(false))])),
            ("accordi", self.prosa(1)),
        ];
        self.file("3.2-lavoro_agile", g);
    }

    fn fabbisogni(&mut self) {
        let organico = self.organico();
        let donne = organico * 11 / 20;
        // L. 68/1999, art. 3.
        let riservati = match organico {
            0..15 => 0,
            15..36 => 1,
            36..51 => 2,
            _ => (organico * 7 + 49) / 100,
        };
        let aree = ["Funzionari ed Elevata Qualificazione", "Istruttori", "Operatori esperti", "Operatori"];
        let quota = |totale: usize, i: usize| {
            if i == 3 {
                totale - totale / 5 * 2 - totale / 3
            } else if i == 1 {
                totale / 3
            } else {
                totale / 5
            }
        };
        let righe = aree
            .iter()
            .enumerate()
            .map(|(i, area)| {
                let (u, d) = (quota(organico - donne, i), quota(donne, i));
                V::Gruppo(vec![
                    ("etichetta", t(*area)),
                    ("area", t(*area)),
                    ("uomini", n(u)),
                    ("donne", n(d)),
                    ("fte", n(u + d)),
                    ("posti", n(u + d + 1)),
                ])
            })
            .collect();
        let g = vec![
            ("testo", self.prosa(3)),
            (
                "personale",
                V::Lista(vec![V::Gruppo(vec![
                    ("al", n("2026-12-31")),
                    ("popolazione", t("Dipendenti a tempo indeterminato")),
                    ("fonte", t("Conto annuale")),
                    ("righe", V::Lista(righe)),
                    (
                        "totale_pubblicato",
                        gruppo([("totale", n(organico)), ("uomini", n(organico - donne)), ("donne", n(donne))]),
                    ),
                ])]),
            ),
            (
                "cessazioni",
                V::Lista(
                    (2027..2030)
                        .map(|anno| {
                            V::Gruppo(vec![
                                ("anno", n(anno)),
                                ("numero", n(2)),
                                ("area", t("Istruttori")),
                                ("ufficio", t(id_ufficio(0))),
                                ("causa", t("pensione")),
                                ("costo", n(69_800)),
                            ])
                        })
                        .collect(),
                ),
            ),
            ("riserva_progressioni", t("0%")),
            ("capacita", gruppo([("limite", n(200_000)), ("metodo", t("Articolo 33 del DL 34/2019"))])),
            (
                "assunzioni",
                V::Lista(vec![V::Gruppo(vec![
                    ("anno", n(2027)),
                    ("numero", n(2)),
                    ("area", t("Istruttori")),
                    ("canale", lista(["concorso"])),
                    ("ufficio", t(id_ufficio(0))),
                    ("costo", n(69_800)),
                ])]),
            ),
            (
                "evoluzione",
                V::Gruppo(vec![
                    ("testo", self.prosa(2)),
                    ("digitalizzazione", t("Servono competenze digitali, sulla sicurezza informatica e sui dati")),
                ]),
            ),
            (
                "eccedenze",
                gruppo([
                    ("data", n("2027-01-12")),
                    ("esito", t("nessuna eccedenza")),
                    ("atto", t("determinazione n. 4")),
                ]),
            ),
            (
                "categorie_protette",
                gruppo([("base", n(organico)), ("dovuti", n(riservati)), ("in_servizio", n(riservati))]),
            ),
            ("strategia", self.prosa(3)),
            (
                "pareri",
                V::Lista(vec![gruppo([
                    ("organo", t("Collegio dei revisori")),
                    ("oggetto", t("Fabbisogni di personale")),
                    ("data", n("2027-01-20")),
                    ("esito", t("favorevole")),
                ])]),
            ),
        ];
        self.file("3.3-fabbisogni", g);
    }

    fn formazione(&mut self) {
        let interventi = (0..4)
            .map(|i| {
                V::Gruppo(vec![
                    ("id", t(format!("corso-{i}"))),
                    ("titolo", t(self.titolo())),
                    ("ambito", t(["Sicurezza", "Anticorruzione", "Digitale", "Contratti"][i])),
                    ("destinatari", lista(["tutti"])),
                    ("durata", q("40 ore")),
                    ("modalita", t("mista")),
                    ("ente_erogatore", t("Scuola nazionale dell'amministrazione")),
                    ("obbligatorio", n(i < 2)),
                    ("anno", n(2027)),
                ])
            })
            .collect();
        let g = vec![
            ("testo", self.prosa(3)),
            (
                "obiettivi_formativi",
                V::Lista(vec![gruppo([
                    ("titolo", t("Ore di formazione per dipendente")),
                    ("target", per_anno([q("40 ore"), q("42 ore"), q("44 ore")])),
                ])]),
            ),
            (
                "priorita",
                V::Lista(vec![gruppo([
                    ("livello", t("Tutti")),
                    ("famiglia", t("tutte")),
                    ("testo", t("Competenze digitali e qualità della scrittura")),
                ])]),
            ),
            ("interventi_formativi", V::Lista(interventi)),
            ("risorse", gruppo([("ente", n(92_000)), ("stato", n(0)), ("ue", n(18_000))])),
            ("formatori_interni", V::Gruppo(vec![("numero", n(6)), ("testo", self.prosa(1))])),
            ("titoli_di_studio", self.prosa(1)),
            ("crescita", self.prosa(1)),
        ];
        self.file("3.3-formazione", g);
    }

    fn monitoraggio(&mut self) {
        let monitoraggi = [
            ["valore_pubblico", "performance"],
            ["rischi_corruttivi", "trasparenza"],
            ["struttura_organizzativa", "lavoro_agile"],
            ["fabbisogni", "formazione"],
        ]
        .iter()
        .map(|oggetto| {
            V::Gruppo(vec![
                ("oggetto", lista(*oggetto)),
                ("frequenza", t("semestrale")),
                ("scadenza", n("2027-07-31")),
                ("ufficio", t(id_ufficio(0))),
                ("strumento", t("Schede compilate dai settori e verifica a campione")),
                ("destinatario", t("Giunta e organismo di valutazione")),
            ])
        })
        .collect();
        let indagini = vec![V::Gruppo(vec![
            ("id", t("voti-sportelli")),
            ("nome", t("Questionario agli sportelli")),
            ("servizio", t("Sportelli al pubblico")),
            ("periodo", t("maggio e novembre")),
            ("metodo", t("Cinque domande, senza nome")),
            ("ufficio", t(id_ufficio(0))),
        ])];
        let g = vec![
            ("testo", self.prosa(2)),
            ("monitoraggi", V::Lista(monitoraggi)),
            ("indagini", V::Lista(indagini)),
            ("oiv", V::Gruppo(vec![("in_corso_d_anno", self.prosa(1)), ("triennale", self.prosa(1))])),
            (
                "relazione",
                V::Gruppo(vec![
                    ("scadenza", n("2028-06-30")),
                    ("bilancio_di_genere", n(true)),
                    ("nota", self.prosa(1)),
                ]),
            ),
            ("report_integrato", self.prosa(1)),
        ];
        self.file("4-monitoraggio", g);
    }
}

/// Numbered runs of at most `PER_FILE` indexes; at least two where there are two.
fn parti(all: usize) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
    let size = all.div_ceil(2).clamp(1, PER_FILE);
    (0..all.div_ceil(size)).map(move |p| (p + 1, p * size..((p + 1) * size).min(all)))
}
