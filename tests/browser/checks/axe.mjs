// SPDX-License-Identifier: EUPL-1.2
// WCAG 2.1 A and AA as far as axe-core can tell: light, dark and on a phone, with everything unfolded.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unfold, withPage } from '../lib/browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** `quick`: the rules that can say something new there, when all of them have passed in the light. */
const LOOKS = [
  { name: 'light', width: 1280 },
  { name: 'dark', width: 1280, scheme: 'dark', quick: rule => rule.tags.includes('cat.color') },
  { name: '320 px', width: 320, height: 640, quick: rule => !rule.tags.includes('cat.color') },
];

export const axe = {
  name: 'axe',
  titolo: 'accessibilità WCAG 2.1 AA (axe-core): chiaro, scuro, 320 px',
  async run({ browser, file, full }, out) {
    let passed = 0;
    for (const { quick, ...look } of LOOKS) {
      const rules = full ? undefined : quick;
      const { violations, passes } = await withPage(browser, file, { ...look, inject: true }, page => judge(page, rules));
      passed += passes.length;
      for (const v of violations) out.fault(`${look.name}: ${v.id} (${v.impact}), ${v.nodes.length} times: ${v.help}; ${v.nodes[0].html.replace(/\s+/g, ' ').slice(0, 150)}`);
    }
    if (!passed) out.fault('no rule was applied');
    out.seen = `${passed} rules passed`;
  },
};

async function judge(page, wanted) {
  await unfold(page);
  await page.evaluate(AXE);
  const rules = await page.evaluate(levels => axe.getRules(levels).map(({ ruleId, tags }) => ({ id: ruleId, tags })), LEVELS);
  const ids = rules.filter(wanted ?? (() => true)).map(rule => rule.id);
  return page.evaluate(async ids => {
    // Addresses of the elements cost more than the judgement, and nothing is loaded from elsewhere.
    const { violations, passes } = await axe.run(document, {
      runOnly: { type: 'rule', values: ids }, resultTypes: ['violations'], selectors: false, iframes: false, preload: false,
    });
    const brief = rule => ({ id: rule.id, impact: rule.impact, help: rule.help, nodes: rule.nodes.map(({ html }) => ({ html })) });
    return { violations: violations.map(brief), passes: passes.map(rule => rule.id) };
  }, ids);
}
