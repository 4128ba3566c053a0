import { expect, test } from 'vitest';
import { readFiles } from '#lib/exchange/import/read-files.ts';
import { toHtml } from '#lib/exchange/to-html.ts';
import { toMarkdownZip } from '#lib/exchange/to-markdown.ts';
import { toScorm } from '#lib/exchange/to-scorm.ts';
import { hashOf } from '#lib/model/hash.ts';
import { aBook } from '#tests/fixtures/a-book.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const ways = { Markdown: toMarkdownZip, HTML: toHtml, SCORM: toScorm };

test.each(Object.entries(ways))('a title and its code come back from %s as they were', async (_, make) => {
  const title = 'A <b>&amp; "quotes" `x` *y* C#';
  const text = 'Say `<br> &amp;`.\n\n```\n<script>\n```';
  const { name, bytes } = await make(aBook([aGuide({ kind: 'tip-sheet', title, text, steps: {} })]));
  const { files } = await readFiles([{ path: name, bytes }], { hashOf, paint: async () => null });
  const [draft] = files.flatMap(({ drafts }) => drafts);
  expect(draft).toMatchObject({ title });
  expect(draft!.text).toMatch(/Say `<br> &amp;`\.\n\n```\n<script>\n```$/);
});
