import { cruise, type ICruiseResult, type IViolation } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { globSync } from 'node:fs';
import walls, { pages, pageScripts } from '../.dependency-cruiser.mjs';
import { say } from './commands.ts';

const files = globSync('{lib,components,entrypoints,server/src,demo,scripts,tests}/**/*.{ts,tsx,mjs}', {
  exclude: (name) => name.includes('node_modules'),
}).filter((name) => !name.endsWith('.d.ts'));
const injected = files.filter((name) => new RegExp(pageScripts).test(name));
if (injected.length === 0) throw new Error(`No page script was found: does ${pageScripts} still name them?`);

const everything = await look(walls, files);
const inPages = await look(pages, injected);

// A cruiser that cannot read TypeScript sees nothing, finds nothing, and is content.
const seen = new Set(everything.modules.map((module) => module.source));
const problems = [
  ...[...everything.summary.violations, ...inPages.summary.violations].map(sentenceOf),
  ...files.filter((name) => !seen.has(name)).map((name) => `not seen: ${name}`),
];
for (const problem of problems) say(problem);
say(`${seen.size} modules seen, ${files.length} source files, ${problems.length} problems`);
if (problems.length > 0) process.exitCode = 1;

async function look({ forbidden, options }: typeof walls, from: string[]): Promise<ICruiseResult> {
  const { enhancedResolveOptions, ...rest } = options;
  const { output } = await cruise(from, { ...rest, ruleSet: { forbidden }, validate: true }, enhancedResolveOptions, {
    tsConfig: extractTsConfig('tsconfig.json'),
  });
  return output as ICruiseResult;
}

function sentenceOf({ rule, from, to, via, cycle }: IViolation): string {
  const way = [from, ...(via ?? cycle ?? []).map(({ name }) => name), to];
  return `${rule.name}: ${way.filter((name, at) => name !== way[at - 1]).join(' → ')}`;
}
