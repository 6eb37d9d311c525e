// SPDX-License-Identifier: EUPL-1.2
// The tables that the page saves: each in every format, whole, as the data in the page say it.
import { withPage } from '../lib/browser.mjs';

const FORMATS = { csv, json, markdown };

export const data = {
  name: 'data',
  titolo: 'dati: ogni tabella si salva intera in CSV, JSON e Markdown',
  async run({ browser, file }, out) {
    await withPage(browser, file, {}, async (page, { problems }) => {
      const source = await page.evaluate(() => document.getElementById('piao-dati')?.textContent ?? null);
      if (source === null) return out.skip('the document has no data in it');
      const { tabelle } = JSON.parse(source);
      await page.evaluate(catchSaved);
      for (const table of tabelle) {
        for (const [format, judge] of Object.entries(FORMATS)) await look(page, table, format, judge, out);
      }
      problems.forEach(problem => out.fault(problem));
      out.seen = `${tabelle.length} tables, ${tabelle.reduce((sum, { righe }) => sum + righe.length, 0)} rows`;
    });
  },
};

/** In the page: what would be saved is kept. */
function catchSaved() {
  let blob;
  URL.createObjectURL = made => { blob = made; return 'blob:x'; };
  URL.revokeObjectURL = () => {};
  HTMLAnchorElement.prototype.click = function click() { window.saved = { name: this.download, blob }; };
}

async function look(page, table, format, judge, out) {
  const saved = await page.evaluate(async (nome, formato) => {
    const button = document.querySelector(`button[data-tabella="${nome}"][data-formato="${formato}"]`);
    if (!button) return null;
    window.saved = undefined;
    button.click();
    // `text()` of a blob takes the mark away.
    const bytes = window.saved && new Uint8Array(await window.saved.blob.arrayBuffer());
    return { name: window.saved?.name, text: bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
  }, table.nome, format);
  const fault = text => out.fault(`${table.nome}, ${format}${text}`);
  if (!saved) return out.fault(`${table.nome} cannot be saved as ${format}`);
  if (saved.name === undefined) return fault(': nothing is saved');
  const end = format === 'markdown' ? 'md' : format;
  if (saved.name !== `${table.nome}.${end}`) fault(`: saved as «${saved.name}»`);
  return judge(saved.text, table, fault);
}

function json(text, { colonne, righe }, fault) {
  const rows = JSON.parse(text).righe;
  if (rows.length !== righe.length) return fault(`: ${rows.length} rows of ${righe.length}`);
  return rows.forEach((row, r) => {
    const same = JSON.stringify(colonne.map(name => row[name])) === JSON.stringify(righe[r]);
    if (!same) fault(`, row ${r + 1}: not what the page says`);
  });
}

/** What a cell says in words, in Italian. */
function shown(value, type) {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'sì' : 'no';
  if (typeof value === 'number') return `${value}`.replace('.', ',');
  if (Array.isArray(value)) return value.join(' | ');
  return type === 'data' ? value.split('-').reverse().join('/') : value;
}

function csv(text, { colonne, tipi, righe }, fault) {
  if (!text.startsWith('\ufeff')) fault(': no mark of UTF-8 at the beginning');
  if (!text.endsWith('\r\n')) fault(': lines do not end with CRLF');
  const [head, ...rows] = cells(text.replace(/^\ufeff/, ''));
  if (head.join() !== colonne.join()) fault(': other columns');
  if (rows.length !== righe.length) return fault(`: ${rows.length} rows of ${righe.length}`);
  return rows.forEach((row, r) => colonne.forEach((name, c) => {
    const [found, value] = [row[c] ?? '', righe[r][c]];
    const expected = shown(value, tipi[c]).replace(/\r\n?/g, '\n');
    if (found.replace(/^'/, '') !== expected.replace(/^'/, '')) fault(`, row ${r + 1}, ${name}: «${found}» is not «${expected}»`);
    if (typeof value !== 'number' && /^[=+\-@\t]/.test(found) && !/^[-+]?[0-9][0-9.,]*\s?[%€]?$/.test(found)) {
      fault(`, row ${r + 1}, ${name}: «${found}» would be run`);
    }
  }));
}

/** The cells of a CSV with semicolons. */
function cells(text) {
  const rows = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/gy;
  for (let match; pattern.lastIndex < text.length && (match = pattern.exec(text)); ) {
    rows.at(-1).push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    if (match[3] !== ';') rows.push([]);
  }
  return rows.filter(row => row.length);
}

function markdown(text, { colonne, tipi, righe }, fault) {
  const lines = text.split('\n').filter(line => line.startsWith('|'));
  const rest = text.split('\n').filter(line => line.trim() && !line.startsWith('|'));
  if (rest.length !== 1) fault(': not only a title and a table');
  const rows = lines.slice(2).map(line => line.slice(2, -2).split(' | ').map(cell => cell.replace(/\\(.)/g, '$1')));
  if (rows.length !== righe.length) return fault(`: ${rows.length} rows of ${righe.length}`);
  return rows.forEach((row, r) => {
    const bars = lines[r + 2].replace(/\\./g, '').split('|').length - 2;
    if (bars !== colonne.length) return fault(`, row ${r + 1}: ${bars} cells of ${colonne.length}`);
    const expected = righe[r].map((value, c) => shown(value, tipi[c]).replace(/\s+/g, ' ').trim());
    return row.join(' | ') === expected.join(' | ') || fault(`, row ${r + 1}: «${row.join(' | ')}»`);
  });
}
