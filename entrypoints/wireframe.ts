import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { GlanceScope } from '#lib/recorder/insight.ts';
import { sketch } from '#lib/recorder/sketch.ts';

/** Loaded before the recorder where the workspace wants wireframes: draws the page as it is at a press. */
export default defineUnlistedScript(() => {
  (globalThis as GlanceScope).handrailGlance = (page, { target, insight }) => target && sketch(page, target, insight);
});
