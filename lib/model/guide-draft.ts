import * as z from 'zod/mini';
import { Guide } from './guide.ts';

/** A guide that comes from elsewhere: what it says and does. Who brings it is its author, and it begins as a draft. */
export const GuideDraft = z.pick(Guide, {
  kind: true,
  title: true,
  description: true,
  text: true,
  language: true,
  translations: true,
  pages: true,
  steps: true,
});
export type GuideDraft = z.infer<typeof GuideDraft>;
