import { Problem } from '#lib/model/problem.ts';
import type { Device, Session } from '#lib/store/device.ts';
import { readFarewells, writeFarewells, type Farewell } from '#lib/store/settings.ts';
import { call, problemOf } from './store-api.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A store that was away for so long will hardly come back, and a token is nothing to keep for ever. */
const triedForMs = 30 * dayMs;

/** Note that this device has left; what is noted is all that the store needs in order to forget it. */
export async function noteFarewell(device: Device, { storeUrl, token }: Session, now = Date.now()): Promise<void> {
  await writeFarewells(device, [...(await readFarewells(device)), { storeUrl, token, leftAt: now }]);
}

/** Tell the stores that were left that these tokens are to open nothing any more. Those that are away are told later. */
export async function sayFarewells(device: Device, now = Date.now()): Promise<void> {
  for (const farewell of await readFarewells(device)) {
    if (now - farewell.leftAt < triedForMs && !(await isHeard(farewell))) continue;
    // Read anew: another may have been noted while the store was asked.
    const others = (await readFarewells(device)).filter(({ token }) => token !== farewell.token);
    await writeFarewells(device, others);
  }
}

async function isHeard({ storeUrl, token }: Farewell): Promise<boolean> {
  try {
    const response = await call(`${storeUrl}/v1/devices/this`, token, { method: 'DELETE' });
    // Whatever else it says, it will say again: such as that it does not know this device, or, as an older one, this question.
    return response.ok || (await problemOf(response)).code !== 'offline';
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}
