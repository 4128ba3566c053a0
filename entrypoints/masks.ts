import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { GlanceScope } from '#lib/recorder/insight.ts';
import { findMasks, patienceMs } from '#lib/recorder/masks.ts';

/** Loaded before the recorder where the workspace wants photographs: says what they must not show. */
export default defineUnlistedScript(() => {
  (globalThis as GlanceScope).handrailGlance = (page, { target, documentId, insight }) =>
    findMasks(page, documentId, insight, target ? patienceMs.atPress : patienceMs.later);
});
