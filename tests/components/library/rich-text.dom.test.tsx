import { render } from 'preact';
import { expect, test } from 'vitest';
import { RichText } from '#components/library/RichText.tsx';
import { toRich } from '#lib/markdown/to-rich.ts';

function shown(markdown: string): HTMLElement {
  const place = document.createElement('div');
  render(<RichText blocks={toRich(markdown)} />, place);
  return place;
}

test('what an author wrote is shown in its form', () => {
  const place = shown('# Rules\n\n1. **one**\n2. [two](https://a.example/)\n\n> `said`');
  expect(place.querySelector('h3')?.textContent).toBe('Rules');
  expect(place.querySelector('ol > li strong')?.textContent).toBe('one');
  expect(place.querySelector('a')?.getAttribute('href')).toBe('https://a.example/');
  expect(place.querySelector('a')?.getAttribute('rel')).toBe('noopener noreferrer');
  expect(place.querySelector('blockquote code')?.textContent).toBe('said');
});

test('HTML of an author makes no element', () => {
  const place = shown('<script>1</script>\n\na <img src=x onerror=1> <iframe src=//x></iframe>\n\n<svg onload=1>');
  expect(place.querySelector('script, img, iframe, svg')).toBeNull();
  expect(place.textContent).toContain('<img src=x onerror=1>');
});
