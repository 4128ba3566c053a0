import { generateKeyBetween } from 'fractional-indexing';
import type { Guide } from '#lib/model/guide.ts';
import { Problem } from '#lib/model/problem.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Target } from '#lib/model/target.ts';
import type { Device } from '#lib/store/device.ts';
import { clip, patternAt, withoutNamedLink } from './addresses.ts';
import { createGuide } from './guides.ts';

/** A tip on one element of one kind of page. */
export async function createTip(
  device: Device,
  me: Me,
  tip: { url: string; target: Target; name: string; text: string },
): Promise<Guide> {
  const id = crypto.randomUUID();
  const title = tip.name.trim() || clip(tip.text.split('\n')[0] ?? '', 80);
  const page = patternAt(tip.url);
  if (page === null) throw new Problem('invalid', 'A tip needs a web page, and this address is none.');
  return createGuide(device, me, {
    kind: 'tip',
    title,
    pages: [page],
    steps: {
      [id]: {
        id,
        order: generateKeyBetween(null, null),
        action: 'read',
        advanceOn: 'next',
        title: '',
        text: tip.text,
        page: '',
        target: withoutNamedLink(tip.target),
        picture: null,
      },
    },
  });
}
