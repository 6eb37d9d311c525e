// SPDX-License-Identifier: EUPL-1.2
// Every reference inside the page resolves; ids are unique and can be written in any address.
import { withPage } from '../lib/browser.mjs';

export const links = {
  name: 'links',
  titolo: 'rimandi interni e identificativi',
  async run({ browser, file }, out) {
    const { faults, ids, inside } = await withPage(browser, file, {}, page => page.evaluate(inspect));
    faults.forEach(text => out.fault(text));
    out.seen = `${ids} ids, ${inside} links inside the page`;
  },
};

/** Runs in the page. */
function inspect() {
  const faults = [];
  const ids = new Set();
  for (const { id } of document.querySelectorAll('[id]')) {
    if (ids.has(id)) faults.push(`the id \`${id}\` is there twice`);
    if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(id)) faults.push(`the id \`${id}\` is not plain ASCII`);
    ids.add(id);
  }
  const need = (id, where) => {
    if (!ids.has(id)) faults.push(`${where} points at #${id}, which is not in the page`);
  };
  let inside = 0;
  for (const link of document.querySelectorAll('a[href], area[href]')) {
    const href = link.getAttribute('href');
    const text = link.textContent.trim().slice(0, 40);
    if (/^#./.test(href)) {
      inside += 1;
      need(decodeURIComponent(href.slice(1)), `the link «${text}»`);
    } else if (/^(#|javascript:.*)?$/i.test(href)) {
      faults.push(`the link «${text}» goes nowhere`);
    } else if (!/^(https?:\/\/[^/]|mailto:|tel:|data:|blob:)/.test(href)) {
      faults.push(`the link «${text}» needs a file beside the page: ${href.slice(0, 80)}`);
    }
    if (link.target === '_blank' && !/noopener|noreferrer/.test(link.rel)) faults.push(`the link «${text}» opens a window without rel="noopener"`);
    if (/^(clicca( qui)?|qui|link|leggi( tutto)?|vai|here|click here|scarica)$/i.test(text)) faults.push(`the link «${text}» does not say where it goes`);
  }
  const pointing = ['for', 'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'aria-activedescendant', 'headers', 'list', 'form', 'popovertarget'];
  for (const attribute of pointing) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute).split(/\s+/).filter(Boolean)) need(id, `<${element.localName} ${attribute}>`);
    }
  }
  for (const use of document.querySelectorAll('use[href^="#"]')) need(use.getAttribute('href').slice(1), '<use>');
  if (!inside) faults.push('no link inside the page');
  return { faults, ids: ids.size, inside };
}
