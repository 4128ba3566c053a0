import * as z from 'zod/mini';
import { Id } from './ids.ts';

/** How long a share link is good, in days; null: until somebody revokes it. */
const Days = z.nullable(z.int().check(z.gte(1), z.lte(365)));

export const ShareWish = z.strictObject({ days: Days });

/** A link by which people without the extension read one published guide. Its secret is shown once and kept by nobody. */
export const Share = z.object({
  id: Id,
  guideId: Id,
  madeBy: z.string(),
  madeAt: z.string(),
  expiresAt: z.nullable(z.string()),
});
export type Share = z.infer<typeof Share>;

export const Shares = z.object({ shares: z.array(Share) });
export const ShareReply = z.object({ share: Share, link: z.string() });
export type ShareReply = z.infer<typeof ShareReply>;
