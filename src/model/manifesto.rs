// SPDX-License-Identifier: EUPL-1.2
//! `piao.toml`: the year, the regime, the body's own schemes, the adoption, the waivers.

use super::comuni::{Indirizzo, Parere};
use super::record::{choice, record};
use super::struttura_organizzativa::Ufficio;
use super::tipi::{Anno, Conteggio, Giorno, Id, Lista, Mappa, Percorso, Prosa, Ref, SiNo, Testo};

record! {
    /// Manifesto (manifest): il file `piao.toml`, che segna la radice del piano.
    pub struct Manifesto {
        /// Versione del formato dei file: oggi `1`.
        formato: Conteggio = obbligatorio,
        /// Primo anno del piano; il triennio è anno, anno+1, anno+2.
        anno: Anno = obbligatorio,
        /// Regime del piano; se manca si ricava dal numero dei dipendenti (meno di 50: semplificato).
        regime: Regime,
        /// Stato del piano; una bozza è segnata in ogni pagina del documento.
        stato: StatoPiano,
        /// Versione del piano dentro l'anno, come la scrive l'ente.
        versione: Testo,
        /// Titolo del documento, se diverso da quello usuale.
        titolo: Testo,
        /// Lingue del piano, la prima è la principale: `["it"]`, `["it", "de"]`.
        lingue: Lista<Testo>,
        /// Cartella del piano dell'anno prima, relativa a questa: l'unica lettura permessa fuori dal piano.
        precedente: Percorso,
        /// Fatti dell'ente che accendono o spengono regole.
        profilo: Profilo,
        /// Livelli degli obiettivi come li chiama l'ente, ciascuno con la sua classe.
        livelli_obiettivi: Mappa<ClasseObiettivo>,
        /// Schema dei pesi per livello di obiettivo; `indicatori` per i pesi degli indicatori, `fasi` per le fasi.
        pesi: Mappa<SchemaPesi>,
        /// Scala e metodo di valutazione del rischio.
        rischio: MetodoRischio,
        /// Aspetto e contenuti del documento.
        documento: Documentazione,
        /// Adozione e pubblicazione.
        adozione: Adozione,
        /// Atti che hanno cambiato il piano durante l'anno.
        variazioni: Lista<Variazione>,
        /// Che cosa c'era nel piano dell'anno prima e qui non c'è più.
        conclusi: Lista<Concluso>,
        /// Chi redige il piano.
        gruppo_di_lavoro: Lista<Componente>,
        /// Stato di ogni sezione e ufficio che la deve.
        sezioni: Mappa<StatoDiSezione>,
        /// Livelli delle regole: `regola = "errore" | "avviso" | "nota" | "spenta"`.
        regole: Mappa<LivelloRegola>,
        /// Deroghe a una regola, con il motivo.
        deroghe: Lista<Deroga>,
    }
}

choice! {
    /// Regime (regime): ordinario o semplificato (art. 6 DM 132/2022).
    pub enum Regime {
        /// Ente con almeno 50 dipendenti.
        Ordinario = "ordinario",
        /// Ente con meno di 50 dipendenti.
        Semplificato = "semplificato",
    }
}

impl Regime {
    /// Fewer than 50 employees: simplified; with exactly 50 the acts leave a gap, and ANAC says ordinary (PNA 2022).
    pub fn di_dipendenti(dipendenti: u32) -> Regime {
        if dipendenti < 50 { Regime::Semplificato } else { Regime::Ordinario }
    }
}

choice! {
    /// Stato del piano (state): da bozza a pubblicato.
    pub enum StatoPiano {
        /// In lavorazione: il documento lo dice in ogni pagina.
        Bozza = "bozza",
        /// Proposto all'organo che lo adotta.
        Proposto = "proposto",
        /// Adottato con un atto.
        Adottato = "adottato",
        /// Pubblicato sul sito e sul portale.
        Pubblicato = "pubblicato",
    }
}

choice! {
    /// Classe di un livello di obiettivi (class), art. 5 e art. 9 D.Lgs. 150/2009.
    pub enum ClasseObiettivo {
        /// Obiettivo generale, nazionale.
        Generale = "generale",
        /// Obiettivo specifico o strategico, di solito triennale.
        Specifico = "specifico",
        /// Obiettivo operativo, di solito annuale.
        Operativo = "operativo",
        /// Obiettivo individuale o di gruppo.
        Individuale = "individuale",
    }
}

choice! {
    /// Schema dei pesi (weight scheme): che cosa significa un peso e quanto deve fare la somma.
    pub enum SchemaPesi {
        /// Per cento: gli obiettivi di un ufficio fanno 100.
        PercentoUfficio = "percento-ufficio",
        /// Per cento: i figli fanno il peso del padre, o 100.
        PercentoPadre = "percento-padre",
        /// Moltiplicatore, per esempio 1,0 · 1,2 · 1,4.
        Moltiplicatore = "moltiplicatore",
        /// Punti senza somma prestabilita.
        Punti = "punti",
        /// Nessun peso.
        Nessuno = "nessuno",
    }
}

choice! {
    /// Livello di una regola (rule level) nel manifesto.
    pub enum LivelloRegola {
        /// Il controllo non passa.
        Errore = "errore",
        /// Da guardare.
        Avviso = "avviso",
        /// Un'informazione.
        Nota = "nota",
        /// La regola tace: solo per le regole dello strumento.
        Spenta = "spenta",
    }
}

record! {
    /// Profilo (profile): i fatti dell'ente che accendono o spengono regole.
    pub struct Profilo {
        /// L'ente affida contratti pubblici.
        stazione_appaltante: SiNo,
        /// L'ente controlla società o altri enti.
        enti_controllati: SiNo,
        /// L'ente ha un organo di revisione.
        organo_di_revisione: SiNo,
        /// L'ente usa sistemi di intelligenza artificiale.
        usa_ia: SiNo,
        /// Dipendenti a tempo indeterminato.
        dipendenti_a_tempo_indeterminato: Conteggio,
        /// Dipendenti all'inizio del triennio: decide il regime per tutto il triennio.
        dipendenti_inizio_triennio: Conteggio,
        /// Per gli enti piccoli: anno del triennio (1 quello in cui la 2.3 è scritta, 2 e 3 quelli in cui è confermata).
        anno_di_conferma: Conteggio,
        /// L'ente attua progetti del PNRR.
        attua_pnrr: SiNo,
        /// L'ente ha personale con qualifica dirigenziale.
        dirigenti: SiNo,
    }
}

record! {
    /// Metodo di valutazione del rischio (risk method).
    pub struct MetodoRischio {
        /// Parole della scala, dalla migliore alla peggiore: `["basso", "medio", "alto"]`.
        scala: Lista<Testo>,
        /// Parole o numeri ammessi per i fattori.
        scala_fattori: Lista<Testo>,
        /// Il metodo, in parole.
        metodo: Prosa,
    }
}

record! {
    /// Documentazione (document settings): aspetto e contenuti del documento.
    pub struct Documentazione {
        /// Logo dell'ente, un file di `immagini/`.
        logo: Percorso,
        /// Testo alternativo del logo.
        logo_testo: Testo,
        /// Colore principale, `#0066cc`.
        colore: Testo,
        /// Colore di sfondo della testata, `#17324d`.
        colore_testata: Testo,
        /// Caratteri del documento: `titillium` dentro il file (circa 40 KB), o quelli del `sistema` di chi legge.
        caratteri: Caratteri,
        /// Licenza dei contenuti, per esempio `CC BY 4.0`.
        licenza: Testo,
        /// Indirizzo della dichiarazione di accessibilità.
        dichiarazione_accessibilita: Indirizzo,
        /// Dove segnalare errori del documento.
        segnalazioni: Testo,
        /// A chi scrivere.
        contatti: Testo,
        /// Nomi di persone nel documento: `nessuno` o solo quelli degli `incarichi`.
        nomi: NomiNelDocumento,
        /// Gli obiettivi che aprono il documento.
        in_breve: Lista<Id>,
        /// Sigle con il loro scioglimento.
        sigle: Mappa<Testo>,
        /// Parole spiegate.
        glossario: Mappa<Prosa>,
    }
}

choice! {
    /// Caratteri del documento (fonts).
    pub enum Caratteri {
        /// Titillium Web, dentro il file.
        Titillium = "titillium",
        /// Quelli del sistema di chi legge.
        Sistema = "sistema",
    }
}

choice! {
    /// Nomi nel documento (names): quali nomi di persone si stampano.
    pub enum NomiNelDocumento {
        /// I titolari degli incarichi di direzione.
        Incarichi = "incarichi",
        /// Nessun nome.
        Nessuno = "nessuno",
    }
}

record! {
    /// Adozione (adoption): l'atto, i pareri, la pubblicazione.
    pub struct Adozione {
        /// Organo che adotta il piano.
        organo: Testo,
        /// Tipo di atto, per esempio `deliberazione di Giunta`.
        atto: Testo,
        /// Numero dell'atto.
        numero: Testo,
        /// Data dell'atto.
        data: Giorno,
        /// Indirizzo dell'atto.
        url: Indirizzo,
        /// Adottato in via provvisoria, in attesa del bilancio.
        provvisorio: SiNo,
        /// Termine di adozione, se un atto l'ha spostato: il giorno.
        termine: Giorno,
        /// L'atto che ha spostato il termine.
        termine_atto: Testo,
        /// Pareri sul piano.
        pareri: Lista<Parere>,
        /// Dove e quando è pubblicato.
        pubblicazione: Pubblicazione,
    }
}

record! {
    /// Pubblicazione (publication): art. 6 c. 4 DL 80/2021.
    pub struct Pubblicazione {
        /// Indirizzo sul sito dell'ente.
        sito: Indirizzo,
        /// Data di pubblicazione sul sito.
        data_sito: Giorno,
        /// Indirizzo sul portale nazionale.
        portale: Indirizzo,
        /// Data di caricamento sul portale.
        data_portale: Giorno,
        /// Sottosezioni di «Amministrazione trasparente» da cui il piano si raggiunge.
        amministrazione_trasparente: Lista<Testo>,
    }
}

record! {
    /// Variazione (amendment): un atto che ha cambiato il piano durante l'anno.
    pub struct Variazione {
        /// Data dell'atto.
        data: Giorno,
        /// L'atto.
        atto: Testo = obbligatorio,
        /// Perché.
        motivo: Testo,
        /// Sezioni cambiate.
        sezioni: Lista<Testo>,
        /// Elementi cambiati, `genere/id`.
        elementi: Lista<Testo>,
        /// Indirizzo dell'atto.
        url: Indirizzo,
        /// Data di pubblicazione sul sito.
        data_sito: Giorno,
        /// Data di caricamento sul portale nazionale.
        data_portale: Giorno,
    }
}

record! {
    /// Concluso (closed item): un elemento del piano dell'anno prima che qui non c'è più.
    pub struct Concluso {
        /// L'id che aveva.
        id: Testo = obbligatorio,
        /// Come è finito.
        esito: Esito,
        /// Perché.
        motivo: Testo,
    }
}

choice! {
    /// Esito (outcome) di un elemento che esce dal piano.
    pub enum Esito {
        /// Raggiunto.
        Concluso = "concluso",
        /// Abbandonato.
        Annullato = "annullato",
        /// Confluito in un altro.
        Assorbito = "assorbito",
    }
}

record! {
    /// Componente del gruppo di lavoro (working group member), per ruolo.
    pub struct Componente {
        /// Il ruolo.
        ruolo: Testo = obbligatorio,
        /// L'ufficio.
        ufficio: Ref<Ufficio>,
        /// Sezioni che redige.
        sezioni: Lista<Testo>,
        /// Coordina il gruppo.
        coordina: SiNo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Stato di una sezione (section state).
    pub struct StatoDiSezione {
        /// A che punto è.
        stato: StatoSezione,
        /// Ufficio che la deve.
        ufficio: Ref<Ufficio>,
        /// Nota.
        nota: Testo,
    }
}

choice! {
    /// Stato di lavorazione di una sezione (drafting state), come nel portale nazionale.
    pub enum StatoSezione {
        /// Da compilare.
        DaCompilare = "da_compilare",
        /// In compilazione.
        InCompilazione = "in_compilazione",
        /// Compilata.
        Compilata = "compilata",
        /// Validata.
        Validata = "validata",
    }
}

record! {
    /// Deroga (waiver): una regola che qui non vale, con il motivo.
    pub struct Deroga {
        /// La regola.
        regola: Testo = obbligatorio,
        /// Dove: `genere/id`, `genere/id.campo` oppure il nome di una sezione.
        dove: Testo,
        /// Perché: si legge nel rapporto e nel documento.
        motivo: Prosa,
        /// L'atto che la autorizza.
        atto: Testo,
        /// Fino a quando vale.
        scadenza: Giorno,
    }
}
