import type { GlanceScope } from '#lib/recorder/insight.ts';
import { record } from '#lib/recorder/record.ts';
import { sketch } from '#lib/recorder/sketch.ts';
import { openEyes } from '../../../entrypoints/recorder/eyes.ts';

/** The recorder as it runs in a page, with wireframes, but for the bar and the messages. */
Object.assign(globalThis, {
  startRecorder(handOn: (message: unknown) => void) {
    const { signal } = new AbortController();
    const { eyes, hidden, isOurs } = openEyes(document, signal);
    hidden.obey([]);
    (globalThis as GlanceScope).handrailGlance = (page, { target, insight }) => target && sketch(page, target, insight);
    record(document, eyes, { isOurs, onLook: handOn, onStep: handOn }, signal);
  },
});
