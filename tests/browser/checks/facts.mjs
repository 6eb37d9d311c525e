// SPDX-License-Identifier: EUPL-1.2
// Questions that a citizen, a manager or an auditor asks: the answer is on the screen after few clicks or one search.
import { withPage } from '../lib/browser.mjs';
import { HITS, search } from '../lib/search.mjs';

const MOST_CLICKS = 3;
/** The answer stands in one element no longer than this: words scattered over a section answer nothing. */
const LONGEST_ANSWER = 1_500;
/** How many hits of a search a reader looks at. */
const HITS_READ = 5;

/**
 * `facts`: a list of `{ domanda, risposta, clic, cerca }`. `risposta` are words that must stand together; `clic` the
 * texts of links or summaries to follow from the top, `cerca` what to type. Each of the two ways given must lead there.
 */
export const facts = {
  name: 'facts',
  titolo: 'dieci domande: la risposta in tre clic o una ricerca',
  async run({ browser, file, facts }, out) {
    if (!facts) return out.skip('no questions are written for this plan');
    await withPage(browser, file, {}, async page => {
      await remember(page);
      for (const { domanda, risposta, clic, cerca } of facts) {
        const fault = what => out.fault(`«${domanda}» ${what}`);
        if (!clic && !cerca) fault('says no way to the answer');
        if (clic?.length > MOST_CLICKS) fault(`takes ${clic.length} clicks`);
        const ways = [clic && (() => click(page, clic, risposta)), cerca && (() => look(page, cerca, risposta))];
        for (const walk of ways.filter(Boolean)) {
          await startAgain(page);
          const wrong = await walk();
          if (wrong) fault(wrong);
        }
      }
    });
    out.seen = `${facts.length} questions`;
  },
};

const remember = page => page.evaluate(() => {
  globalThis.closedAtFirst = [...document.querySelectorAll('details:not([open])')];
});

/** As the page was when it was opened: loading it again would cost more than all the walks. */
const startAgain = page => page.evaluate(() => {
  for (const details of globalThis.closedAtFirst) details.open = false;
  const box = document.querySelector('#cerca');
  if (box) {
    box.value = '';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  history.replaceState(null, '', location.pathname);
  document.querySelectorAll('nav').forEach(nav => nav.scrollTo(0, 0));
  scrollTo(0, 0);
});

/** Follows links and opens summaries by their words; says what could not be followed. */
async function click(page, steps, risposta) {
  for (const step of steps) {
    const handle = await page.evaluateHandle(clickable, step);
    const element = handle.asElement();
    if (!element) return `stops at «${step}»: there is no such link or summary to click`;
    await element.click();
    await settled();
  }
  return answer(page, risposta);
}

/** Searches, and follows the first hits one by one until the answer is there: a reader chooses among them by their titles. */
async function look(page, words, risposta) {
  if (!(await page.$('#cerca'))) return 'needs the search, and there is none';
  const { hits } = await search(page, words);
  for (let n = 0; n < Math.min(hits.length, HITS_READ); n += 1) {
    await page.evaluate((list, n) => [...document.querySelectorAll(`${list} a[href^="#"]`)][n].click(), HITS, n);
    await settled();
    if (!(await answer(page, risposta))) return undefined;
  }
  return `is not answered by the first ${HITS_READ} of ${hits.length} hits for «${words}»`;
}

/** Following a link is not over when the click is. */
const settled = () => new Promise(done => setTimeout(done, 150));

/** Runs in the page: the link or summary that can be seen and begins with these words, the nearest to the window. */
function clickable(words) {
  const plain = text => text.replace(/\s+/g, ' ').replaceAll('’', "'").trim();
  const away = e => {
    const { top, bottom } = e.getBoundingClientRect();
    return top > innerHeight ? top - innerHeight : Math.max(0, -bottom);
  };
  return [...document.querySelectorAll('a[href^="#"], summary')]
    .filter(e => plain(e.innerText).startsWith(plain(words)) && e.checkVisibility({ visibilityProperty: true }))
    .sort((a, b) => away(a) - away(b))[0];
}

/** What is wrong where the reader has come, when the answer is not on this screen or on the next. */
async function answer(page, risposta) {
  const found = await page.evaluate((words, longest) => {
    const plain = text => text.replace(/\s+/g, ' ').replaceAll('’', "'").toLowerCase();
    const wanted = words.map(plain);
    const holds = e => {
      const text = plain(e.innerText ?? '');
      return text.length <= longest && wanted.every(word => text.includes(word));
    };
    const near = e => {
      const { top, bottom, width } = e.getBoundingClientRect();
      return width > 1 && top < 2 * innerHeight && bottom > 0 && e.checkVisibility();
    };
    return [...document.body.querySelectorAll('*')].some(e => near(e) && holds(e));
  }, risposta, LONGEST_ANSWER);
  return found ? undefined : `leads to a screen without «${risposta.join('» and «')}»`;
}
