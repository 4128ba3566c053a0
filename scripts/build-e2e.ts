import { runCommand, say } from './commands.ts';

export const browsers = ['chrome', 'firefox'] as const;

/**
 * The build for tests and the demo, as it will run for readers but for hosts that are granted and shadow roots that are
 * open. WXT takes the mode for NODE_ENV where nothing is said, and then views would carry the names of their files.
 */
export function buildE2e(browser: (typeof browsers)[number]): Promise<boolean> {
  return build(['-b', browser, '--mode', 'e2e']);
}

/** The build that readers get. */
export function buildAsShipped(browser: (typeof browsers)[number]): Promise<boolean> {
  return build(['-b', browser]);
}

async function build(options: readonly string[]): Promise<boolean> {
  const env = { ...process.env, NODE_ENV: 'production', HANDRAIL_HOSTS: '' };
  const { code, output } = await runCommand('wxt', ['build', ...options], { env });
  if (code !== 0) say(output);
  return code === 0;
}

if (import.meta.main) {
  for (const browser of browsers) {
    if (await buildE2e(browser)) say(`Built .output/${browser}-mv3-e2e/`);
    else process.exitCode = 1;
  }
}
