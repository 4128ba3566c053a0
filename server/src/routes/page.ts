import { createHash } from 'node:crypto';

/** Colours and letters of the store's own pages, light and dark. */
export const pageTokens = `
:root { color-scheme: light dark; --ink: light-dark(#1c2333, #e8ebf3); --quiet: light-dark(#5b6478, #a0a9bd);
  --paper: light-dark(#ffffff, #1d2230); --ground: light-dark(#f1f3f8, #12151e); --line: light-dark(#d9deea, #333b50);
  --accent: light-dark(#3355cc, #8fa8ff); --on-accent: light-dark(#ffffff, #10142a); }
* { box-sizing: border-box; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

const sourceOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Nothing but the page's own blocks may run, load or frame. */
export function policyOf({ style, script }: { style: string; script?: string }): string {
  return [
    "default-src 'none'",
    `style-src ${sourceOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${sourceOf(script)}`]),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
