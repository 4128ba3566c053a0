import type { Context, Hono } from 'hono';
import { handoutPage, policyOf } from '../../../lib/handout/page.ts';
import { languagesAs } from '../../../lib/model/language.ts';
import { addRoute } from '#src/access/add-route.ts';
import type { GuessLimit } from '#src/auth/rate-limit.ts';
import type { Sessions, SignedIn } from '#src/auth/sign-in.ts';
import { Problem } from '../../../lib/model/problem.ts';
import { parseAs, readJson, refuseAbove } from '#src/requests.ts';
import { shareOperations as operations } from '#src/shares/operations.ts';
import type { ShareDesk, Visitor } from '#src/shares/shares.ts';

const bytesMost = 10_000;
const file = { pictureUrl: () => null, pictureSource: 'data:' };

/** Published guides for people without the extension, and the links that show them. */
export function addShares(
  app: Hono<SignedIn>,
  { sessions, desk, limitGuesses }: { sessions: Sessions; desk: ShareDesk; limitGuesses: GuessLimit },
): void {
  addRoute(app, operations.sharePage, sessions, async (c) => {
    const { id } = parseAs(operations.sharePage.params, c.req.param());
    const visitor = await visitorOf(c, sessions);
    const page = visitor && (await pageFor(c, id, visitor));
    c.header('Content-Security-Policy', `${await policyOf(file)}; frame-ancestors 'none'`);
    c.header('Cache-Control', 'no-store');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('X-Robots-Tag', 'noindex');
    return page ? c.html(page) : c.html(await handoutPage([nothing], { ...file, title: nothing.title }), 404);
  });
  /** Wrong keys count like wrong codes of invites do. */
  const pageFor = async (c: Context<SignedIn>, id: string, visitor: Visitor): Promise<string | null> => {
    try {
      return await limitGuesses(c.get('address'), async () => {
        const page = await desk.page(id, visitor);
        if (page === null) throw new Problem('not-found', 'This link shows nothing.');
        return page;
      });
    } catch (error) {
      if (error instanceof Problem && error.code === 'not-found') return null;
      throw error;
    }
  };

  addRoute(app, operations.shares, sessions, async (c) => {
    const { id } = parseAs(operations.shares.params, c.req.param());
    return c.json({ shares: await desk.list(c.get('person'), id) });
  });
  addRoute(app, operations.makeShare, sessions, refuseAbove(bytesMost), async (c) => {
    const { id } = parseAs(operations.makeShare.params, c.req.param());
    const { days } = parseAs(operations.makeShare.request, await readJson(c));
    c.header('Cache-Control', 'no-store');
    return c.json(await desk.make(c.get('person'), id, days));
  });
  addRoute(app, operations.revokeShare, sessions, async (c) => {
    const { id } = parseAs(operations.revokeShare.params, c.req.param());
    await desk.revoke(c.get('person'), id);
    return c.body(null, 204);
  });
}

async function visitorOf(c: Context<SignedIn>, sessions: Sessions): Promise<Visitor | null> {
  const { key } = parseAs(operations.sharePage.query, c.req.query());
  const spoken = spokenBy(c.req.header('accept-language'));
  if (key !== undefined) return { key, spoken };
  const token = /^Bearer ([\w-]{16,200})$/.exec(c.req.header('authorization') ?? '')?.[1];
  const session = token === undefined ? null : await sessions.sessionOf(token);
  return session && 'person' in session ? { person: session.person, spoken } : null;
}

/** Browsers name first what their reader likes best. */
function spokenBy(header = ''): string[] {
  return languagesAs(header.split(',').map((part) => part.split(';')[0]!.trim()));
}

/** The same whether there is no such guide, no such link, or no more: nobody learns which. */
const nothing = {
  kind: 'tip-sheet' as const,
  languages: {},
  title: 'This link shows no guide',
  authorName: '',
  description: 'It may have expired, or was revoked, or is not complete. Ask whoever gave it to you for a new one.',
  text: [],
  steps: [],
};
