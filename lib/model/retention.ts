import * as z from 'zod/mini';

const days = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

/** For how long the store keeps what is over. Guides that are in use and their history are kept for as long as they are. */
export const RetentionRequest = z.strictObject({
  /** How long a deleted guide can be brought back. */
  deletedDays: days(1, 3650),
  /** How long the log of a webhook goes back. */
  deliveriesDays: days(1, 365),
  /** How long the audit log goes back; null: to the beginning. Never so short that nobody would look in time. */
  auditDays: z.nullable(days(90, 3650)),
});
export type Retention = z.infer<typeof RetentionRequest>;
export const RetentionReply = z.object(RetentionRequest.shape);

/** What holds until a steward says otherwise. */
export const retentionUnlessSaid: Retention = { deletedDays: 30, deliveriesDays: 30, auditDays: null };
