import { saveImport, undoImport } from '#lib/authoring/imports.ts';
import { bytesOfDataUrl } from '#lib/exchange/picture-types.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { picturesOf } from '#lib/model/guide-rules.ts';
import { Problem } from '#lib/model/problem.ts';
import { maxBlobBytes } from '#lib/model/sync.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { readOne } from '#lib/store/read.ts';
import { fetchBlobs, readBody } from '#lib/sync/bodies.ts';
import { storeApi } from '#lib/sync/store-api.ts';
import type { Desk } from './desk.ts';

/** What guides that leave Handrail or come into it ask. */
export function exchangeAnswers({
  device,
  session,
}: Desk): Pick<Answers, 'guide:fetch' | 'picture:bring' | 'import:save' | 'import:undo'> {
  return {
    async 'guide:fetch'({ guideId }) {
      const api = storeApi(await session());
      const [copy, entry] = await Promise.all([readOne(device, 'guide', guideId), readOne(device, 'entry', guideId)]);
      const guide = copy ?? (entry && (await readBody(device, api, entry)));
      if (!guide) throw new Problem('not-found', 'This guide was withdrawn or deleted.');
      await fetchBlobs(device, api, picturesOf(guide)).catch((error: unknown) => {
        // What is missing is said where it is missed; the words are here.
        if (!(error instanceof Problem)) throw error;
      });
      return guide;
    },
    async 'picture:bring'({ dataUrl }) {
      await session();
      const picture = bytesOfDataUrl(dataUrl);
      if (!picture) throw new Problem('invalid', 'Pictures are PNG, JPEG, WebP or wireframes.');
      if (picture.bytes.length > maxBlobBytes) throw new Problem('too-large', 'A picture is too large for the store.');
      return { sha256: await keepBlob(device, new Blob([picture.bytes], { type: picture.type })) };
    },
    async 'import:save'({ guides }) {
      const { me } = await session();
      return { guideIds: await saveImport(device, me, guides) };
    },
    async 'import:undo'({ guideIds }) {
      const { me } = await session();
      await undoImport(device, me, guideIds);
      return null;
    },
  };
}
