import type { Algorithm } from '../page/trial.ts';
import { codeGenerator, roleAndName, type Injected } from './playwright.ts';
import { recorder } from './recorder.ts';
import { robula } from './robula.ts';
import { optimised, published, similo } from './similo.ts';

/** The rivals that are no package one could fetch, and those that live in Playwright's script. */
export function ownRivals(injected: Injected): Record<string, Algorithm> {
  return {
    'Playwright code generator': codeGenerator(injected),
    'role + name': roleAndName(injected),
    'DevTools Recorder': recorder(injected),
    'Robula+': robula,
    Similo: similo(published),
    'Similo, optimised': similo(optimised),
  };
}
