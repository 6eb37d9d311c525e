// SPDX-License-Identifier: EUPL-1.2
// Valid HTML, by html-validate and, where Java is, by the W3C's Nu checker.
import { spawn } from 'node:child_process';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import vnu from 'vnu-jar';

const RULES = {
  // A table that scrolls is a named group on a <div>: a <fieldset> is for forms.
  'prefer-native-element': 'off',
  // Matters of taste, and of how whitespace of templates comes out.
  'no-trailing-whitespace': 'off',
  'void-style': 'off',
  'doctype-style': 'off',
  'long-title': 'off',
  'tel-non-breaking': 'off',
};

export const html = {
  name: 'html',
  titolo: 'HTML valido',
  async run({ file }, out) {
    const nu = nuChecker(file);
    const validator = new HtmlValidate(new StaticConfigLoader({
      root: true,
      extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
      rules: RULES,
    }));
    const report = await validator.validateFile(file);
    for (const { messages } of report.results) {
      for (const m of messages) out.fault(`html-validate ${m.ruleId}, ${m.line}:${m.column}: ${m.message}`);
    }
    const messages = await nu;
    if (!messages) return out.skip('the Nu checker needs java');
    for (const m of messages.filter(isFault)) out.fault(`nu, ${m.lastLine}:${m.firstColumn}: ${m.message}`);
    out.seen = 'html-validate and Nu';
  },
};

// Nu does not compute the hashes of the CSP; the browser does: see `self-contained`.
const isFault = m => m.type !== 'info' && !/violates Content Security Policy/.test(m.message);

/** The messages of Nu; nothing where Java is missing. */
function nuChecker(file) {
  return new Promise((done, failed) => {
    const args = ['-Xss8m', '-jar', `${vnu}`, '--format', 'json', '--exit-zero-always', file];
    const java = spawn('java', args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let written = '';
    java.stderr.setEncoding('utf8').on('data', text => { written += text; });
    java.on('error', () => done(undefined));
    java.on('close', () => {
      try {
        done(JSON.parse(written).messages);
      } catch {
        failed(new Error(`Nu did not answer: ${written.slice(0, 300)}`));
      }
    });
  });
}
