// SPDX-License-Identifier: EUPL-1.2
// The search of the document, as a reader uses it.

/** Where the hits come. */
export const HITS = '#cerca-esiti';

/** Types `words`; gives the addresses of the hits and what the status says, once both have settled. */
export async function search(page, words) {
  await page.$eval('#cerca', box => { box.closest('details')?.setAttribute('open', ''); box.value = ''; box.focus(); });
  await page.type('#cerca', words);
  let before;
  for (let now = await state(page); now !== before; now = await state(page)) {
    before = now;
    await new Promise(done => setTimeout(done, 400));
  }
  return JSON.parse(before);
}

const state = page => page.evaluate(hits => JSON.stringify({
  hits: [...document.querySelectorAll(`${hits} a[href^="#"]`)].filter(a => a.checkVisibility()).map(a => a.getAttribute('href')),
  status: [...document.querySelectorAll('[role=status]')].map(e => e.textContent).join(' '),
}), HITS);
