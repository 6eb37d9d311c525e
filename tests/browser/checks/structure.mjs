// SPDX-License-Identifier: EUPL-1.2
// What a long public document must carry: language, title, metadata, landmarks, outline, contents, tables, print rules.
import { readFileSync } from 'node:fs';
import { withPage } from '../lib/browser.mjs';

export const structure = {
  name: 'structure',
  titolo: 'struttura: lingua, titolo, metadati, titoli, indice, tabelle',
  async run({ browser, file }, out) {
    bytes(readFileSync(file), out);
    const { faults, headings, tables } = await withPage(browser, file, {}, page => page.evaluate(inspect));
    faults.forEach(text => out.fault(text));
    out.seen = `${headings} headings, ${tables} tables`;
  },
};

function bytes(raw, out) {
  const start = raw.subarray(0, 1024).toString('latin1').toLowerCase();
  if (!/^\s*<!doctype html>/.test(start)) out.fault('does not begin with <!doctype html>');
  if (!/<meta\s+charset=["']?utf-8/.test(start)) out.fault('no <meta charset="utf-8"> in the first 1,024 bytes');
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    out.fault('is not UTF-8');
  }
}

/** Runs in the page, so its parts are inside it. */
function inspect() {
  const faults = [];
  const all = selector => [...document.querySelectorAll(selector)];
  const words = element => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const short = element => `«${words(element).slice(0, 40)}»`;

  const head = () => {
    if (!/^it\b/.test(document.documentElement.lang)) faults.push(`the language is "${document.documentElement.lang}"`);
    if (document.title.trim().length < 10) faults.push('the title is missing or too short');
    const viewport = document.querySelector('meta[name=viewport]')?.content ?? '';
    if (!viewport.includes('width=device-width')) faults.push('no viewport');
    if (/maximum-scale|user-scalable\s*=\s*(no|0)/.test(viewport)) faults.push('the viewport forbids to enlarge (1.4.4)');
    for (const name of ['description', 'dcterms.title', 'dcterms.creator', 'dcterms.language', 'dcterms.license']) {
      if (!document.querySelector(`meta[name="${name}" i]`)?.content) faults.push(`no <meta name="${name}">`);
    }
    // Artt. 7-bis and 9 D.Lgs. 33/2013: search engines must find what is published.
    if (/noindex/i.test(document.querySelector('meta[name=robots]')?.content ?? '')) faults.push('noindex');
    const csp = document.querySelector('meta[http-equiv=Content-Security-Policy]')?.content ?? '';
    if (!csp.includes("default-src 'none'")) faults.push('no Content-Security-Policy that begins from nothing');
  };

  const landmarks = () => {
    for (const name of ['header', 'nav', 'main', 'footer']) if (!document.querySelector(name)) faults.push(`no <${name}>`);
    if (all('main').length > 1) faults.push('more than one <main>');
    const navs = all('nav');
    for (const nav of navs) {
      if (navs.length > 1 && !nav.ariaLabel && !nav.hasAttribute('aria-labelledby')) faults.push('several <nav>, one without a name');
    }
  };

  const outline = () => {
    const headings = all('h1, h2, h3, h4, h5, h6');
    if (headings.filter(h => h.localName === 'h1').length !== 1) faults.push('there must be exactly one <h1>');
    let before = 0;
    for (const heading of headings) {
      const level = Number(heading.localName[1]);
      if (before && level > before + 1) faults.push(`headings jump from h${before} to h${level}: ${short(heading)}`);
      if (!words(heading)) faults.push(`an empty <${heading.localName}>`);
      before = level;
    }
    const listed = new Set(all('nav a[href^="#"]').map(a => decodeURIComponent(a.hash.slice(1))));
    for (const heading of all('main h2')) {
      const id = heading.id || heading.closest('section[id], article[id]')?.id;
      if (!id) faults.push(`an h2 without an id: ${short(heading)}`);
      else if (!listed.has(id)) faults.push(`an h2 that the contents do not list: #${id}`);
    }
    return headings.length;
  };

  const tables = () => {
    for (const table of all('table')) {
      if (!words(table.caption)) faults.push(`a table without a caption: ${short(table)}`);
      if (!table.tHead) faults.push(`a table without <thead>: its heads do not repeat in print: ${short(table)}`);
      if (!table.querySelector('th')) faults.push(`a table without header cells: ${short(table)}`);
      if (table.querySelector('th:not([scope])')) faults.push(`a header cell without scope: ${short(table)}`);
      // A table as drawn text leaves its lines to be read one by one.
      if (!table.tBodies[0]?.rows.length) faults.push(`a table without rows: ${short(table)}`);
    }
    return all('table').length;
  };

  const pictures = () => {
    for (const image of all('img:not([alt])')) faults.push(`an <img> without alt: ${image.src.slice(0, 40)}`);
    for (const svg of all('svg')) {
      const named = svg.ariaLabel || svg.hasAttribute('aria-labelledby') || words(svg.querySelector(':scope > title'));
      if (svg.closest('[aria-hidden=true]') || svg.parentElement.closest('svg')) continue;
      if (svg.getAttribute('role') !== 'img' || !named) faults.push('an <svg> that is neither hidden nor a named picture');
    }
  };

  const code = () => {
    for (const data of all('script[type="application/ld+json"], script[type="application/json"]')) {
      try {
        const value = JSON.parse(data.textContent);
        if (/ld/.test(data.type) && !value['@context']) faults.push('JSON-LD without @context');
      } catch (error) {
        faults.push(`${data.type} that does not parse: ${error.message}`);
      }
    }
    for (const element of all('body, body *')) {
      for (const { name } of element.attributes) {
        if (/^on[a-z]+$/.test(name) || name === 'style') faults.push(`<${element.localName} ${name}>: the CSP forbids it`);
      }
    }
  };

  const rules = () => {
    const css = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]);
    if (!css.some(rule => rule instanceof CSSPageRule)) faults.push('no @page');
    const media = css.filter(rule => rule instanceof CSSMediaRule).map(rule => rule.conditionText);
    if (!media.some(text => text.includes('print'))) faults.push('no @media print');
    if (!media.some(text => text.includes('prefers-color-scheme: dark'))) faults.push('no dark colours');
  };

  head();
  landmarks();
  pictures();
  code();
  rules();
  return { headings: outline(), tables: tables(), faults };
}
