import type Turndown from 'turndown';

/** Code word for word, whatever elements color it. */
export const code: Turndown.Plugin = (turndown) => {
  turndown.addRule('code', {
    filter: ({ nodeName }) => /^(?:CODE|KBD|SAMP|TT)$/.test(nodeName),
    replacement: (_, node) => asSpan(textOf(node)),
  });
  turndown.addRule('code-block', {
    filter: 'pre',
    replacement: (_, node) => {
      const text = textOf(node).replace(/\n$/, '');
      const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
      const language = /(?:^|\s)language-([\w+#.-]+)/.exec(node.querySelector('code')?.className ?? '')?.[1] ?? '';
      return `\n\n${fence}${language}\n${text}\n${fence}\n\n`;
    },
  });
};

function asSpan(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ');
  if (!line.trim()) return line;
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}

function textOf(node: Node): string {
  if (node.nodeName === 'BR') return '\n';
  if (node.nodeType === 3) return node.nodeValue ?? '';
  return Array.from(node.childNodes, textOf).join('');
}
