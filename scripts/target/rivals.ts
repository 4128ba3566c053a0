import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { machineEnvironment, runCommand } from '../commands.ts';
import { bundle } from './browser.ts';

const folder = '.handrail/bench/rivals';
const packages = [
  '@medv/finder@4.0.2',
  'css-selector-generator@3.9.4',
  'optimal-select@4.0.1',
  'unique-selector@0.5.0',
  'playwright-core@1.57.0',
];

/** Ours, among rivals and alone: what `build:target` hands out, in the page as an algorithm. */
export const handrail = `{
  describe: handrailTarget.describe,
  find: (target) => {
    const found = handrailTarget.find(target, document);
    return found && { element: found.element, isSure: found.outcome === 'found' };
  },
}`;

/** Each as it is meant to be used: one selector, and what it selects when that is one element. */
const entry = `
import { finder } from '@medv/finder';
import { getCssSelector } from 'css-selector-generator';
import { select } from 'optimal-select';
import unique from 'unique-selector';
import { InjectedScript } from './playwright.cjs';
import { injectedOptions } from '${resolve('scripts/target/rivals/playwright.ts')}';
import { ownRivals } from '${resolve('scripts/target/rivals/own.ts')}';
const only = (selector) => {
  const all = document.querySelectorAll(selector);
  return all.length === 1 ? { element: all[0], isSure: true } : null;
};
const path = (element) => {
  const parent = element.parentElement;
  if (!parent) return '/*[1]';
  return path(parent) + '/*[' + ([...parent.children].indexOf(element) + 1) + ']';
};
const byPath = (xpath) => {
  const element = document.evaluate(xpath, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
  return element ? { element, isSure: true } : null;
};
globalThis.algorithms = {
  handrail: ${handrail},
  '@medv/finder': { describe: (element) => finder(element, { timeoutMs: 1000 }), find: only },
  'css-selector-generator': {
    describe: (element) => getCssSelector(element, { maxCombinations: 100, maxCandidates: 1000 }),
    find: only,
  },
  'optimal-select': { describe: (element) => select(element), find: only },
  'unique-selector': { describe: (element) => unique(element), find: only },
  'absolute XPath': { describe: path, find: byPath },
  ...ownRivals(new InjectedScript(window, injectedOptions)),
};`;

/** Rivals are no dependencies: they are fetched for the comparison into a folder that is not kept. */
export async function bundleRivals(): Promise<string> {
  await fetchRivals();
  writeFileSync(join(folder, 'playwright.cjs'), injectedModule());
  writeFileSync(join(folder, 'entry.js'), entry);
  return bundle(join(folder, 'entry.js'));
}

/** Once, and again when the list has changed. */
async function fetchRivals(): Promise<void> {
  const done = join(folder, 'fetched.txt');
  const wanted = packages.join('\n');
  if (existsSync(done) && readFileSync(done, 'utf8') === wanted) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}');
  const install = ['install', '--silent', '--no-audit', '--no-fund', ...packages];
  const { code, output } = await runCommand('npm', install, { cwd: folder, env: machineEnvironment() });
  if (code !== 0) throw new Error(`The rivals could not be fetched:\n${output}`);
  writeFileSync(done, wanted);
}

/** Playwright carries the script for the page as the text of a module, which gives its class when it is called. */
function injectedModule(): string {
  const path = resolve(folder, 'node_modules/playwright-core/lib/generated/injectedScriptSource.js');
  const { source } = createRequire(import.meta.url)(path) as { source: string };
  return `${source}\nmodule.exports = { InjectedScript: module.exports.InjectedScript() };\n`;
}
