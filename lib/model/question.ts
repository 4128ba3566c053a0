import * as z from 'zod/mini';
import { Id, Time } from './ids.ts';

const Words = z.string().check(z.trim(), z.minLength(1), z.maxLength(500));
/** A page pattern, so that no name of a record goes along. */
const Page = z.string().check(z.maxLength(1000));

/** What somebody fills in who found no guide. */
export const QuestionReport = z.strictObject({ words: Words, page: Page });
export type QuestionReport = z.infer<typeof QuestionReport>;

/** What an author answers: in words, with a guide, or both. */
export const QuestionAnswer = z.strictObject({
  status: z.enum(['open', 'answered', 'declined']),
  answer: z.string().check(z.trim(), z.maxLength(1000)),
  guideId: z.nullable(Id),
});
export type QuestionAnswer = z.infer<typeof QuestionAnswer>;

/** Know-how that a reader misses, asked of the whole workspace, and what became of it. */
export const Question = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: Id,
  words: Words,
  page: Page,
  raisedBy: z.string().check(z.maxLength(100)),
  raisedAt: Time,
  ...QuestionAnswer.shape,
  resolvedBy: z.nullable(z.string().check(z.maxLength(100))),
  resolvedAt: z.nullable(Time),
});
export type Question = z.infer<typeof Question>;
