import { expect, test } from 'vitest';
import { tagsAsMeant } from '#lib/markdown/tags.ts';

test.each([
  ['<b class="x">', '<b class="x">'],
  ['</DIV>', '</DIV>'],
  ['<br/>', '<br/>'],
  ['<your-name>', '&lt;your-name>'],
  ['<button type="submit">', ''],
  ['<script>1</script>', '<script>1</script>'],
  ['<script>', '&lt;script>'],
  ['<!-- a -->', '<!-- a -->'],
  ['<!-- a', '<!-- a-->'],
])('%j is meant as %j', (html, meant) => {
  expect(tagsAsMeant(html)(html)).toBe(meant);
});

test('what is closed elsewhere in the text is closed', () => {
  expect(tagsAsMeant('<style>\n</style>')('<style>')).toBe('<style>');
});
