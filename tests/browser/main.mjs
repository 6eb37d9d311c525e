// SPDX-License-Identifier: EUPL-1.2
// Runs the checks on documents, all in one browser:
//
//   node main.mjs [--full] [--only CHECK] NAME=FILE.html…
//   node main.mjs --list                     names of the checks, and in Italian what each one looks at
//
// Exit status: 0 nothing found, 1 something found, 2 wrong use.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FAST, FULL } from './checks/all.mjs';
import { launch } from './lib/browser.mjs';
import { Outcome } from './lib/outcome.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

const { values: { full, only, list }, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean' }, only: { type: 'string', multiple: true }, list: { type: 'boolean' } },
});
const checks = (full ? FULL : FAST).filter(check => !only || only.includes(check.name));
if (list) {
  for (const { name, titolo } of checks) console.log(`${name.padEnd(15)} ${titolo}`);
} else if (!positionals.length || !checks.length) {
  console.error('usage: node main.mjs [--full] [--only CHECK] NAME=FILE.html…');
  process.exitCode = 2;
} else {
  process.exitCode = await judge(positionals) ? 1 : 0;
}

/** Runs every check on every document; how many found something. */
async function judge(documents) {
  const browser = await launch();
  let faulty = 0;
  try {
    for (const [name, file] of documents.map(text => text.split('='))) {
      for (const check of checks) {
        if (!(await passes(check, { browser, name, file, full, facts: questions(name), outputs: join(dirname(file), 'pdf') }))) faulty += 1;
      }
    }
  } finally {
    await browser.close();
  }
  return faulty;
}

async function passes(check, document) {
  const out = new Outcome();
  const start = performance.now();
  try {
    await check.run(document, out);
  } catch (error) {
    out.fault(`the check itself broke: ${error.stack}`);
  }
  out.print(check.name, document.name, (performance.now() - start) / 1000);
  return !out.faults.length;
}

/** `comune/2027` has its questions in `facts/comune-2027.json`. */
function questions(name) {
  const file = join(HERE, 'facts', `${name.replaceAll('/', '-')}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
