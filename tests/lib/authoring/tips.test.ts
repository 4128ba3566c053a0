import { describe, expect, test } from 'vitest';
import { createTip } from '#lib/authoring/tips.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { aDevice, aPerson } from '#tests/fixtures/a-device.ts';
import { aTarget } from '#tests/fixtures/a-target.ts';

const ann = aPerson();

describe('a tip', () => {
  const tip = {
    url: 'https://crm.example.com/leads/4711',
    target: aTarget(),
    name: 'Company',
    text: 'The legal name.',
  };

  test('is one step on one element of one kind of page', async () => {
    const guide = await createTip(aDevice(), ann, tip);
    expect(guide).toMatchObject({ kind: 'tip', title: 'Company', pages: ['https://crm.example.com/leads/*'] });
    expect(stepsInOrder(guide)).toMatchObject([{ action: 'read', advanceOn: 'next', text: 'The legal name.' }]);
  });

  test('on a page whose address is too long for a pattern is for the whole site', async () => {
    const url = `https://crm.example.com/${'long-segment/'.repeat(100)}`;
    expect((await createTip(aDevice(), ann, { ...tip, url })).pages).toEqual(['https://crm.example.com/*']);
  });

  test('on a link to a record does not say whose record that was', async () => {
    const target = aTarget({ traits: { href: 'customers/zebra-gmbh/edit' } });
    const guide = await createTip(aDevice(), ann, { ...tip, target });
    expect(JSON.stringify(guide)).not.toContain('zebra');
  });

  test('on what is no web page is refused, because nobody would ever see it', async () => {
    const device = aDevice();
    await expect(createTip(device, ann, { ...tip, url: 'about' })).rejects.toMatchObject({ code: 'invalid' });
    expect(await device.documents.count()).toBe(0);
  });

  test('on an element without a name is called after its first line', async () => {
    const guide = await createTip(aDevice(), ann, { ...tip, name: '', text: `${'long '.repeat(40)}\nsecond` });
    expect(guide.title).toHaveLength(80);
  });
});
