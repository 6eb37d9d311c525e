// SPDX-License-Identifier: EUPL-1.2
// What each check must find: `spoil` puts a fault into the good page, `says` is what the check must say of it.

/** Puts `text` in the place of `old`. */
const swap = (old, text) => page => page.replace(old, text);
/** Adds to the style sheet. */
const style = css => swap('</style>', `${css}\n</style>`);
/** Adds to the content. */
const content = markup => swap('</main>', `${markup}\n</main>`);
/** Adds to the head. */
const head = markup => swap('</head>', `${markup}\n</head>`);
/** Adds to the script. */
const script = code => swap('"use strict";', `"use strict";\n${code}`);

export const FAULTS = {
  'self-contained': [
    { what: 'a request that the policy lets through', spoil: page => swap('img-src data:', 'img-src data: https:')(content('<p><img src="https://example.org/a.png" alt="Stemma"></p>')(page)), says: /asks for something outside.*example\.org/ },
    { what: 'a violation of the policy', spoil: content('<p style="color: red">Testo</p>'), says: /error in the console.*inline style/i },
    { what: 'a picture that the policy stops', spoil: content('<p><img src="stemma.png" alt="Stemma"></p>'), says: /would load something.*stemma\.png/ },
    { what: 'an import', spoil: style('@import "altro.css";'), says: /would load something.*@import/ },
    { what: 'a font from elsewhere', spoil: style('@font-face { font-family: X; src: url(https://example.org/x.woff2); }'), says: /would load something.*x\.woff2/ },
    { what: 'a linked style sheet', spoil: head('<link rel="stylesheet" href="stile.css">'), says: /would load something.*stylesheet/ },
    { what: 'a base', spoil: head('<base href="https://example.org/">'), says: /<base>/ },
    { what: 'a refresh', spoil: head('<meta http-equiv="refresh" content="900">'), says: /refresh/ },
    { what: 'an error of the script', spoil: script('setTimeout(() => { throw new Error("guasto"); });'), says: /script error: .*guasto/ },
    { what: 'an error written to the console', spoil: script('console.error("guasto");'), says: /error in the console: guasto/ },
  ],
  links: [
    { what: 'a link that leads nowhere', spoil: content('<p><a href="#manca">Ufficio che manca</a></p>'), says: /«Ufficio che manca» points at #manca/ },
    { what: 'an empty link', spoil: content('<p><a href="#">Elenco</a></p>'), says: /«Elenco» goes nowhere/ },
    { what: 'a link that runs code', spoil: content('<p><a href="javascript:void(0)">Elenco</a></p>'), says: /«Elenco» goes nowhere/ },
    { what: 'a file beside the page', spoil: content('<p><a href="allegato.pdf">Allegato</a></p>'), says: /needs a file beside/ },
    { what: 'an id that is there twice', spoil: content('<p id="personale">Testo</p>'), says: /`personale` is there twice/ },
    { what: 'an id with an accent', spoil: content('<p id="attività">Testo</p>'), says: /`attività` is not plain ASCII/ },
    { what: 'a label of nothing', spoil: swap('for="cerca"', 'for="altro"'), says: /<label for> points at #altro/ },
    { what: 'a description that is not there', spoil: swap('id="cerca" ', 'id="cerca" aria-describedby="manca" '), says: /aria-describedby> points at #manca/ },
    { what: 'a window that knows who opened it', spoil: content('<p><a href="https://example.org/" target="_blank">Sito dell’ente</a></p>'), says: /noopener/ },
    { what: 'a link without meaning', spoil: content('<p><a href="#personale">clicca qui</a></p>'), says: /does not say where/ },
  ],
  structure: [
    { what: 'no doctype', spoil: swap('<!doctype html>\n', ''), says: /doctype/ },
    { what: 'no charset', spoil: swap('<meta charset="utf-8">\n', ''), says: /charset/ },
    { what: 'bytes that are not UTF-8', spoil: page => Buffer.from(page.replace('Tre obiettivi', 'Tré obiettivi'), 'latin1'), says: /not UTF-8/ },
    { what: 'another language', spoil: swap('lang="it"', 'lang="en"'), says: /language is "en"/ },
    { what: 'no title', spoil: swap(/<title>.*<\/title>/, '<title>Piano</title>'), says: /title is missing or too short/ },
    { what: 'no viewport', spoil: swap(/<meta name="viewport".*>/, ''), says: /no viewport/ },
    { what: 'a viewport that cannot be enlarged', spoil: swap('initial-scale=1', 'initial-scale=1, user-scalable=no'), says: /forbids to enlarge/ },
    { what: 'no licence', spoil: swap('dcterms.license', 'altro'), says: /dcterms\.license/ },
    { what: 'noindex', spoil: head('<meta name="robots" content="noindex">'), says: /noindex/ },
    { what: 'no policy', spoil: swap(/<meta http-equiv="Content-Security-Policy".*>/, ''), says: /Content-Security-Policy/ },
    { what: 'no footer', spoil: page => page.replaceAll('footer>', 'div>'), says: /no <footer>/ },
    { what: 'a second main', spoil: swap('</body>', '<main>Altro</main></body>'), says: /more than one <main>/ },
    { what: 'a nav without a name', spoil: content('<nav><a href="#personale">Personale</a></nav>'), says: /<nav>, one without a name/ },
    { what: 'a second h1', spoil: content('<h1>Altro</h1>'), says: /exactly one <h1>/ },
    { what: 'a jump of headings', spoil: swap('<h3>Sportello più veloce</h3>', '<h4>Sportello più veloce</h4>'), says: /jump from h2 to h4/ },
    { what: 'an empty heading', spoil: content('<h3> </h3>'), says: /an empty <h3>/ },
    { what: 'a chapter without an id', spoil: content('<h2>Altro</h2>'), says: /h2 without an id/ },
    { what: 'a chapter that the contents miss', spoil: content('<h2 id="altro">Altro</h2>'), says: /do not list: #altro/ },
    { what: 'a table without a caption', spoil: swap('<caption>Persone per ufficio</caption>', ''), says: /without a caption/ },
    { what: 'a table without a head', spoil: swap(/<thead>.*<\/thead>/, ''), says: /without <thead>/ },
    { what: 'a table without header cells', spoil: page => page.replace(/<th scope="(col|row)">(.*?)<\/th>/g, '<td>$2</td>'), says: /without header cells/ },
    { what: 'a header cell without scope', spoil: swap('<th scope="row">Ufficio anagrafe', '<th>Ufficio anagrafe'), says: /without scope/ },
    { what: 'a table without rows', spoil: swap(/<tbody>[^]*<\/tbody>/, ''), says: /without rows/ },
    { what: 'a picture without alt', spoil: content('<p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>'), says: /without alt/ },
    { what: 'a drawing without a name', spoil: swap(/ aria-label="Giorni[^"]*"/, ''), says: /neither hidden nor a named picture/ },
    { what: 'data that do not parse', spoil: swap('"name": "Piano di prova" }', '"name": }'), says: /does not parse/ },
    { what: 'JSON-LD without context', spoil: swap('"@context"', '"context"'), says: /without @context/ },
    { what: 'code in an attribute', spoil: content('<p onclick="x()">Testo</p>'), says: /<p onclick>: the CSP/ },
    { what: 'a style in an attribute', spoil: content('<p style="color: red">Testo</p>'), says: /<p style>: the CSP/ },
    { what: 'no @page', spoil: page => page.replace(/@page .*\n/, ''), says: /no @page/ },
    { what: 'no rules for print', spoil: page => page.replace(/@media print.*\n/, ''), says: /no @media print/ },
    { what: 'no dark colours', spoil: page => page.replace(/@media screen and \(prefers.*\n/, ''), says: /no dark colours/ },
  ],
  text: [
    { what: 'UTF-8 read as Windows-1252', spoil: content('<p>le attivitÃ  del comune</p>'), says: /damaged characters/ },
    { what: 'an English number', spoil: content('<p>Spesa di 1,234,567 euro</p>'), says: /English number/ },
    { what: 'a decimal point', spoil: content('<p>Cresce del 12.5%</p>'), says: /decimal point/ },
    { what: 'a technical date', spoil: content('<p>Entro il 2027-12-31</p>'), says: /technical date/ },
    { what: 'an amount without points', spoil: content('<p>Costa 123456 €</p>'), says: /amount without points/ },
    { what: 'an apostrophe for an accent', spoil: content('<p>Il servizio e\' aperto</p>'), says: /apostrophe in the place/ },
    { what: 'a wrong accent', spoil: content('<p>Si fa così perchè conviene</p>'), says: /wrong accent/ },
    { what: 'something left from a program', spoil: content('<p>Valore atteso: undefined</p>'), says: /left from a program/ },
    { what: 'empty brackets', spoil: content('<p>Atteso () nel 2027</p>'), says: /empty pair/ },
    { what: 'a tax code', spoil: content('<p>RSSMRA80A01H501U</p>'), says: /tax code/ },
    { what: 'an IBAN', spoil: content('<p>IT60X0542811101000000123456</p>'), says: /IBAN/ },
  ],
  'no-script': [
    { what: 'content that a script writes', spoil: script('document.querySelector("#personale").append("paragrafo scritto dal programma");'), says: /words are not there.*programma/ },
    { what: 'content that a script shows', spoil: page => script('document.querySelector("#obiettivo-sportello").hidden = false;')(page.replace('id="obiettivo-sportello"', 'id="obiettivo-sportello" hidden')), says: /words are not there/ },
    { what: 'a control that does nothing', spoil: page => page.replace('role="search" hidden', 'role="search"'), says: /does nothing: <input/ },
  ],
  search: [
    { what: 'no search', spoil: page => page.replace('id="cerca"', 'id="trova"').replaceAll('for="cerca"', 'for="trova"').replace('"#cerca"', '"#trova"'), says: /there is no search/ },
    { what: 'accents that must be typed', spoil: page => page.replace('.normalize("NFD").replace(/\\p{M}/gu, "")', ''), says: /finds nothing, yet/ },
    { what: 'capitals that change the result', spoil: page => page.replace('.toLowerCase();', ';'), says: /do not find the same/ },
    { what: 'a number that is not told', spoil: page => page.replace('role="status"', ''), says: /number of hits is not told/ },
    { what: 'a hit that leads elsewhere', spoil: page => page.replace('href: `#${e.id}`', 'href: "#ufficio-tributi"'), says: /where the word is not/ },
    { what: 'a hit that leads to nothing', spoil: page => page.replace('href: `#${e.id}`', 'href: "#manca"'), says: /nothing that is seen/ },
    { what: 'hits for a word that is not there', spoil: page => page.replace('word && fold(e.textContent).includes(word)', 'word'), says: /not in the document finds something/ },
  ],
  facts: [
    { what: 'an answer that is not there', questions: [{ domanda: 'Quando?', risposta: ['mai'], clic: ['2. Personale'] }], says: /without «mai»/ },
    { what: 'an answer that is elsewhere', spoil: content('<p class="lungo">Fine.</p>'.repeat(200) + '<p>Il segreto è qui.</p>'), questions: [{ domanda: 'Dov’è il segreto?', risposta: ['Il segreto è qui'], clic: ['1. Obiettivi'] }], says: /leads to a screen without/ },
    { what: 'an answer that stays folded', questions: [{ domanda: 'Come?', risposta: ['Somma dei giorni'], clic: ['1. Obiettivi'] }], says: /without «Somma/ },
    { what: 'words that do not stand together', spoil: page => page.replace('</h3>', `</h3>${'<p>Altro testo che allontana le due parole una dall’altra, per più di quanto si legge.</p>'.repeat(20)}`), questions: [{ domanda: 'Chi?', risposta: ['Sportello più veloce', '31 dicembre 2027', 'Ufficio tributi'], clic: ['1. Obiettivi'] }], says: /leads to a screen without/ },
    { what: 'a link that is not there', questions: [{ domanda: 'Dove?', risposta: ['x'], clic: ['9. Altro'] }], says: /no such link/ },
    { what: 'too many clicks', questions: [{ domanda: 'Dove?', risposta: ['4'], clic: ['1. Obiettivi', '2. Personale', '1. Obiettivi', '2. Personale'] }], says: /takes 4 clicks/ },
    { what: 'a search without the answer', questions: [{ domanda: 'Che cosa?', risposta: ['mai'], cerca: 'anagrafe' }], says: /not answered by the first/ },
    { what: 'a question without a way', questions: [{ domanda: 'Come?', risposta: ['x'] }], says: /says no way/ },
  ],
  keyboard: [
    { what: 'no skip link', spoil: swap(/<a class="salta".*<\/a>/, ''), says: /not a link that skips/ },
    { what: 'a skip link that stays hidden', spoil: style('.salta:focus { left: -100rem; }'), says: /not on the screen when it has the focus/ },
    { what: 'a skip link that does not skip', spoil: script('document.querySelector(".salta").addEventListener("click", (event) => event.preventDefault());'), says: /next stop is not in the content/ },
    { what: 'a focus that is not seen', spoil: style('a:focus-visible { outline: none; }'), says: /focus is not seen on <a>/ },
    { what: 'a focus out of the screen', spoil: page => style('.via { position: fixed; left: -200px; }')(content('<p><a href="#personale" class="via">Personale</a></p>')(page)), says: /out of the screen/ },
  ],
  reflow: [
    { what: 'a block that is too wide', spoil: page => style('.riquadro { width: 600px; }')(page), says: /the page is \d+ px wide/ },
    { what: 'a text that scrolls sideways', spoil: style('.riquadro { overflow-x: auto; white-space: nowrap; }'), says: /scrolls sideways/ },
    { what: 'a text that is cut when spaced', spoil: style('.riquadro { line-height: 1; height: 2.1rem; }'), says: /wider spacing the text is cut/ },
  ],
  contrast: [
    { what: 'pale text', spoil: style('.tenue { color: #b0b0b0; }'), says: /light: text at/ },
    { what: 'dark text in the dark', spoil: style('@media screen and (prefers-color-scheme: dark) { .tenue { color: #3a3a3a; } }'), says: /dark: text at/ },
    { what: 'pale text in print', spoil: style('@media print { .tenue { color: #b0b0b0; } }'), says: /print: text at/ },
    { what: 'pale text in a drawing', spoil: style('svg text { fill: #c0c0c0; }'), says: /light: text at/ },
    { what: 'a pale mark', spoil: style('.barra { fill: #c0c0c0; }'), says: /light: a mark at/ },
    { what: 'text over a gradient', spoil: style('.riquadro { background: linear-gradient(#fff, #000); }'), says: /gradient/ },
  ],
  html: [
    { what: 'an element that is not closed', spoil: content('<div>Testo'), says: /html-validate close-order/ },
    { what: 'what only Nu knows', spoil: content('<p><time datetime="2027-13-45">Giorno</time></p>'), says: /^nu, / },
  ],
  axe: [
    { what: 'a field without a label', spoil: swap(/<label.*<\/label>/, ''), says: /light: label/ },
    { what: 'colours too near, in the dark only', spoil: style('@media screen and (prefers-color-scheme: dark) { .tenue { color: #3a3a3a; } }'), says: /dark: color-contrast/ },
    { what: 'a fault that is seen on a phone only', spoil: page => style('.solo-telefono { display: none; } @media (max-width: 400px) { .solo-telefono { display: block; } }')(content('<div class="solo-telefono"><button type="button"></button></div>')(page)), says: /320 px: button-name/ },
    { what: 'a fault inside folded text', spoil: swap('Somma dei giorni', '<a href="#personale"></a>Somma dei giorni'), says: /link-name/ },
    { what: 'cells of a table without their header', spoil: content(`<table><caption>Altri</caption><thead><tr><th scope="col"></th><th scope="col">2026</th><th scope="col">2027</th></tr></thead>
<tbody>${'<tr><td>Nome</td><td>1</td><td>2</td></tr>'.repeat(4)}</tbody></table>`), says: /td-has-header/ },
  ],
  speed: [
    { what: 'too many elements', spoil: content('<b></b>'.repeat(60_001)), says: /elements, more than/ },
    { what: 'a slow script', spoil: script('for (const end = Date.now() + 9000; Date.now() < end;) ;'), says: /s of processor to be ready/ },
  ],
  print: [
    { what: 'another size of paper', spoil: page => page.replace('size: A4', 'size: letter'), says: /not A4/ },
    { what: 'pages without numbers', spoil: page => page.replace(/ @bottom-right \{[^}]*\}/, ''), says: /is on 0 of/ },
    { what: 'folded parts left out', spoil: page => page.replace(/details::details-content \{[^}]*\}/, ''), says: /folded texts are not printed/ },
    { what: 'a page with nothing on it', spoil: page => style('#vuoto { break-before: page; }')(content('<h2 id="vuoto">Vuoto</h2>')(page)), says: /almost nothing/ },
    { what: 'no title', spoil: page => page.replace(/<title>.*<\/title>/, ''), says: /does not bear the title/ },
  ],
};
