import { greet } from '#lib/frames/greeting.ts';
import { newId } from '#lib/model/new-id.ts';
import type { OpenEyes } from './eyes.ts';
import { pickStep } from './pick-step.ts';
import { recordInside } from './record-inside.ts';
import type { Stage } from './stage.ts';

/**
 * What the recorder does in a frame of another site: records what the tab's recording is about, or lets an element be
 * pointed at. The one in the page around says what the frame is called there; where none says that, nothing (false).
 */
export async function serveInside(stage: Stage, open: OpenEyes): Promise<boolean> {
  const { ask, signal } = stage;
  const hosts = await hostsAround(stage);
  if (!hosts) return false;
  open.around(hosts);
  window.addEventListener('pagehide', () => void ask('frame:leave', {}).catch(() => undefined), { signal });
  recordInside(stage);
  const asked = await ask('step:asked', {}).catch(() => null);
  if (!asked) return true;
  open.hidden.obey(asked.hidden);
  // No photo is taken of a frame, so there is nothing to be covered in one.
  pickStep(stage, { ...open, covering: () => null }, asked.step, true);
  return true;
}

/** The page around may begin to hear later than this one began: with its own load. */
const greetAfterMs = [0, 1_000, 4_000];

async function hostsAround({ ask, signal }: Stage): Promise<string[] | null> {
  for (const pauseMs of greetAfterMs) {
    await new Promise((done) => setTimeout(done, pauseMs));
    // Where nothing is wanted, nobody is to know of us.
    if (signal.aborted || !(await isWanted(ask))) return null;
    const word = newId();
    greet(word);
    const hosts = await ask('frame:greet', { word }).catch(() => null);
    if (hosts) return hosts;
  }
  return null;
}

async function isWanted(ask: Stage['ask']): Promise<boolean> {
  const wanted = [ask('recording:get', {}), ask('step:asked', {})];
  return (await Promise.all(wanted.map((one) => one.catch(() => null)))).some((one) => one !== null);
}
