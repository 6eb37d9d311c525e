// SPDX-License-Identifier: EUPL-1.2
//! The tables of the open data, declared once: CSV, JSON, dictionary and the description for programs are made from here. Names of
//! tables and columns are a promise to whoever uses the data: they are added to, never changed.

use super::cella::Cella;
use super::lettura::{GENERE, Lettura};
use super::valori;

/// Tabella (table): what a row is and which columns it has.
pub struct Tabella {
    /// Name of its files.
    pub nome: &'static str,
    /// Its name for readers.
    pub titolo: &'static str,
    /// What a row is.
    pub descrizione: &'static str,
    /// Where its rows come from.
    pub di: Di,
    /// Its columns; `ovunque` adds the common ones.
    pub colonne: &'static [Colonna],
    /// Whether the common columns follow: section, anchor, link.
    pub ovunque: bool,
}

/// Where rows come from.
pub enum Di {
    /// A record of the plan of these types is a row.
    Schede(&'static [&'static str]),
    /// They are computed.
    Conto(fn(&Lettura<'_>) -> Vec<Vec<Cella>>),
}

/// Colonna (column).
pub struct Colonna {
    /// Its name in the files.
    pub nome: &'static str,
    /// Its name for readers.
    pub etichetta: &'static str,
    /// What its cells hold.
    pub tipo: Tipo,
    /// What it says.
    pub descrizione: &'static str,
    /// Where its cells come from.
    pub da: Da,
}

/// Where a cell comes from.
#[derive(Clone, Copy)]
pub enum Da {
    /// The field of the column's name.
    Campo,
    /// A field of a field.
    Percorso(&'static str),
    /// The name of what a field refers to.
    Nome(&'static str),
    /// A field of the nearest record around, of these types.
    Fuori(&'static [&'static str], &'static str),
    /// The value of a year of the plan, from 0, in a field by years.
    Anno(&'static str, usize),
    /// The section.
    Sezione,
    /// The anchor in the document.
    Ancora,
    /// The link into the document.
    Collegamento,
    /// The columns whose value is not published.
    Taciuti,
}

/// Tipo (type) of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tipo {
    /// The identity of the row.
    Chiave,
    /// The identity of a row of another table, or words in its place.
    Riferimento,
    /// A code, always a text.
    Codice,
    /// A short text.
    Testo,
    /// A long text, in Markdown.
    Prosa,
    /// A word of a closed list.
    Parola,
    /// An exact number.
    Numero,
    /// A year.
    Anno,
    /// A day.
    Data,
    /// Yes or no.
    SiNo,
    /// A value as the plan writes it.
    Valore,
    /// Several texts or identities.
    Elenco,
}

impl Tipo {
    /// Whether a spreadsheet must not take it for a number.
    pub fn is_code(self) -> bool {
        matches!(self, Tipo::Chiave | Tipo::Riferimento | Tipo::Codice)
    }

    /// In one word, for the document's own script.
    pub fn parola(self) -> &'static str {
        match self {
            Tipo::Chiave => "chiave",
            Tipo::Riferimento => "riferimento",
            Tipo::Codice => "codice",
            Tipo::Testo => "testo",
            Tipo::Prosa => "prosa",
            Tipo::Parola => "parola",
            Tipo::Numero => "numero",
            Tipo::Anno => "anno",
            Tipo::Data => "data",
            Tipo::SiNo => "si_no",
            Tipo::Valore => "valore",
            Tipo::Elenco => "elenco",
        }
    }

    /// For the dictionary.
    pub fn nome(self) -> &'static str {
        match self {
            Tipo::Chiave => "identità",
            Tipo::Riferimento => "riferimento",
            Tipo::Codice => "codice",
            Tipo::Testo => "testo",
            Tipo::Prosa => "testo (Markdown)",
            Tipo::Parola => "parola di un elenco chiuso",
            Tipo::Numero => "numero",
            Tipo::Anno => "anno",
            Tipo::Data => "data",
            Tipo::SiNo => "sì o no",
            Tipo::Valore => "valore, come lo scrive il piano",
            Tipo::Elenco => "elenco",
        }
    }
}

impl Tabella {
    /// All its columns, in order.
    pub fn colonne(&self) -> impl Iterator<Item = &'static Colonna> {
        let common: &'static [Colonna] = if self.ovunque { OVUNQUE } else { &[] };
        self.colonne.iter().chain(common)
    }
}

const fn c(nome: &'static str, etichetta: &'static str, tipo: Tipo, descrizione: &'static str) -> Colonna {
    Colonna { nome, etichetta, tipo, descrizione, da: Da::Campo }
}

impl Colonna {
    const fn da(mut self, da: Da) -> Colonna {
        self.da = da;
        self
    }
}

use Tipo::{Anno, Chiave, Codice, Data, Elenco, Numero, Parola, Prosa, Riferimento, SiNo, Testo, Valore};

/// Columns of every table of records.
const OVUNQUE: &[Colonna] = &[
    c("sezione", "Sezione", Parola, "La sezione del piano che lo contiene").da(Da::Sezione),
    c("ancora", "Ancora", Testo, "Il punto del documento che dice la stessa cosa").da(Da::Ancora),
    c("collegamento", "Collegamento", Testo, "Il documento e il suo punto").da(Da::Collegamento),
];

const OBIETTIVI: &[&str] = &["Obiettivo", "ObiettivoValorePubblico", "ObiettivoStrategico"];

/// Every table, in the order of the plan.
pub static TABELLE: &[Tabella] = &[
    Tabella {
        nome: "piano",
        titolo: "Il piano",
        descrizione: "L’ente, gli anni, la versione e l’atto del piano da cui vengono tutte le tabelle.",
        di: Di::Conto(valori::piano),
        ovunque: false,
        colonne: &[
            c("piano", "Piano", Chiave, "Nome breve del piano"),
            c("ente", "Ente", Testo, "Denominazione dell’ente"),
            c("codice_ipa", "Codice IPA", Codice, "Codice dell’ente nell’indice delle pubbliche amministrazioni"),
            c("primo_anno", "Primo anno", Anno, "Primo anno del piano"),
            c("ultimo_anno", "Ultimo anno", Anno, "Ultimo anno del piano"),
            c("versione", "Versione", Codice, "Versione del piano dentro l’anno"),
            c("stato", "Stato", Parola, "bozza, proposto, adottato, pubblicato"),
            c("atto", "Atto", Testo, "Atto che adotta il piano"),
            c("data_atto", "Data dell’atto", Data, "Data dell’atto"),
            c("licenza", "Licenza", Testo, "Licenza dei dati"),
            c("documento", "Documento", Testo, "Il file del documento"),
        ],
    },
    Tabella {
        nome: "obiettivi_valore_pubblico",
        titolo: "Obiettivi di valore pubblico",
        descrizione: "Un obiettivo di valore pubblico (sezione 2.1) per riga.",
        di: Di::Schede(&["ObiettivoValorePubblico"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("dimensioni", "Dimensioni", Elenco, "Dimensioni del benessere a cui guarda"),
            c("sotto_dimensioni", "Sotto-dimensioni", Elenco, "Dimensioni più minute, come le chiama l’ente"),
            c("orizzonte", "Orizzonte", Valore, "Entro quando"),
            c("responsabile_politico", "Responsabile politico", Testo, "Carica"),
            c("responsabile_amministrativo", "Responsabile amministrativo", Riferimento, "Incarico"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("contributori", "Uffici che contribuiscono", Elenco, "Identità degli uffici").da(Da::Percorso("contributori.ufficio")),
            c("strategie", "Strategie", Elenco, "Titoli delle strategie").da(Da::Percorso("strategie.titolo")),
            c("indicatori", "Indicatori", Elenco, "Identità nella tabella `indicatori`").da(Da::Percorso("indicatori.id")),
            c("stakeholder", "Portatori di interesse", Elenco, "Identità o nomi"),
            c("priorita", "Priorità politiche", Elenco, "Identità nella tabella `priorita_politiche`"),
            c("bes", "BES", Elenco, "Domini o indicatori del benessere equo e sostenibile"),
            c("sdg", "Agenda 2030", Elenco, "Obiettivi e traguardi"),
            c("pnrr", "PNRR", Elenco, "Missione e componente"),
            c("missione", "Missione", Codice, "Missione di bilancio"),
            c("programma", "Programma", Codice, "Programma di bilancio"),
            c("peso", "Peso", Numero, "Peso"),
        ],
    },
    Tabella {
        nome: "obiettivi",
        titolo: "Obiettivi di performance",
        descrizione: "Un obiettivo (sezione 2.2, e quelli scritti nelle altre sezioni) per riga.",
        di: Di::Schede(&["Obiettivo"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("livello", "Livello", Testo, "Livello, come lo chiama l’ente"),
            c("classe", "Classe", Parola, "generale, specifico, operativo, individuale"),
            c("padre", "Discende da", Riferimento, "Obiettivo da cui discende"),
            c("temi", "Temi", Elenco, "Temi, da un elenco chiuso"),
            c("tipologia", "Tipologia", Parola, "mantenimento, miglioramento, sviluppo"),
            c("stato", "Stato", Parola, "confermato, rimodulato, sterilizzato, sospeso"),
            c("valore_pubblico", "Valore pubblico", Elenco, "Obiettivi di valore pubblico che serve"),
            c("strategie", "Strategie", Elenco, "Strategie che serve"),
            c("priorita", "Priorità politiche", Elenco, "Priorità da cui discende"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("contributori", "Uffici che contribuiscono", Elenco, "Identità degli uffici").da(Da::Percorso("contributori.ufficio")),
            c("responsabili", "Responsabili", Elenco, "Incarichi che ne rispondono").da(Da::Percorso("responsabili.incarico")),
            c("peso", "Peso", Valore, "Peso secondo lo schema dell’ente, o `prerequisito`"),
            c("punti", "Punti", Numero, "Punti oltre al peso"),
            c("anni", "Anni", Elenco, "Anni in cui è attivo; vuoto: il primo del piano"),
            c("inizio", "Inizio", Data, "Da quando"),
            c("scadenza", "Scadenza", Valore, "Entro quando"),
            c("indicatori", "Indicatori", Elenco, "Identità nella tabella `indicatori`").da(Da::Percorso("indicatori.id")),
            c("stakeholder", "Portatori di interesse", Elenco, "Identità o nomi"),
            c("risultato_atteso", "Risultato atteso", Prosa, "In parole"),
            c("risorse_persone", "Persone", Testo, "Persone impiegate, in parole").da(Da::Percorso("risorse.persone")),
            c("risorse_importo", "Importo", Numero, "Importo in euro").da(Da::Percorso("risorse.importo")),
            c("risorse_fonte", "Fonte del denaro", Testo, "Da dove viene il denaro").da(Da::Percorso("risorse.fonte")),
            c("bes", "BES", Elenco, "Domini o indicatori del benessere equo e sostenibile"),
            c("sdg", "Agenda 2030", Elenco, "Obiettivi e traguardi"),
            c("pnrr", "PNRR", Elenco, "Missione e componente"),
            c("missione", "Missione", Codice, "Missione di bilancio"),
            c("programma", "Programma", Codice, "Programma di bilancio"),
            c("centro_di_costo", "Centro di costo", Codice, "Centro di costo"),
            c("cup", "CUP", Codice, "Codice unico di progetto"),
        ],
    },
    Tabella {
        nome: "indicatori",
        titolo: "Indicatori",
        descrizione: "Un indicatore per riga, con il punto di partenza e i valori attesi nei tre anni del piano. Tutti i valori, uno per riga, sono in `valori_indicatori`.",
        di: Di::Schede(&["Indicatore"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("nome", "Nome", Testo, "Nome"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("indicatore_comune", "Indicatore comune", Codice, "Codice di un indicatore conosciuto"),
            c("formula", "Formula", Testo, "Come si calcola"),
            c("unita", "Unità di misura", Testo, "Unità di misura"),
            c("dimensione", "Dimensione", Parola, "efficacia, efficienza, economicita, qualita, impatto, stato_risorse, output, outcome, attivita, temporale"),
            c("misura", "Misura", Parola, "livello o variazione"),
            c("polarita", "Verso", Parola, "aumento, diminuzione, mantenimento, intervallo, si_no"),
            c("catena", "Catena del valore", Parola, "input, attivita, output, outcome, impatto"),
            c("fonte", "Fonte", Testo, "Fonte dei dati").da(Da::Nome("fonte")),
            c("frequenza", "Frequenza", Parola, "Ogni quanto si misura"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio che fornisce il dato: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio che fornisce il dato: nome").da(Da::Nome("ufficio")),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo in cui è scritto").da(Da::Fuori(OBIETTIVI, "id")),
            c("partenza", "Partenza", Valore, "Valore di partenza").da(Da::Percorso("baseline.stampa")),
            c("partenza_anno", "Anno della partenza", Testo, "Vuoto: l’anno prima del piano").da(Da::Percorso("baseline.anno")),
            c("atteso_primo_anno", "Atteso nel primo anno", Valore, "Valore atteso nel primo anno del piano").da(Da::Anno("target", 0)),
            c("atteso_secondo_anno", "Atteso nel secondo anno", Valore, "Valore atteso nel secondo anno").da(Da::Anno("target", 1)),
            c("atteso_terzo_anno", "Atteso nel terzo anno", Valore, "Valore atteso nel terzo anno").da(Da::Anno("target", 2)),
            c("peso", "Peso", Valore, "Peso nell’obiettivo"),
            c("benchmark", "Confronto", Testo, "Confronto con altri"),
            c("stakeholder", "Portatori di interesse", Elenco, "Identità o nomi"),
        ],
    },
    Tabella {
        nome: "obiettivi_indicatori",
        titolo: "Obiettivi e indicatori richiamati",
        descrizione: "Un indicatore scritto una volta e richiamato da un obiettivo, con ciò che vale solo lì.",
        di: Di::Schede(&["LegameIndicatore"]),
        ovunque: true,
        colonne: &[
            c("indicatore", "Indicatore", Riferimento, "Identità nella tabella `indicatori`").da(Da::Percorso("id")),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che lo richiama").da(Da::Fuori(OBIETTIVI, "id")),
            c("peso", "Peso", Valore, "Peso in questo obiettivo"),
            c("atteso_primo_anno", "Atteso nel primo anno", Valore, "Se diverso da quello dell’indicatore").da(Da::Anno("target", 0)),
            c("atteso_secondo_anno", "Atteso nel secondo anno", Valore, "Se diverso da quello dell’indicatore").da(Da::Anno("target", 1)),
            c("atteso_terzo_anno", "Atteso nel terzo anno", Valore, "Se diverso da quello dell’indicatore").da(Da::Anno("target", 2)),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "valori_indicatori",
        titolo: "Valori degli indicatori",
        descrizione: "Un valore di un indicatore per riga: di partenza, degli anni passati, atteso, misurato.",
        di: Di::Conto(valori::di_indicatori),
        ovunque: false,
        colonne: &[
            c("indicatore", "Indicatore", Riferimento, "Identità nella tabella `indicatori`"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo in cui il valore è scritto"),
            c("genere", "Genere", Parola, "storico, partenza, atteso, misurato"),
            c("anno", "Anno", Testo, "Anno del valore"),
            c("data", "Data", Data, "Data della rilevazione, per i valori misurati"),
            c("valore", "Valore", Valore, "Il valore, come lo scrive il piano"),
            c("operatore", "Operatore", Parola, "Come si confronta: uguale, circa, maggiore, maggiore_o_uguale, minore, minore_o_uguale"),
            c("numero", "Numero", Numero, "Il numero, o l’inizio dell’intervallo; vuoto se il valore è in parole"),
            c("fino_a", "Fino a", Numero, "La fine dell’intervallo"),
            c("unita", "Unità", Testo, "Unità scritta con il valore"),
            c("ancora", "Ancora", Testo, "Il punto del documento che dice la stessa cosa"),
            c("collegamento", "Collegamento", Testo, "Il documento e il suo punto"),
        ],
    },
    Tabella {
        nome: "fasi",
        titolo: "Fasi",
        descrizione: "Una fase o attività di un obiettivo, di un processo, di una misura o di una procedura per riga.",
        di: Di::Schede(&["Fase"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Riferimento, "Identità, se il piano la dà"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("elemento_genere", "Di che cosa", Parola, "obiettivo, processo, misura, procedura").da(Da::Fuori(&["Obiettivo", "Processo", "Misura", "Procedura"], GENERE)),
            c("elemento", "Elemento", Riferimento, "Identità dell’elemento").da(Da::Fuori(&["Obiettivo", "Processo", "Misura", "Procedura"], "id")),
            c("nome", "Nome", Testo, "Nome"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("peso", "Peso", Valore, "Peso, per cento"),
            c("inizio", "Inizio", Valore, "Inizio"),
            c("fine", "Fine", Valore, "Fine"),
            c("mesi", "Mesi", Elenco, "Mesi in cui si lavora"),
            c("prova", "Prova", Testo, "Documento che prova il risultato"),
            c("avanzamento", "Avanzamento", Valore, "A che punto è"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio, se diverso: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio, se diverso: nome").da(Da::Nome("ufficio")),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "procedure",
        titolo: "Procedure da semplificare",
        descrizione: "Una procedura per riga, con il tempo che l’ente si propone.",
        di: Di::Schede(&["Procedura"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("nome", "Nome", Testo, "Nome"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("azione", "Azione", Prosa, "Che cosa si fa per semplificarla"),
            c("strumento", "Strumento", Testo, "Strumento"),
            c("anno", "Anno", Anno, "Anno dell’intervento"),
            c("utenti_consultati", "Utenti consultati", SiNo, "Gli utenti sono stati consultati"),
            c("tempo_primo_anno", "Tempo nel primo anno", Valore, "Tempo che l’ente si propone").da(Da::Anno("tempo_obiettivo", 0)),
            c("tempo_secondo_anno", "Tempo nel secondo anno", Valore, "Tempo che l’ente si propone").da(Da::Anno("tempo_obiettivo", 1)),
            c("tempo_terzo_anno", "Tempo nel terzo anno", Valore, "Tempo che l’ente si propone").da(Da::Anno("tempo_obiettivo", 2)),
            c("misurazione_automatica", "Misurazione automatica", SiNo, "I tempi sono misurati da un sistema"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che la porta avanti"),
        ],
    },
    Tabella {
        nome: "accessibilita",
        titolo: "Azioni per l’accessibilità",
        descrizione: "Un’azione per l’accessibilità fisica o digitale per riga.",
        di: Di::Schede(&["AzioneAccessibilita"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Riferimento, "Identità, se il piano la dà"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("tipo", "Tipo", Parola, "fisica o digitale"),
            c("destinatari", "Destinatari", Testo, "A chi serve"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("scadenza", "Scadenza", Data, "Entro quando"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che la porta avanti"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
        ],
    },
    Tabella {
        nome: "azioni_positive",
        titolo: "Azioni positive",
        descrizione: "Un’azione positiva per le pari opportunità per riga.",
        di: Di::Schede(&["AzionePositiva"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Riferimento, "Identità, se il piano la dà"),
            c("area", "Area", Testo, "Area"),
            c("azione", "Azione", Testo, "Azione"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("periodo", "Periodo", Testo, "Periodo"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che la porta avanti"),
        ],
    },
    Tabella {
        nome: "processi",
        titolo: "Processi",
        descrizione: "Un processo mappato (sezione 2.3) per riga.",
        di: Di::Schede(&["Processo"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("nome", "Nome", Testo, "Nome"),
            c("macroprocesso", "Macroprocesso", Testo, "Macroprocesso"),
            c("area", "Area di rischio", Testo, "Area di rischio: codice o nome"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("altri_uffici", "Altri uffici", Elenco, "Identità degli uffici"),
            c("input", "Che cosa lo avvia", Testo, "Che cosa lo avvia"),
            c("output", "Che cosa produce", Testo, "Che cosa produce"),
            c("obiettivi", "Obiettivi", Elenco, "Obiettivi di performance collegati"),
            c("rischio", "Rischio", Testo, "Livello, nelle parole della scala dell’ente"),
            c("punteggio", "Punteggio", Valore, "Livello in numeri"),
            c("pnrr", "PNRR", SiNo, "Riguarda progetti del PNRR"),
            c("rischi", "Rischi", Elenco, "Identità nella tabella `rischi`").da(Da::Percorso("rischi.id")),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "rischi",
        titolo: "Rischi",
        descrizione: "Un evento rischioso per riga.",
        di: Di::Schede(&["Rischio"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("evento", "Evento", Testo, "Evento rischioso"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("processo", "Processo", Riferimento, "Processo in cui è scritto").da(Da::Fuori(&["Processo"], "id")),
            c("processi", "Processi", Elenco, "Processi, se è scritto fuori da essi"),
            c("fattori_abilitanti", "Fattori abilitanti", Elenco, "Fattori abilitanti"),
            c("rischio_iniziale", "Prima delle misure", Testo, "Livello, nelle parole della scala dell’ente"),
            c("rischio_residuo", "Dopo le misure", Testo, "Livello, nelle parole della scala dell’ente"),
            c("punteggio", "Punteggio", Valore, "Livello in numeri"),
            c("motivazione", "Motivazione", Prosa, "Motivazione del livello"),
            c("misure", "Misure", Elenco, "Identità nella tabella `misure`").da(Da::Percorso("misure.id")),
        ],
    },
    Tabella {
        nome: "misure",
        titolo: "Misure di prevenzione",
        descrizione: "Una misura per riga.",
        di: Di::Schede(&["Misura"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("genere", "Genere", Parola, "generale o specifica"),
            c("tipo", "Tipo", Parola, "Tipo, dal PNA"),
            c("rischio", "Rischio", Riferimento, "Rischio in cui è scritta").da(Da::Fuori(&["Rischio"], "id")),
            c("rischi", "Rischi", Elenco, "Rischi che tratta, se è scritta fuori da essi"),
            c("processi", "Processi", Elenco, "Processi a cui si applica"),
            c("termine", "Termine", Valore, "Entro quando"),
            c("frequenza", "Frequenza", Parola, "Ogni quanto, se si ripete"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("altri_uffici", "Altri uffici", Elenco, "Identità degli uffici"),
            c("incarico", "Incarico", Riferimento, "Incarico responsabile"),
            c("indicatore", "Indicatore", Testo, "Indicatore di attuazione, in parole o per identità"),
            c("atteso_primo_anno", "Atteso nel primo anno", Valore, "Valore atteso").da(Da::Anno("target", 0)),
            c("atteso_secondo_anno", "Atteso nel secondo anno", Valore, "Valore atteso").da(Da::Anno("target", 1)),
            c("atteso_terzo_anno", "Atteso nel terzo anno", Valore, "Valore atteso").da(Da::Anno("target", 2)),
            c("stato", "Stato", Parola, "da_attuare, in_corso, attuata, sospesa"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che la porta avanti"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "obblighi_trasparenza",
        titolo: "Obblighi di trasparenza",
        descrizione: "Un obbligo di pubblicazione, come lo scrive il piano, per riga.",
        di: Di::Schede(&["Obbligo"]),
        ovunque: true,
        colonne: &[
            c("codice", "Codice", Codice, "Codice della voce di «Amministrazione trasparente», titolo di una voce del menu, o `altri`"),
            c("contenuto", "Contenuto", Testo, "Contenuto, se più preciso della voce"),
            c("elabora", "Chi elabora", Riferimento, "Ufficio che elabora il dato"),
            c("trasmette", "Chi trasmette", Riferimento, "Ufficio che lo trasmette; vuoto: chi elabora"),
            c("pubblica", "Chi pubblica", Riferimento, "Ufficio che lo pubblica"),
            c("frequenza", "Frequenza", Parola, "Ogni quanto si aggiorna"),
            c("giorni", "Giorni", Numero, "Entro quanti giorni"),
            c("termine", "Termine", Testo, "Termine in parole"),
            c("schema_anac", "Schema ANAC", Testo, "Schema di pubblicazione"),
            c("monitoraggio", "Controllo", Testo, "Chi controlla e quando"),
            c("base_giuridica", "Base giuridica", Testo, "Quando ci sono dati personali"),
            c("nessuna", "Non dovuto", Testo, "Perché non è dovuto"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "uffici",
        titolo: "Uffici",
        descrizione: "Un’unità organizzativa (sezione 3.1) per riga.",
        di: Di::Schede(&["Ufficio"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("nome", "Nome", Testo, "Nome"),
            c("padre", "Dipende da", Riferimento, "Ufficio da cui dipende; vuoto: dall’ente"),
            c("livello", "Livello", Testo, "Livello, come lo chiama l’ente"),
            c("incarico", "Chi lo dirige", Riferimento, "Incarico che lo dirige"),
            c("dipendenti", "Persone", Numero, "Persone in servizio"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
            c("contatto", "Contatto", Testo, "Recapito pubblico"),
            c("valido_dal", "Dal", Data, "Esiste dal"),
            c("valido_al", "Al", Data, "Esiste fino al"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "incarichi",
        titolo: "Incarichi",
        descrizione: "Un incarico per riga. I nomi di chi lo ricopre ci sono solo per gli incarichi di direzione, e se l’ente li pubblica.",
        di: Di::Schede(&["Incarico"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("ruolo", "Ruolo", Testo, "Ruolo"),
            c("tipo", "Tipo", Parola, "dirigente, eq, ep, segretario, direttore, altro"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio: nome").da(Da::Nome("ufficio")),
            c("altri_uffici", "Altri uffici", Elenco, "Identità degli uffici"),
            c("vacante", "Vacante", SiNo, "Il posto è vacante"),
            c("ad_interim", "Ad interim", Riferimento, "Incarico che lo copre ad interim"),
            c("titolare", "Titolare", Elenco, "Nome di chi lo ricopre").da(Da::Percorso("titolare.nome")),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "personale",
        titolo: "Personale",
        descrizione: "Una riga della tabella del personale per riga. Donne e uomini, tempo parziale e unità a tempo pieno mancano dove riguardano poche persone; l’età è solo nel documento.",
        di: Di::Schede(&["RigaPersonale"]),
        ovunque: true,
        colonne: &[
            c("al", "Alla data", Data, "Data di riferimento della tabella").da(Da::Fuori(&["Personale"], "al")),
            c("popolazione", "Chi è contato", Testo, "Chi è contato nella tabella").da(Da::Fuori(&["Personale"], "popolazione")),
            c("etichetta", "Etichetta", Testo, "Etichetta, come la scrive l’ente"),
            c("gruppo", "Gruppo", Testo, "Gruppo di righe"),
            c("area", "Area", Testo, "Area di inquadramento"),
            c("profilo", "Profilo", Riferimento, "Profilo professionale: identità o parole"),
            c("profilo_nome", "Nome del profilo", Testo, "Profilo professionale: nome").da(Da::Nome("profilo")),
            c("contratto", "Contratto", Testo, "Contratto o tipo di rapporto"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio: nome").da(Da::Nome("ufficio")),
            c("uomini", "Uomini", Numero, "Uomini in servizio"),
            c("donne", "Donne", Numero, "Donne in servizio"),
            c("totale", "Persone", Numero, "Persone in servizio"),
            c("part_time", "Tempo parziale", Numero, "Di cui a tempo parziale"),
            c("fte", "Unità a tempo pieno", Numero, "Unità a tempo pieno equivalente"),
            c("posti", "Posti", Numero, "Posti in dotazione"),
            c("fuori_dotazione", "Fuori dotazione", Numero, "In servizio fuori dalla dotazione"),
            c("costo", "Costo", Numero, "Costo in euro"),
            c("non_pubblicati", "Non pubblicati", Elenco, "Le colonne il cui numero non si pubblica, perché riguarda meno di 5 persone o farebbe ricavare quello di altre").da(Da::Taciuti),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "cessazioni",
        titolo: "Cessazioni previste",
        descrizione: "Una riga delle cessazioni previste per riga.",
        di: Di::Schede(&["Cessazione"]),
        ovunque: true,
        colonne: &[
            c("anno", "Anno", Anno, "Anno; vuoto se vale per tutto il periodo"),
            c("anni", "Anni", Elenco, "Anni, quando sono più d’uno"),
            c("numero", "Numero", Valore, "Quante"),
            c("area", "Area", Testo, "Area"),
            c("profilo", "Profilo", Riferimento, "Profilo professionale: identità o parole"),
            c("profilo_nome", "Nome del profilo", Testo, "Profilo professionale: nome").da(Da::Nome("profilo")),
            c("ufficio", "Ufficio", Riferimento, "Ufficio: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio: nome").da(Da::Nome("ufficio")),
            c("causa", "Causa", Testo, "Causa"),
            c("costo", "Risparmio", Numero, "Risparmio annuo in euro"),
            c("non_pubblicati", "Non pubblicati", Elenco, "Le colonne il cui numero non si pubblica, perché riguarda meno di 5 persone o farebbe ricavare quello di altre").da(Da::Taciuti),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "assunzioni",
        titolo: "Assunzioni previste",
        descrizione: "Una riga delle assunzioni previste per riga.",
        di: Di::Schede(&["Assunzione"]),
        ovunque: true,
        colonne: &[
            c("anno", "Anno", Anno, "Anno; vuoto se vale per tutto il periodo"),
            c("anni", "Anni", Elenco, "Anni, quando sono più d’uno"),
            c("numero", "Numero", Valore, "Quante"),
            c("area", "Area", Testo, "Area"),
            c("profilo", "Profilo", Riferimento, "Profilo professionale: identità o parole"),
            c("profilo_nome", "Nome del profilo", Testo, "Profilo professionale: nome").da(Da::Nome("profilo")),
            c("canale", "Canale", Elenco, "Come si assume, in ordine").da(Da::Percorso("canale.tipo")),
            c("rapporto", "Rapporto", Testo, "Tempo indeterminato, determinato …"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio di destinazione: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio di destinazione: nome").da(Da::Nome("ufficio")),
            c("costo", "Costo", Numero, "Costo annuo in euro"),
            c("ula", "Unità di lavoro anno", Numero, "Unità di lavoro anno"),
            c("part_time", "Tempo parziale", Numero, "Di cui a tempo parziale"),
            c("fondi_esterni", "Fondi esterni", SiNo, "Pagata con fondi esterni"),
            c("di_cui", "Già contate", SiNo, "Un altro taglio di unità già contate in altre righe"),
            c("non_specificate", "Da specificare", SiNo, "Non ancora specificate per profilo"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che serve"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "progressioni",
        titolo: "Progressioni tra aree",
        descrizione: "Una riga delle progressioni previste per riga.",
        di: Di::Schede(&["Progressione"]),
        ovunque: true,
        colonne: &[
            c("anno", "Anno", Anno, "Anno; vuoto se vale per tutto il periodo"),
            c("anni", "Anni", Elenco, "Anni, quando sono più d’uno"),
            c("numero", "Numero", Valore, "Quante"),
            c("da_area", "Da area", Testo, "Area di partenza"),
            c("a_area", "Ad area", Testo, "Area di arrivo"),
            c("profilo", "Profilo", Riferimento, "Profilo professionale: identità o parole"),
            c("profilo_nome", "Nome del profilo", Testo, "Profilo professionale: nome").da(Da::Nome("profilo")),
            c("tipo", "Tipo", Testo, "Ordinaria o in deroga"),
            c("costo", "Costo", Numero, "Costo in euro"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "personale_previsto",
        titolo: "Personale previsto",
        descrizione: "Il personale previsto a una data, in tutto o per area.",
        di: Di::Schede(&["PersonalePrevisto"]),
        ovunque: true,
        colonne: &[
            c("al", "Alla data", Data, "A quale data"),
            c("area", "Area", Testo, "Area; vuota: tutto il personale"),
            c("numero", "Persone", Valore, "Quante persone"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "lavoro_agile",
        titolo: "Lavoro agile per ufficio",
        descrizione: "Il lavoro agile in un ufficio per riga.",
        di: Di::Schede(&["AgilePerUfficio"]),
        ovunque: true,
        colonne: &[
            c("ufficio", "Ufficio", Riferimento, "Ufficio: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio: nome").da(Da::Nome("ufficio")),
            c("al", "Alla data", Data, "Data di riferimento"),
            c("autorizzati", "Autorizzati", Numero, "Persone autorizzate"),
            c("personale", "Personale", Numero, "Personale dell’ufficio"),
            c("telelavoro", "Telelavoro", Numero, "Persone in telelavoro"),
            c("quota", "Quota", Valore, "Quota come pubblicata"),
            c("non_pubblicati", "Non pubblicati", Elenco, "Le colonne il cui numero non si pubblica, perché riguarda meno di 5 persone o farebbe ricavare quello di altre").da(Da::Taciuti),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "formazione",
        titolo: "Interventi formativi",
        descrizione: "Un intervento formativo per riga.",
        di: Di::Schede(&["InterventoFormativo"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Riferimento, "Identità, se il piano la dà"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("ambito", "Ambito", Testo, "Ambito di competenza"),
            c("area_tematica", "Area tematica", Testo, "Area tematica"),
            c("destinatari", "Destinatari", Elenco, "Uffici o parole"),
            c("durata", "Durata", Valore, "Durata per persona"),
            c("partecipanti", "Partecipanti", Numero, "Partecipanti previsti"),
            c("modalita", "Modalità", Parola, "presenza, distanza, elearning, mista, affiancamento"),
            c("ente_erogatore", "Chi eroga", Testo, "Ente che eroga"),
            c("obbligatorio", "Obbligatorio", SiNo, "Obbligatorio per legge"),
            c("norma", "Norma", Testo, "Norma che lo impone"),
            c("risorse", "Risorse", Numero, "Risorse in euro"),
            c("verifica", "Verifica", Testo, "Verifica dell’apprendimento"),
            c("periodo", "Periodo", Testo, "Periodo"),
            c("anno", "Anno", Anno, "Anno"),
            c("obiettivo", "Obiettivo", Riferimento, "Obiettivo che serve"),
            c("misura", "Misura", Riferimento, "Misura di prevenzione che attua"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "monitoraggi",
        titolo: "Attività di monitoraggio",
        descrizione: "Un’attività di monitoraggio (sezione 4) per riga.",
        di: Di::Schede(&["AttivitaMonitoraggio"]),
        ovunque: true,
        colonne: &[
            c("oggetto", "Che cosa", Elenco, "Sezioni o elementi controllati"),
            c("frequenza", "Frequenza", Parola, "Ogni quanto"),
            c("scadenza", "Scadenza", Valore, "Entro quando"),
            c("ufficio", "Ufficio", Riferimento, "Ufficio responsabile: identità nella tabella `uffici`"),
            c("ufficio_nome", "Nome dell’ufficio", Testo, "Ufficio responsabile: nome").da(Da::Nome("ufficio")),
            c("incarico", "Incarico", Riferimento, "Incarico responsabile"),
            c("soggetto", "Responsabile", Testo, "Responsabile in parole"),
            c("strumento", "Strumento", Testo, "Strumento o metodo"),
            c("fonte", "Fonte", Testo, "Fonte dei dati").da(Da::Nome("fonte")),
            c("destinatario", "Destinatario", Testo, "A chi si riferisce"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
    Tabella {
        nome: "priorita_politiche",
        titolo: "Priorità politiche",
        descrizione: "Una priorità politica per riga.",
        di: Di::Schede(&["Priorita"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("codice", "Codice", Codice, "Codice dell’ente"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("missione", "Missione", Codice, "Missione di bilancio"),
            c("descrizione", "Descrizione", Prosa, "Descrizione"),
        ],
    },
    Tabella {
        nome: "stakeholder",
        titolo: "Portatori di interesse",
        descrizione: "Un portatore di interesse per riga.",
        di: Di::Schede(&["Stakeholder"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Chiave, "Identità nel piano, stabile negli anni"),
            c("nome", "Nome", Testo, "Chi è"),
            c("relazione", "Relazione", Prosa, "Rapporto con l’ente"),
        ],
    },
    Tabella {
        nome: "documenti",
        titolo: "Documenti collegati",
        descrizione: "Un documento collegato al piano per riga.",
        di: Di::Schede(&["Documento"]),
        ovunque: true,
        colonne: &[
            c("id", "Identità", Riferimento, "Identità, se il piano la dà"),
            c("tipo", "Tipo", Parola, "Tipo di documento"),
            c("titolo", "Titolo", Testo, "Titolo"),
            c("atto", "Atto", Testo, "Atto che lo approva"),
            c("data", "Data", Data, "Data dell’atto"),
            c("url", "Indirizzo", Testo, "Indirizzo"),
            c("nota", "Nota", Testo, "Nota dell’ente"),
        ],
    },
];
