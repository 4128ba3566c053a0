import { render } from 'preact';
import { expect, test } from 'vitest';
import { PictureSource, RichText } from '#components/library/RichText.tsx';
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

test('a picture of the store is its words until it is there, and stays them where it is not', async () => {
  const [here, gone] = ['a'.repeat(64), 'b'.repeat(64)];
  const source = async (sha256: string) => (sha256 === here ? 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' : null);
  const place = document.createElement('div');
  const show = (text: string) =>
    render(
      <PictureSource.Provider value={source}>
        <RichText blocks={toRich(text)} />
      </PictureSource.Provider>,
      place,
    );
  show(`![a map](picture:${here}) ![a plan](picture:${gone})`);
  expect(place.textContent).toBe('a map a plan');
  await expect.poll(() => place.querySelector('img')?.alt).toBe('a map');
  expect(place.textContent).toBe(' a plan');
  show(`![a plan](picture:${gone})`);
  await expect.poll(() => place.querySelector('img')).toBeNull();
  expect(place.textContent).toBe('a plan');
});
