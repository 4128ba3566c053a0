import * as z from 'zod/mini';
import { everyLibrary, LibraryScope, Role } from '../../../../lib/model/workspace.ts';

/** What being in a group of the provider means here: to be in a team that has this role. */
const Meaning = z.strictObject({
  role: Role,
  library: z._default(LibraryScope, everyLibrary),
  /** The team's id; its group's name in plain letters, unless it is said. */
  team: z.optional(z.string().check(z.regex(/^[\w-]{1,100}$/))),
});
const Groups = z.record(z.string().check(z.minLength(1), z.maxLength(200)), Meaning);

export interface OidcGroup {
  group: string;
  team: string;
  role: Role;
  library: string;
}

export interface OidcSettings {
  issuer: URL;
  clientId: string;
  clientSecret: string | null;
  /** On the button: "Sign in with …". */
  name: string;
  scope: string;
  groupsClaim: string;
  groups: readonly OidcGroup[];
  /** What somebody is who is in none of the groups; null: nobody comes in without one. */
  role: Role | null;
  /** Ids of the extensions that may sign people in; empty: none yet. `any`: whatever asks, for trying out. */
  extensions: readonly string[] | 'any';
}

/** How people sign in by a provider, or null where nobody said one; throws a sentence for whoever runs the store. */
export function readOidcSettings(env: NodeJS.ProcessEnv): OidcSettings | null {
  const issuer = env['HANDRAIL_OIDC_ISSUER'];
  if (!issuer) return null;
  if (!URL.canParse(issuer) || !isSafe(new URL(issuer)))
    throw new Error('HANDRAIL_OIDC_ISSUER must begin with https:// (http:// is for this machine only).');
  const clientId = env['HANDRAIL_OIDC_CLIENT_ID'];
  if (!clientId) throw new Error('HANDRAIL_OIDC_CLIENT_ID is missing: the id that the provider knows this store by.');
  const said = env['HANDRAIL_OIDC_ROLE'] ?? 'reader';
  const role = Role.safeParse(said);
  if (said !== 'none' && !role.success)
    throw new Error('HANDRAIL_OIDC_ROLE must be reader, author, expert, steward or none.');
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret: env['HANDRAIL_OIDC_CLIENT_SECRET'] || null,
    name: env['HANDRAIL_OIDC_NAME'] || new URL(issuer).hostname,
    scope: env['HANDRAIL_OIDC_SCOPE'] || 'openid profile email',
    groupsClaim: env['HANDRAIL_OIDC_GROUPS_CLAIM'] || 'groups',
    groups: readGroups(env['HANDRAIL_OIDC_GROUPS'] || '{}'),
    role: role.success ? role.data : null,
    extensions: readExtensions(env['HANDRAIL_EXTENSIONS'] ?? ''),
  };
}

function readExtensions(text: string): OidcSettings['extensions'] {
  const ids = text.split(/[\s,]+/).filter(Boolean);
  if (ids.length === 1 && ids[0] === 'any') return 'any';
  const wrong = ids.find((id) => !/^([a-p]{32}|[\da-f]{40})$/.test(id));
  if (wrong !== undefined)
    throw new Error(
      `HANDRAIL_EXTENSIONS: "${wrong}" is no id of an extension. The store names it when it refuses one.`,
    );
  return ids;
}

/** Whoever can read the way to the provider can be anybody. */
function isSafe({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function readGroups(text: string): OidcGroup[] {
  const parsed = Groups.safeParse(parseJson(text));
  if (!parsed.success)
    throw new Error('HANDRAIL_OIDC_GROUPS must be JSON such as {"know-how": {"role": "author", "library": "*"}}.');
  const groups = Object.entries(parsed.data).map(([group, { role, library, team }]) => {
    return { group, role, library, team: team ?? plain(group) };
  });
  const teams = groups.map(({ team }) => team);
  if (new Set(teams).size < teams.length || teams.includes(''))
    throw new Error('HANDRAIL_OIDC_GROUPS: give each group a "team" of its own.');
  return groups;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is no group either, and is said so.
    return null;
  }
}

const plain = (group: string): string =>
  group
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100);
