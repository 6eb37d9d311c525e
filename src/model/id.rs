// SPDX-License-Identifier: EUPL-1.2
//! `Id`, `Genere` and `Ref<T>`: identity and references. An id finds things, a `codice` only shows them.

use super::record::Elemento;
use std::marker::PhantomData;

/// Id (identity): minuscole, cifre e trattini; stabile negli anni. L'ancora è `genere-id`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub Box<str>);

impl Id {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Words that mean something of their own and name no element.
    pub const RISERVATI: [&'static str; 3] = ["tutti", "interno", "nessuno"];

    /// Whether a text is shaped like an id: lower case, digits, `-`, with a letter in it.
    pub fn has_shape(text: &str) -> bool {
        !text.is_empty()
            && text.len() <= 80
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && text.bytes().any(|b| b.is_ascii_lowercase())
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--")
    }

    /// A text turned into the shape of an id, for suggestions.
    pub fn slug(text: &str) -> String {
        let mut out = String::new();
        for c in crate::source::decode::fold(text).chars() {
            if c.is_ascii_alphanumeric() {
                out.push(c);
            } else if !out.ends_with('-') && !out.is_empty() {
                out.push('-');
            }
        }
        out.trim_end_matches('-').chars().take(80).collect()
    }
}

/// Ref (reference): the id of a `T`; `tutti` stands for every office.
pub struct Ref<T> {
    /// The id as written.
    pub id: Box<str>,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A reference to `id`.
    pub fn new(id: &str) -> Self {
        Ref { id: id.into(), target: PhantomData }
    }

    /// It stands for every office.
    pub fn is_tutti(&self) -> bool {
        &*self.id == "tutti"
    }
}

impl<T: Elemento> Ref<T> {
    /// The kind it refers to.
    pub fn genere(&self) -> Genere {
        T::GENERE
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Ref::new(&self.id)
    }
}

impl<T> std::fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({})", self.id)
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The letters and digits of a text, without accents, hyphens between its words.
fn in_ascii(text: &str) -> String {
    let small: String = text.chars().flat_map(char::to_lowercase).map(crate::source::decode::senza_accento).collect();
    let words: Vec<&str> =
        small.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    words.join("-")
}

/// Declares the kinds with their words: singular (anchor, waivers, `[[genere:id]]`), plural key, article and noun.
macro_rules! generi {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $plural:literal, $il:literal, $un:literal;)*) => {
        /// Genere (kind of element): what an id names. Ids are unique within a kind.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Genere { $($(#[$doc])* $name),* }
        impl Genere {
            /// Every kind.
            pub const TUTTI: &'static [Genere] = &[$(Genere::$name),*];
            /// The word of anchors, waivers and links in prose.
            pub fn parola(self) -> &'static str { match self { $(Genere::$name => $word),* } }
            /// The key of lists of these, and of their defaults.
            pub fn plurale(self) -> &'static str { match self { $(Genere::$name => $plural),* } }
            /// With the definite article: «l'obiettivo».
            pub fn con_articolo(self) -> &'static str { match self { $(Genere::$name => $il),* } }
            /// With the indefinite article: «un obiettivo».
            pub fn con_indeterminativo(self) -> &'static str { match self { $(Genere::$name => $un),* } }
            /// Where the document holds an element of this kind: `genere-id`. What is no id, as the title that stands
            /// for a duty to publish, becomes small letters, digits and hyphens.
            pub fn ancora(self, id: &str) -> String {
                let word = self.parola();
                if Id::has_shape(id) { format!("{word}-{id}") } else { format!("{word}-{}", in_ascii(id)) }
            }
            /// The kind with this word.
            pub fn da_parola(word: &str) -> Option<Genere> { Genere::TUTTI.iter().copied().find(|g| g.parola() == word) }
        }
    };
}

generi! {
    /// Ufficio.
    Ufficio = "ufficio", "uffici", "l'ufficio", "un ufficio";
    /// Incarico.
    Incarico = "incarico", "incarichi", "l'incarico", "un incarico";
    /// Obiettivo di performance.
    Obiettivo = "obiettivo", "obiettivi", "l'obiettivo", "un obiettivo";
    /// Obiettivo di valore pubblico.
    ObiettivoValorePubblico = "valore-pubblico", "obiettivi_valore_pubblico", "l'obiettivo di valore pubblico", "un obiettivo di valore pubblico";
    /// Obiettivo strategico di prevenzione.
    ObiettivoStrategico = "obiettivo-strategico", "obiettivi_strategici", "l'obiettivo strategico", "un obiettivo strategico";
    /// Strategia.
    Strategia = "strategia", "strategie", "la strategia", "una strategia";
    /// Indicatore.
    Indicatore = "indicatore", "indicatori", "l'indicatore", "un indicatore";
    /// Fase.
    Fase = "fase", "fasi", "la fase", "una fase";
    /// Azione positiva.
    AzionePositiva = "azione-positiva", "azioni_positive", "l'azione positiva", "un'azione positiva";
    /// Azione per l'accessibilità.
    Accessibilita = "accessibilita", "accessibilita", "l'azione per l'accessibilità", "un'azione per l'accessibilità";
    /// Procedura.
    Procedura = "procedura", "procedure", "la procedura", "una procedura";
    /// Processo.
    Processo = "processo", "processi", "il processo", "un processo";
    /// Rischio.
    Rischio = "rischio", "rischi", "il rischio", "un rischio";
    /// Misura.
    Misura = "misura", "misure", "la misura", "una misura";
    /// Obbligo di pubblicazione.
    Obbligo = "obbligo", "obblighi", "l'obbligo di pubblicazione", "un obbligo di pubblicazione";
    /// Priorità politica.
    Priorita = "priorita", "priorita_politiche", "la priorità politica", "una priorità politica";
    /// Stakeholder.
    Stakeholder = "stakeholder", "stakeholder", "lo stakeholder", "uno stakeholder";
    /// Fonte.
    Fonte = "fonte", "fonti", "la fonte", "una fonte";
    /// Documento.
    Documento = "documento", "documenti", "il documento", "un documento";
    /// Profilo.
    Profilo = "profilo", "profili", "il profilo", "un profilo";
    /// Intervento organizzativo.
    Intervento = "intervento", "interventi", "l'intervento", "un intervento";
    /// Intervento formativo.
    InterventoFormativo = "intervento-formativo", "interventi_formativi", "l'intervento formativo", "un intervento formativo";
    /// Indagine.
    Indagine = "indagine", "indagini", "l'indagine", "un'indagine";
}
