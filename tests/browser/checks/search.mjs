// SPDX-License-Identifier: EUPL-1.2
// The search: without accents and capitals it finds what is written with them, says how much, and goes there.
import { withPage } from '../lib/browser.mjs';
import { HITS, search as type } from '../lib/search.mjs';

export const search = {
  name: 'search',
  titolo: 'ricerca: «attivita» trova «attività»',
  async run({ browser, file }, out) {
    await withPage(browser, file, {}, async (page, { problems }) => {
      if (!(await page.$('#cerca'))) return out.fault('there is no search: <input type="search" id="cerca">');
      if (!(await page.evaluate(() => document.querySelector('main').innerText.includes('attività')))) {
        return out.skip('the document never says «attività»');
      }
      const plain = await type(page, 'attivita');
      if (!plain.hits.length) out.fault('«attivita» finds nothing, yet the document says «attività»');
      const { hits } = await type(page, 'ATTIVITÀ');
      if (hits.join() !== plain.hits.join()) out.fault('«ATTIVITÀ» and «attivita» do not find the same');
      if (!/\d/.test(plain.status)) out.fault(`the number of hits is not told in an element with role="status": «${plain.status}»`);
      if (plain.hits.length) await follow(page, out);
      const none = await type(page, 'zzqqxx');
      if (none.hits.length) out.fault('a word that is not in the document finds something');
      if (!none.status.trim()) out.fault('nothing is said when nothing is found');
      problems.forEach(problem => out.fault(problem));
      out.seen = `${plain.hits.length} hits for «attivita»`;
    });
  },
};

/** The first hit leads to an element that is seen and holds the word. */
async function follow(page, out) {
  await type(page, 'attivita');
  await page.click(`${HITS} a[href^="#"]`);
  const there = await page.evaluate(() => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const box = target?.getBoundingClientRect();
    return { seen: target?.checkVisibility() && box.top < innerHeight && box.bottom > 0, text: target?.textContent ?? '' };
  });
  if (!there.seen) out.fault('the first hit leads to nothing that is seen');
  const folded = there.text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (!folded.includes('attivita')) out.fault('the first hit leads where the word is not');
}
