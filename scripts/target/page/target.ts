import { describe } from '#lib/target/describe.ts';
import { find } from '#lib/target/find.ts';

/** The very code the extension ships, for whoever wants to try it on a page: `npm run build:target`. */
Object.assign(globalThis, { handrailTarget: { describe, find } });
