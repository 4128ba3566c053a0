import { Readable } from 'node:stream';
import type { Context, Hono } from 'hono';
import type * as z from 'zod/mini';
import { Problem } from '../../../lib/model/problem.ts';
import type {
  AuditPage,
  Colleagues,
  Devices,
  Grants,
  InviteReply,
  Invites,
  Libraries,
  ReassignReply,
  SignInGroup,
  SignInGroups,
  Teams,
} from '../../../lib/model/steward.ts';
import { addRoute } from '#src/access/add-route.ts';
import { stewardOperations as operations } from '#src/access/operations.ts';
import type { Stewardship } from '#src/access/stewardship.ts';
import type { Sessions, SignedIn } from '#src/auth/sign-in.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import { whyUnsafe } from '#src/safe-json.ts';

const bytesMost = 500_000;

interface Parts {
  sessions: Sessions;
  stewardship: Stewardship;
  /** What groups of the identity provider mean here. */
  groups: readonly SignInGroup[];
  /** What an invite link begins with. */
  publicUrl: () => string;
}

/** Who may what: people, grants, teams, libraries, invites, devices and the log of all that. */
export function addSteward(app: Hono<SignedIn>, { sessions, stewardship: all, groups, publicUrl }: Parts): void {
  const add = (name: keyof typeof operations, answer: (c: Context<SignedIn>) => Promise<Response>) =>
    addRoute(app, operations[name], sessions, refuseAbove(bytesMost), answer);
  const me = (c: Context<SignedIn>) => c.get('person');

  add('people', async (c) => c.json({ people: await all.people() } satisfies z.output<typeof Colleagues>));
  add('disablePerson', async (c) => done(c, all.disable(me(c), idIn(c))));
  add('enablePerson', async (c) => done(c, all.enable(me(c), idIn(c))));
  add('reassignGuides', async (c) => {
    const { to } = await sent(c, operations.reassignGuides.request);
    return c.json((await all.reassign(me(c), idIn(c), to)) satisfies z.output<typeof ReassignReply>);
  });

  add('grants', async (c) => c.json({ grants: await all.grants(me(c)) } satisfies z.output<typeof Grants>));
  add('changeGrant', async (c) => done(c, all.changeGrant(me(c), await sent(c, operations.changeGrant.request))));
  add('libraries', async (c) => c.json({ libraries: await all.libraries() } satisfies z.output<typeof Libraries>));
  add('makeLibrary', async (c) => done(c, all.makeLibrary(me(c), await sent(c, operations.makeLibrary.request))));
  add('renameLibrary', async (c) =>
    done(c, all.renameLibrary(me(c), { id: idIn(c), ...(await sent(c, operations.renameLibrary.request)) })),
  );
  add('signInGroups', async (c) => c.json({ groups: [...groups] } satisfies z.output<typeof SignInGroups>));
  add('retention', async (c) => c.json(await all.retention()));
  add('putRetention', async (c) => done(c, all.putRetention(me(c), await sent(c, operations.putRetention.request))));
  add('teams', async (c) => c.json({ teams: await all.teams() } satisfies z.output<typeof Teams>));
  add('putTeam', async (c) =>
    done(c, all.putTeam(me(c), { id: idIn(c), ...(await sent(c, operations.putTeam.request)) })),
  );
  add('removeTeam', async (c) => done(c, all.removeTeam(me(c), idIn(c))));

  add('invites', async (c) => c.json({ invites: await all.invites(me(c)) } satisfies z.output<typeof Invites>));
  add('makeInvite', async (c) => {
    const { code, invite } = await all.makeInvite(me(c), await sent(c, operations.makeInvite.request));
    c.header('Cache-Control', 'no-store');
    // The code is in the fragment, which browsers send to nobody.
    return c.json({ invite, link: `${publicUrl()}/join#${code}` } satisfies z.output<typeof InviteReply>);
  });
  add('revokeInvite', async (c) => done(c, all.revokeInvite(me(c), idIn(c))));

  add('allDevices', async (c) => {
    return c.json({ devices: await all.devices(null, c.get('device')) } satisfies z.output<typeof Devices>);
  });
  add('myDevices', async (c) => {
    return c.json({ devices: await all.devices(me(c).id, c.get('device')) } satisfies z.output<typeof Devices>);
  });
  add('revokeDevice', async (c) => {
    const id = idIn(c);
    return done(c, all.revokeDevice(me(c), id === 'this' ? c.get('device') : id));
  });

  add('audit', async (c) => {
    const { before, limit } = parseAs(operations.audit.query, c.req.query());
    return c.json((await all.audit({ before: before ?? null, limit })) satisfies z.output<typeof AuditPage>);
  });
  add('exportAudit', async (c) => {
    const lines = Readable.toWeb(Readable.from(await all.exportAudit(me(c)), { objectMode: false }));
    c.header('Content-Type', 'application/x-ndjson');
    c.header('Content-Disposition', 'attachment; filename="handrail-audit.ndjson"');
    return c.body(lines as ReadableStream);
  });
}

async function done(c: Context, work: Promise<void>): Promise<Response> {
  await work;
  return c.body(null, 204);
}

function idIn(c: Context): string {
  return parseAs(operations.disablePerson.params, c.req.param()).id;
}

async function sent<T extends z.ZodMiniType>(c: Context, form: T): Promise<z.output<T>> {
  const body = await readJson(c);
  const reason = whyUnsafe(body);
  if (reason !== null) throw new Problem('invalid', `This cannot be kept: ${reason}.`);
  return parseAs(form, body);
}
