import { generateKeyBetween } from 'fractional-indexing';
import type { Guide } from '#lib/model/guide.ts';
import { proposePattern } from '#lib/model/page-pattern.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Target } from '#lib/model/target.ts';
import type { Device } from '#lib/store/device.ts';
import { createGuide } from './guides.ts';

/** A tip on one element of one kind of page. */
export function createTip(
  device: Device,
  me: Me,
  tip: { url: string; target: Target; name: string; text: string },
): Promise<Guide> {
  const id = crypto.randomUUID();
  const title = tip.name || (tip.text.split('\n')[0] ?? '').slice(0, 80);
  return createGuide(device, me, {
    kind: 'tip',
    title,
    pages: [proposePattern(tip.url)],
    steps: {
      [id]: {
        id,
        order: generateKeyBetween(null, null),
        action: 'read',
        advanceOn: 'next',
        title: '',
        text: tip.text,
        page: '',
        target: tip.target,
        picture: null,
      },
    },
  });
}
