// SPDX-License-Identifier: EUPL-1.2
//! Section 3.1: offices, who heads them, the organisational model.

use super::comuni::AltreInformazioni;
use super::performance::{Indicatore, Obiettivo};
use super::record::{choice, record};
use super::tipi::{Conteggio, Decimale, Giorno, Id, Immagine, Lista, Prosa, Ref, SiNo, Testo};
use super::valore_pubblico::ObiettivoValorePubblico;

record! {
    /// Struttura organizzativa (section 3.1): art. 4 c. 1 lett. a DM 132/2022.
    pub struct StrutturaOrganizzativa {
        /// Premessa: il modello organizzativo.
        testo: Prosa,
        /// Uffici; l'ente è la radice.
        uffici: Lista<Ufficio>,
        /// Incarichi.
        incarichi: Lista<Incarico>,
        /// Livelli di responsabilità.
        livelli_responsabilita: Lista<LivelloResponsabilita>,
        /// Fasce per la graduazione delle posizioni.
        fasce: Lista<FasciaPosizione>,
        /// Profili di ruolo.
        profili: Lista<Profilo>,
        /// Ampiezza media delle unità, in dipendenti.
        ampiezza_media: Decimale,
        /// Interventi sul modello, coerenti con il valore pubblico.
        interventi: Lista<Intervento>,
        /// Atto che approva la struttura.
        atto: Testo,
        /// Data dell'atto.
        data_atto: Giorno,
        /// Organigramma, come immagine.
        organigramma: Immagine,
        /// Obiettivi di performance di questa sezione.
        obiettivi: Lista<Obiettivo>,
        /// Indicatori scritti una volta e richiamati altrove.
        indicatori: Lista<Indicatore>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Ufficio (office): un'unità organizzativa.
    pub struct Ufficio: Ufficio(nome) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Codice dell'ente.
        codice: Testo,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Ufficio da cui dipende; se manca, dipende dall'ente.
        padre: Ref<Ufficio>,
        /// Livello, come lo chiama l'ente.
        livello: Testo,
        /// Incarico che lo dirige.
        incarico: Ref<Incarico>,
        /// Persone in servizio.
        dipendenti: Conteggio,
        /// Che cosa fa.
        descrizione: Prosa,
        /// Esiste dal.
        valido_dal: Giorno,
        /// Esiste fino al.
        valido_al: Giorno,
        /// Recapito pubblico.
        contatto: Testo,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Incarico (position): chi dirige o risponde di un ufficio, per ruolo.
    pub struct Incarico: Incarico(ruolo) {
        /// Identità, stabile negli anni.
        id: Id = obbligatorio,
        /// Ruolo.
        ruolo: Testo = obbligatorio,
        /// Tipo di incarico.
        tipo: TipoIncarico,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Altri uffici diretti ad interim o insieme.
        altri_uffici: Lista<Ref<Ufficio>>,
        /// Titolari, con le date; il nome solo se l'ente lo pubblica.
        titolare: Lista<Titolare>,
        /// Il posto è vacante.
        vacante: SiNo,
        /// Coperto ad interim da.
        ad_interim: Ref<Incarico>,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

choice! {
    /// Tipo di incarico (kind of position).
    pub enum TipoIncarico {
        /// Dirigente.
        Dirigente = "dirigente",
        /// Incarico di elevata qualificazione.
        Eq = "eq",
        /// Elevate professionalità.
        Ep = "ep",
        /// Segretario comunale o provinciale.
        Segretario = "segretario",
        /// Direttore generale o altro direttore.
        Direttore = "direttore",
        /// Altro.
        Altro = "altro",
    }
}

record! {
    /// Titolare (holder) di un incarico, con le date.
    pub struct Titolare abbreviato nome {
        /// Nome, solo dove la legge lo pubblica.
        nome: Testo,
        /// Dal.
        dal: Giorno,
        /// Al.
        al: Giorno,
    }
}

record! {
    /// Livello di responsabilità (level of responsibility).
    pub struct LivelloResponsabilita {
        /// Nome.
        nome: Testo = obbligatorio,
        /// Di che cosa risponde.
        descrizione: Prosa,
        /// Quante posizioni.
        numero: Conteggio,
    }
}

record! {
    /// Fascia di una posizione (position band).
    pub struct FasciaPosizione {
        /// Nome.
        nome: Testo = obbligatorio,
        /// Quante posizioni.
        numero: Conteggio,
        /// Descrizione.
        descrizione: Testo,
    }
}

record! {
    /// Profilo (role profile): famiglia, area, che cosa fa.
    pub struct Profilo: Profilo(nome) {
        /// Identità, se altrove si fa riferimento a questo profilo.
        id: Id,
        /// Nome.
        nome: Testo = obbligatorio,
        /// Area di inquadramento.
        area: Testo,
        /// Famiglia professionale.
        famiglia: Testo,
        /// Competenze.
        competenze: Prosa,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}

record! {
    /// Intervento (organisational action) sul modello organizzativo.
    pub struct Intervento: Intervento(titolo) {
        /// Identità, se altrove si fa riferimento a questo intervento.
        id: Id,
        /// Titolo.
        titolo: Testo = obbligatorio,
        /// Descrizione.
        descrizione: Prosa,
        /// Obiettivi di valore pubblico che serve.
        valore_pubblico: Lista<Ref<ObiettivoValorePubblico>>,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Entro quando.
        scadenza: Giorno,
        /// Obiettivo di performance che lo porta avanti.
        obiettivo: Ref<Obiettivo>,
        /// Nota.
        nota: Testo,
        /// Id che aveva nel piano dell'anno prima.
        succede_a: Lista<Testo>,
    }
}
