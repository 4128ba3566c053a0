import { expect, test } from 'vitest';
import config from '../wxt.config.ts';

/** The policy of the extension's own pages and its background, by directive. */
async function policyFor(browser: string): Promise<Map<string, string[]>> {
  if (typeof config.manifest !== 'function') throw new Error('The manifest depends on the browser.');
  const env = { browser, mode: 'production', command: 'build', manifestVersion: 3 } as const;
  const { content_security_policy: policy } = await config.manifest(env);
  const directives = (policy as { extension_pages: string }).extension_pages.split(';').map((part) => part.trim());
  return new Map(
    directives
      .filter(Boolean)
      .map((part) => part.split(' '))
      .map(([name, ...from]) => [name!, from]),
  );
}

test.each(['chrome', 'firefox'])(
  'in %s nothing runs but our own code, and a store on plain http is reached',
  async (browser) => {
    const policy = await policyFor(browser);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('object-src')).toEqual(["'self'"]);
    expect([...policy.keys()]).not.toContain('upgrade-insecure-requests');
    for (const directive of ['connect-src', 'default-src']) expect(policy.get(directive) ?? []).toEqual([]);
  },
);
