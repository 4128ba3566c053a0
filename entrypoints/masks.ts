import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { GlanceScope } from '#lib/recorder/insight.ts';
import { findMasks } from '#lib/recorder/masks.ts';

/** Loaded before the recorder where the workspace wants photographs: says what they must not show. */
export default defineUnlistedScript(() => {
  (globalThis as GlanceScope).handrailGlance = (page, { documentId, insight }) => findMasks(page, documentId, insight);
});
