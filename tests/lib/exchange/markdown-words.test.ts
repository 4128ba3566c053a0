import { expect, test } from 'vitest';
import { asMarkdown, forOthers } from '#lib/exchange/markdown-words.ts';
import { toPlainText, toRich } from '#lib/markdown/to-rich.ts';
import { aHash, hostile } from '#tests/fixtures/a-book.ts';

test.each([
  ['[evil](javascript:alert(1)) [a](https://a.example/)', 'evil [a](https://a.example/)'],
  ['[**e**<b>][1]\n\n[1]: javascript:x', '**e**\\<b\\>\n\n'],
  ['<script>alert(1)</script>\n\n1 < 2 <b>', '\\<script\\>alert(1)\\</script\\>\n\n1 < 2 \\<b\\>'],
  ['`<script>` \\<b>\n\n```\n<script>\n```\n\n    <b>', '`<script>` \\<b>\n\n```\n<script>\n```\n\n    <b>'],
  [`![a \\[b\\]](picture:${aHash}) ![c](https://spy.example/c.png)`, '![a \\[b\\]](pictures/a.png) c'],
])('%s is %s for others', (markdown, said) => {
  expect(forOthers(markdown, () => 'pictures/a.png')).toBe(said);
});

test.each([hostile, 'A <b>&amp; "quotes"', 'Learn C#', '# a', '1. a', '- a', '+ a', '> a', '_a_ [b](c)', '=== a'])(
  'the words %s are read as they are',
  (words) => {
    expect(toPlainText(asMarkdown(words))).toBe(words);
    expect(toRich(asMarkdown(words))).toMatchObject([{ kind: 'paragraph' }]);
    expect(toRich(`# ${asMarkdown(words)}`)).toMatchObject([{ kind: 'heading' }]);
  },
);
