import { expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import { hashOf } from '#lib/model/hash.ts';
import { readBody } from '#lib/sync/bodies.ts';
import { aDevice, aPerson } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

async function published(content: string) {
  const bytes = new Blob([content], { type: 'application/json' });
  const body = await hashOf(await bytes.arrayBuffer());
  const store = new AStore();
  store.blobs.set(body, bytes);
  return { entry: anEntry({ body }), api: store.apiFor(() => aPerson()), device: aDevice() };
}

test('a guide is read from the store once, and from this disk ever after', async () => {
  const guide = aGuide({ revision: 1 });
  const { entry, api, device } = await published(JSON.stringify(guide));
  expect(await readBody(device, api, entry)).toEqual(guide);
  expect(await readBody(device, null, entry)).toEqual(guide);
});

test('one that is nowhere is a Problem that names it', async () => {
  const entry = anEntry({ title: 'Add a lead', body: 'e'.repeat(64) });
  const api = new AStore().apiFor(() => aPerson());
  await expect(readBody(aDevice(), api, entry)).rejects.toMatchObject({ code: 'offline', message: /Add a lead/ });
  const off = { ...api, getBlob: () => Promise.reject(new Problem('offline')) };
  await expect(readBody(aDevice(), off, entry)).rejects.toMatchObject({ code: 'offline' });
});

test.each(['{}', '[]', 'null', JSON.stringify({ ...aGuide(), steps: { x: {} } })])(
  'a body that is no guide of ours (%s) is a Problem',
  async (content) => {
    const { entry, api, device } = await published(content);
    await expect(readBody(device, api, entry)).rejects.toMatchObject({ name: 'Problem', code: 'invalid' });
  },
);

test.each(['', '<html>', '{"a":'])('a body that is no JSON (%s) is a Problem', async (content) => {
  const { entry, api, device } = await published(content);
  await expect(readBody(device, api, entry)).rejects.toMatchObject({ name: 'Problem', code: 'invalid' });
});
