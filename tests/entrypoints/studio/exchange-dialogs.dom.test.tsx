import '#components/ui/page.css';
import '#components/ui/controls.css';
import '../../../entrypoints/studio/studio.css';
import '../../../entrypoints/studio/exchange/exchange.css';
import { render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { unpack } from '#lib/exchange/zip.ts';
import { browser } from '#lib/platform/browser.ts';
import { hashOf } from '#lib/model/hash.ts';
import { Device } from '#lib/store/device.ts';
import { ExportDialog } from '../../../entrypoints/studio/exchange/ExportDialog.tsx';
import { ImportDialog } from '../../../entrypoints/studio/exchange/ImportDialog.tsx';
import { aPicture, aPng } from '#tests/fixtures/a-book.ts';
import { aGuide, aStep, stepsById } from '#tests/fixtures/a-guide.ts';

/** Converting, packing and loading what writes a format, on a machine that does other things meanwhile. */
const slowly = { timeout: 20_000 };
const said = vi.fn();
const closed = vi.fn();
const asked: { name: string; request: never }[] = [];
let answer: (name: string, request: { guideId: string }) => unknown;

function stubBackground(): void {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation((async (message: { name: string; request: never }) => {
    asked.push(message);
    return { ok: true, value: answer(message.name, message.request) };
  }) as never);
}

/** What the browser is given to save. */
function savedFiles(): { name: string; bytes: () => Promise<Uint8Array> }[] {
  const saved: ReturnType<typeof savedFiles> = [];
  const blobs = new Map<string, Blob>();
  const make = URL.createObjectURL.bind(URL);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = make(blob);
    blobs.set(url, blob as Blob);
    return url;
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const blob = blobs.get(this.href)!;
    saved.push({ name: this.download, bytes: async () => new Uint8Array(await blob.arrayBuffer()) });
  });
  return saved;
}

/** As the recorder keeps them. */
async function aWebpOn(device: Device): Promise<{ sha256: string }> {
  const canvas = new OffscreenCanvas(800, 500);
  canvas.getContext('2d')!.fillRect(80, 50, 160, 100);
  const bytes = await canvas.convertToBlob({ type: 'image/webp' });
  const sha256 = await hashOf(await bytes.arrayBuffer());
  await device.blobs.put({ sha256, bytes, unsent: 0 });
  return { sha256 };
}

afterEach(async () => {
  render(null, document.body);
  vi.restoreAllMocks();
  said.mockClear();
  closed.mockClear();
  asked.length = 0;
  await new Device().delete();
});

const guides = [aGuide({ title: 'Add a lead' }), aGuide({ title: 'Close a lead', steps: stepsById(aStep()) })];
const showExport = (shown = guides, device = new Device()) =>
  render(
    <ExportDialog guides={shown} device={device} names={new Map([['ann', 'Ann']])} onSay={said} onClose={closed} />,
    document.body,
  );

test('what is ticked is exported in the form that is chosen, with the pictures that are here', async () => {
  const device = new Device();
  const { sha256 } = await aWebpOn(device);
  const shown = [{ ...guides[0]!, steps: stepsById(aStep({ picture: aPicture({ sha256 }) })) }, guides[1]!];
  answer = (_, { guideId }) => shown.find(({ id }) => id === guideId);
  stubBackground();
  const saved = savedFiles();
  showExport(shown, device);
  await userEvent.click(page.getByRole('checkbox', { name: 'Close a lead' }));
  await userEvent.click(page.getByRole('radio', { name: /^Markdown/ }));
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }));
  await expect.poll(() => closed.mock.calls.length, slowly).toBe(1);
  expect(saved.map(({ name }) => name)).toEqual(['Add a lead.zip']);
  const files = await unpack(await saved[0]!.bytes());
  expect(files.map(({ path }) => path)).toEqual(['Add a lead.md', `pictures/${sha256.slice(0, 16)}.webp`]);
  expect(said).toHaveBeenCalledWith('Exported “Add a lead.zip”.');
});

test('our own form has all languages, so there is none to choose', async () => {
  showExport([aGuide({ language: 'en-Latn', translations: { 'de-Latn': {} } })]);
  const language = page.getByLabelText('Language');
  await userEvent.selectOptions(language, 'German');
  await userEvent.click(page.getByRole('radio', { name: /^Handrail/ }));
  await expect.element(language).toHaveDisplayValue('All of them');
  await userEvent.click(page.getByRole('radio', { name: /^Markdown/ }));
  await expect.element(language).toHaveDisplayValue('German');
});

test('a set is exported in a language, and it is said how many are not in it', async () => {
  const own = aGuide({ title: 'Auf Deutsch', language: 'de-Latn' });
  const of = 'Add a lead';
  const both = aGuide({
    title: of,
    language: 'en-Latn',
    translations: { 'de-Latn': { title: { text: 'Lead anlegen', of } } },
  });
  const shown = [own, both, aGuide({ title: 'Close a lead', language: 'en-Latn' })];
  answer = (_, { guideId }) => shown.find(({ id }) => id === guideId);
  stubBackground();
  const saved = savedFiles();
  showExport(shown);
  await userEvent.selectOptions(page.getByLabelText('Language'), 'German');
  await userEvent.click(page.getByRole('radio', { name: /^Markdown/ }));
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }));
  await expect.poll(() => closed.mock.calls.length, slowly).toBe(1);
  const files = await unpack(await saved[0]!.bytes());
  expect(files.map(({ path }) => path)).toEqual(['Auf Deutsch.md', 'Lead anlegen.md', 'Close a lead.md']);
  expect(said.mock.lastCall![0]).toContain(' 1 guide is not translated into German: it came as written.');
});

test('for slides, pictures become what slides can show', async () => {
  const device = new Device();
  const { sha256 } = await aWebpOn(device);
  const guide = { ...guides[0]!, steps: stepsById(aStep({ picture: aPicture({ sha256 }) })) };
  answer = () => guide;
  stubBackground();
  const saved = savedFiles();
  showExport([guide], device);
  await userEvent.click(page.getByRole('radio', { name: /^Slides/ }));
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }));
  await expect.poll(() => saved.length, slowly).toBe(1);
  const files = await unpack(await saved[0]!.bytes());
  expect(files.some(({ path, bytes }) => path.endsWith('.jpeg') && bytes[0] === 0xff && bytes[1] === 0xd8)).toBe(true);
});

test('what is not in the file stays said until the person closes it', async () => {
  const guide = { ...guides[0]!, steps: stepsById(aStep({ picture: aPicture() })) };
  answer = () => guide;
  stubBackground();
  savedFiles();
  showExport([guide]);
  await userEvent.click(page.getByRole('button', { name: 'Export', exact: true }));
  await expect.element(page.getByText('“Add a lead”: a picture is missing')).toBeVisible();
  expect(closed).not.toHaveBeenCalled();
});

test('with nothing ticked there is nothing to export, and Esc closes', async () => {
  showExport();
  for (const { title } of guides) await userEvent.click(page.getByRole('checkbox', { name: title }));
  await expect.element(page.getByRole('button', { name: 'Export', exact: true })).toBeDisabled();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => closed.mock.calls.length, slowly).toBe(1);
});

const file = (name: string, content: BlobPart, type = '') => new File([content], name, { type });

test('dropped files are shown before anything is written, and come in at once', async () => {
  const done = vi.fn();
  answer = (name) => (name === 'import:save' ? { guideIds: ['1', '2'] } : { sha256: 'x' });
  stubBackground();
  const given = [
    file('rules.md', '# Rules\n\n![map](map.png) ![gone](gone.png)'),
    file('old.html', '<h1>Old page</h1><p>text</p>'),
    file('map.png', aPng),
    file('bad.json', '{'),
  ];
  render(<ImportDialog given={given} onDone={done} onClose={closed} />, document.body);
  await expect.element(page.getByRole('checkbox', { name: /Rules.*Left out: the picture gone.png/ })).toBeChecked();
  await expect.element(page.getByText(/Not taken: It is neither/)).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.click(page.getByRole('button', { name: 'Import 2 guides' }));
  await expect.poll(() => done.mock.calls.length, slowly).toBe(1);
  expect(asked.map(({ name }) => name)).toEqual(['picture:bring', 'import:save']);
  expect(done).toHaveBeenCalledWith(['1', '2']);
});

test('an HTML file brings nothing that runs, in the browser as in its test', async () => {
  Object.assign(window, { ran: false });
  const html = '<h1>Old</h1><img src="x" onerror="ran=true"><script>ran=true</script><p>text</p>';
  render(<ImportDialog given={[file('old.html', html)]} onDone={vi.fn()} onClose={closed} />, document.body);
  await expect.element(page.getByRole('button', { name: 'Import 1 guide' })).toBeEnabled();
  expect((window as never as { ran: boolean }).ran).toBe(false);
});
