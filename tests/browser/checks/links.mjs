// SPDX-License-Identifier: EUPL-1.2
// Every reference inside the page resolves, and leads to its place; ids are unique and can be written in any address.
import { withPage } from '../lib/browser.mjs';

export const links = {
  name: 'links',
  titolo: 'rimandi interni e identificativi',
  async run({ browser, file }, out) {
    const { faults, ids, inside } = await withPage(browser, file, {}, page => page.evaluate(inspect));
    const lost = await withPage(browser, file, { motion: 'no-preference' }, follow);
    [...faults, ...lost].forEach(text => out.fault(text));
    out.seen = `${ids} ids, ${inside} links inside the page`;
  },
};

/** Goes to some places that are far from each other, folded ones too: the place is on the screen when nothing moves any more. */
async function follow(page) {
  const places = await page.evaluate(() => {
    const seen = new Set([...document.querySelectorAll('main a[href^="#"]')].map(link => decodeURIComponent(link.hash.slice(1))));
    const there = [...document.querySelectorAll('main [id]')].filter(place => seen.has(place.id));
    const folded = there.filter(place => place.closest('details:not([open])'));
    const far = (list, count) => Array.from({ length: count }, (_, n) => list[Math.floor((n * 7 % count + 0.5) / count * list.length)]);
    const some = [...far(there, 5), ...far(folded, 30)];
    return [...new Set(some)].filter(Boolean).map(place => place.id);
  });
  const lost = [];
  for (const id of places) {
    await page.evaluate(async to => {
      location.hash = `#${to}`;
      for (let before = NaN; before !== scrollY;) {
        before = scrollY;
        await new Promise(done => setTimeout(done, 200));
      }
    }, id);
    const top = await page.evaluate(to => Math.round(document.getElementById(to).getBoundingClientRect().top / innerHeight * 100), id);
    if (top < -5 || top > 100) lost.push(`the link to #${id} ends ${Math.abs(top)} hundredths of a screen away from it`);
  }
  return lost;
}

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
