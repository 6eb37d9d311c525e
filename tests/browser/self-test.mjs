// SPDX-License-Identifier: EUPL-1.2
// Shows that every check can fail. `samples/good.html` passes all; each fault below, put into it, must be found by the
// check it is listed under, in the words given.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FULL } from './checks/all.mjs';
import { launch } from './lib/browser.mjs';
import { Outcome } from './lib/outcome.mjs';
import { FAULTS } from './samples/faults.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const DATI = readFileSync(join(HERE, '../../src/render/templates/html/dati.js'), 'utf8');
const GOOD = readFileSync(join(HERE, 'samples/good.html'), 'utf8').replace('/* dati.js */', () => DATI);
const QUESTIONS = [
  { domanda: 'Quante persone ha l’anagrafe?', risposta: ['Ufficio anagrafe', '4'], clic: ['2. Personale'], cerca: 'anagrafe' },
  { domanda: 'Come si misura?', risposta: ['Somma dei giorni'], clic: ['1. Obiettivi', 'Come si misura'] },
];

// Names of checks: only those are proved.
const only = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'piao-self-test-'));
const browser = await launch();
let wrong = 0;
let shown = 0;
try {
  for (const check of FULL.filter(({ name }) => !only.length || only.includes(name))) await prove(check);
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true });
}
console.log(`self-test: ${shown} faults found as they should, ${wrong} surprises`);
process.exitCode = wrong ? 1 : 0;

async function prove(check) {
  const faults = FAULTS[check.name];
  if (!faults) return surprise(`${check.name} has no fault that it should find`);
  const clean = await judge(check, GOOD, QUESTIONS);
  for (const text of clean.faults.concat(clean.skipped)) surprise(`${check.name} on the good page: ${text}`);
  for (const { what, spoil = page => page, questions = QUESTIONS, says } of faults) {
    const page = spoil(GOOD);
    if (page === GOOD && questions === QUESTIONS) surprise(`${check.name}, ${what}: the page was not changed`);
    const { faults: found } = await judge(check, page, questions);
    if (found.some(text => says.test(text))) shown += 1;
    else surprise(`${check.name} does not see ${what}; it says: ${found.join(' / ') || 'nothing'}`);
  }
  return undefined;
}

function surprise(text) {
  wrong += 1;
  console.log(`    SURPRISE: ${text}`);
}

async function judge(check, page, facts) {
  const file = join(scratch, 'page.html');
  writeFileSync(file, typeof page === 'string' ? allowed(page) : page);
  const outputs = join(scratch, 'pdf');
  mkdirSync(outputs, { recursive: true });
  const out = new Outcome();
  try {
    await check.run({ browser, file, name: 'page', full: true, facts, outputs }, out);
  } catch (error) {
    surprise(`${check.name} broke: ${error.stack}`);
  }
  return out;
}

/** The policy with the hashes of the style and the script that are in the page now. */
function allowed(page) {
  const hash = pattern => `'sha256-${createHash('sha256').update(pattern.exec(page)?.[1] ?? '').digest('base64')}'`;
  return page.replace('STYLE', hash(/<style>([^]*?)<\/style>/)).replace('SCRIPT', hash(/<script>([^]*?)<\/script>/));
}
