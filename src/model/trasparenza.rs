// SPDX-License-Identifier: EUPL-1.2
//! Section 2.3, second half: the duties to publish, civic access.

use super::comuni::{AltreInformazioni, Frequenza, Indirizzo};
use super::record::record;
use super::struttura_organizzativa::{Incarico, Ufficio};
use super::tipi::{CodiceObbligo, Conteggio, Lista, Prosa, Ref, RefOTesto, Testo};

record! {
    /// Trasparenza (section 2.3): art. 10 D.Lgs. 33/2013.
    pub struct Trasparenza {
        /// Premessa.
        testo: Prosa,
        /// Obblighi di pubblicazione.
        obblighi: Lista<Obbligo>,
        /// Accesso civico.
        accesso_civico: AccessoCivico,
        /// Dati pubblicati oltre gli obblighi.
        dati_ulteriori: Lista<DatoUlteriore>,
        /// Altre informazioni.
        altre_informazioni: AltreInformazioni,
    }
}

record! {
    /// Obbligo (publication duty): una riga dell'albero di «Amministrazione trasparente».
    pub struct Obbligo: Obbligo(contenuto, codice) {
        /// Codice della voce dell'albero. Una riga può valere anche per più obblighi, quelli che non hanno una riga loro: il titolo di una
        /// voce del menu (`Bilanci`, `Atti di concessione`), oppure `altri` per tutto il resto. Il documento li stampa uno per uno.
        codice: CodiceObbligo = obbligatorio,
        /// Contenuto, se più preciso della voce.
        contenuto: Testo,
        /// Ufficio che elabora o detiene il dato.
        elabora: Ref<Ufficio>,
        /// Ufficio che lo trasmette; se manca, quello che elabora.
        trasmette: Ref<Ufficio>,
        /// Ufficio che lo pubblica.
        pubblica: Ref<Ufficio>,
        /// Ogni quanto si aggiorna; in una riga che vale per più obblighi, se manca, quanto dice la norma di ciascuno.
        frequenza: Frequenza,
        /// Entro quanti giorni.
        giorni: Conteggio,
        /// Termine in parole.
        termine: Testo,
        /// Schema di pubblicazione ANAC.
        schema_anac: Testo,
        /// Chi controlla e quando.
        monitoraggio: Testo,
        /// Base giuridica, quando ci sono dati personali.
        base_giuridica: Testo,
        /// Non dovuto, con il motivo.
        nessuna: Testo,
        /// Nota.
        nota: Testo,
    }
}

record! {
    /// Accesso civico (civic access): art. 5 D.Lgs. 33/2013.
    pub struct AccessoCivico {
        /// Ufficio che riceve le richieste.
        ufficio: Ref<Ufficio>,
        /// Recapito.
        contatto: Testo,
        /// Registro degli accessi.
        registro: Indirizzo,
        /// Titolare del potere sostitutivo.
        potere_sostitutivo: RefOTesto<Incarico>,
        /// Come si esercita.
        testo: Prosa,
    }
}

record! {
    /// Dato ulteriore (further data) pubblicato.
    pub struct DatoUlteriore {
        /// Che cosa.
        contenuto: Testo = obbligatorio,
        /// Ufficio.
        ufficio: Ref<Ufficio>,
        /// Ogni quanto.
        frequenza: Frequenza,
        /// Indirizzo.
        url: Indirizzo,
    }
}
