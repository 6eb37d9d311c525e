// SPDX-License-Identifier: EUPL-1.2
// The document as a reader prints it to PDF: A4, tagged, numbered, with all that is folded on screen.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPage } from '../lib/browser.mjs';

export const print = {
  name: 'print',
  titolo: 'stampa in PDF: A4, pagine numerate, parti chiuse comprese',
  async run({ browser, file, name, outputs }, out) {
    mkdirSync(outputs, { recursive: true });
    const pdf = join(outputs, `${name.replace(/\W+/g, '-')}.pdf`);
    const { folded, title } = await withPage(browser, file, { media: 'print' }, async (page, { requests }) => {
      const folded = await page.evaluate(readFolded);
      writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 900_000 }));
      requests.forEach(request => out.fault(`printing asks for ${request}`));
      return { folded, title: await page.title() };
    });
    const pages = sheet(pdf, title, out);
    texts(pdf, pages, folded, out);
    out.seen = `${pages} pages, ${folded.length} folded parts, ${pdf}`;
  },
};

/** What poppler tells of the file: how many pages. */
function sheet(pdf, title, out) {
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
  if (!/Page size:.*\(A4\)/.test(info)) out.fault(`not A4: ${/Page size:.*/.exec(info)}`);
  if (!/Tagged:\s+yes/.test(info)) out.fault('the PDF is not tagged');
  if (!title || !info.includes(title)) out.fault('the PDF does not bear the title of the document');
  return Number(/Pages:\s+(\d+)/.exec(info)?.[1] ?? 0);
}

function texts(pdf, pages, folded, out) {
  const read = args => execFileSync('pdftotext', [...args, pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  // Lines and columns break words in their own way: compare letters only.
  const flat = letters(read([]));
  const lost = folded.filter(text => !flat.includes(text));
  if (lost.length) out.fault(`${lost.length} of ${folded.length} folded texts are not printed, as «${lost[0]}»`);
  const sheets = read(['-layout']).split('\f').slice(0, pages);
  const numbered = sheets.filter((text, i) => text.includes(`Pagina ${i + 1} di ${pages}`)).length;
  if (numbered !== pages) out.fault(`«Pagina … di ${pages}» is on ${numbered} of ${pages} pages`);
  const blank = sheets.flatMap((text, i) => (letters(text).length < 150 ? [i + 1] : []));
  if (blank.length) out.fault(`pages with almost nothing on them: ${blank.slice(0, 10).join(', ')}`);
}

const letters = text => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

/** Runs in the page: of each closed `<details>`, the longest text inside, whole words within one line's length. */
function readFolded() {
  const letters = text => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');
  return [...document.querySelectorAll('details:not([open])')].flatMap(details => {
    const nodes = document.createTreeWalker(details, NodeFilter.SHOW_TEXT);
    let longest = '';
    while (nodes.nextNode()) {
      const { parentElement, textContent } = nodes.currentNode;
      // On paper some things make no sense: the style sheet hides them by name.
      if (parentElement.closest('summary, .nascosto, .permanente, .no-stampa, script, style')) continue;
      const text = letters(textContent).slice(0, 24);
      if (text.length > longest.length) longest = text;
    }
    return longest ? [longest] : [];
  });
}
