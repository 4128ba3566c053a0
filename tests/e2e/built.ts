import { join } from 'node:path';

const folder = process.env['HANDRAIL_BUILDS'] ?? '.output';

/** The builds under test; HANDRAIL_BUILDS names another folder than the one they are built into. */
export const built = {
  chromium: join(folder, 'chrome-mv3-e2e'),
  firefox: join(folder, 'firefox-mv3-e2e'),
  /** What readers get: nothing granted, closed shadow roots. */
  asShipped: join(folder, 'chrome-mv3'),
};
