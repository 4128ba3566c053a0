import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readS3Settings, type S3Settings } from './blobs/s3-settings.ts';
import type { LimitSettings } from './auth/request-limits.ts';
import { readOidcSettings, type OidcSettings } from './auth/oidc/oidc-settings.ts';
import { readNetworks, type Network } from './networks.ts';
import { everyLibrary, LibraryScope, Role } from '../../lib/model/workspace.ts';

const withPath = ['export', 'import', 'backup', 'restore'] as const;
const commands = ['serve', 'invite', 'help', 'doctor', 'new-epochs', ...withPath] as const;
type Command = (typeof commands)[number];

export interface Settings {
  command: Command;
  /** What `export`, `import`, `backup` and `restore` work on; `-` is standard output or input. */
  path: string;
  /** Import into a store that is in use: what is there goes. */
  replaces: boolean;
  /** An export without bytes that the store has lost counts as a success. */
  skipsMissing: boolean;
  /** PEM files; null: plain HTTP, for loopback or behind a proxy. */
  tls: { cert: string; key: string } | null;
  data: string;
  host: string;
  port: number;
  /** What invite links start with; null: the address we listen at. */
  publicUrl: string | null;
  databaseUrl: string | undefined;
  programs: string | undefined;
  workspace: string;
  logLevel: string;
  isJson: boolean;
  /** End when whoever started us is gone, however it went: for tests and the demo. */
  stopsWithStdin: boolean;
  role: Role;
  /** Of which library an invite makes somebody a reader, author and so on; `*`: of every one. */
  library: string;
  label: string;
  /** After how many days a device has to sign in again; null: never. */
  tokenDays: number | null;
  /** The identity provider that people sign in by; null: by invites only. */
  oidc: OidcSettings | null;
  /** The bucket that blobs are kept in; null: the data folder. */
  s3: S3Settings | null;
  /** How often somebody may ask in a minute. */
  limits: LimitSettings;
  /** Proxies of the operator's own, which are believed where a request comes from. */
  proxies: Network[];
  /** What whoever reads the metrics has to show; null: nobody may. */
  metricsToken: string | null;
  /** Networks of the company's own that webhooks may reach, besides the public internet. */
  webhookNetworks: Network[];
}

export const help = `Usage:
  node server/src/main.ts [--data ./handrail-data] [--port 8787] [--host 127.0.0.1] [--workspace "Our workspace"] [--json]
                          [--tls-cert cert.pem --tls-key key.pem]
      Start the store. At its first start it prints an invite link for a steward.
  node server/src/main.ts invite --role reader|author|expert|steward [--library main] [--name "for whom"] [--data …] [--json]
      Print a fresh invite link; the store may be running.
  node server/src/main.ts doctor [--data …]
      Look at everything a store needs, and say what is wrong and what to do.
  node server/src/main.ts backup FOLDER          Write a whole backup into a folder; the store may be running.
                                                 --skip-missing: it counts although pictures are missing in the store.
  node server/src/main.ts restore FOLDER|FILE    Put back the newest backup of a folder, or one file. Replaces all there is.
  node server/src/main.ts export FILE            The whole store, without any way in, as lines of JSON (.gz: zipped;
                                                 -: standard output).
  node server/src/main.ts import FILE            Fill an empty store from such a file. --replace: also one in use.
  node server/src/main.ts new-epochs             After the database was put back by its own tools.
  --stop-with-stdin ends the store when its standard input ends, that is with whoever started it.

Environment: DATABASE_URL (any PostgreSQL 15 or newer; otherwise our own is started below --data), HANDRAIL_DATA,
HANDRAIL_PUBLIC_URL (what invite links start with), HANDRAIL_PG_BIN (folder of another PostgreSQL's programs),
HANDRAIL_LOG (error, info, debug), HANDRAIL_TOKEN_DAYS (after which a device has to sign in again),
HANDRAIL_WEBHOOK_NETWORKS (networks of your own that webhooks may reach, as 10.1.0.0/16),
HANDRAIL_PROXIES (your own proxies, believed where a request comes from), HANDRAIL_METRICS_TOKEN (opens /metrics),
HANDRAIL_BLOBS (a bucket for pictures, with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY),
HANDRAIL_LIMIT_PER_DEVICE and HANDRAIL_LIMIT_PER_ADDRESS (requests a minute),
HANDRAIL_OIDC_ISSUER and others (sign-in by your identity provider, see docs/self-hosting.md).
`;

/** The command line and the environment as one value; throws a sentence for whoever typed it. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      host: { type: 'string' },
      workspace: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
      'tls-cert': { type: 'string' },
      'tls-key': { type: 'string' },
      replace: { type: 'boolean' },
      'skip-missing': { type: 'boolean' },
      library: { type: 'string' },
      json: { type: 'boolean' },
      'stop-with-stdin': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const command = readCommand(values.help ? 'help' : (positionals[0] ?? 'serve'));
  const path = positionals[1] ?? '';
  if (path === '' && withPath.some((name) => name === command))
    throw new Error(`Say what to ${command}: "${command} ${command === 'backup' ? 'FOLDER' : 'FILE'}".`);
  const port = Number(values.port ?? 8787);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port must be a number from 0 to 65535.');
  const role = Role.safeParse(values.role ?? 'reader');
  if (!role.success) throw new Error('--role must be reader, author, expert or steward.');
  const library = LibraryScope.safeParse(values.library ?? everyLibrary);
  if (!library.success) throw new Error('--library must be the id of a library, or * for every one.');
  const tokenDays = env['HANDRAIL_TOKEN_DAYS'] ? Number(env['HANDRAIL_TOKEN_DAYS']) : null;
  if (tokenDays !== null && !(Number.isInteger(tokenDays) && tokenDays >= 1))
    throw new Error('HANDRAIL_TOKEN_DAYS must be a whole number of days.');
  const publicUrl = env['HANDRAIL_PUBLIC_URL']?.replace(/\/+$/, '') || null;
  if (publicUrl !== null && !/^https?:\/\/[^/\s]/.test(publicUrl))
    throw new Error('HANDRAIL_PUBLIC_URL must begin with http:// or https://.');
  return {
    command,
    path: path === '-' ? path : resolve(path),
    replaces: values.replace ?? false,
    skipsMissing: values['skip-missing'] ?? false,
    tls: readTls(values['tls-cert'], values['tls-key']),
    data: resolve(values.data ?? env['HANDRAIL_DATA'] ?? 'handrail-data'),
    host: values.host ?? '127.0.0.1',
    port,
    publicUrl,
    databaseUrl: env['DATABASE_URL'] || undefined,
    programs: env['HANDRAIL_PG_BIN'] || undefined,
    workspace: values.workspace ?? 'Our workspace',
    logLevel: env['HANDRAIL_LOG'] || 'info',
    isJson: values.json ?? false,
    stopsWithStdin: values['stop-with-stdin'] ?? false,
    role: role.data,
    library: library.data,
    label: values.name ?? '',
    tokenDays,
    oidc: readOidcSettings(env),
    s3: readS3Settings(env),
    limits: {
      perDevice: readLimit(env, 'HANDRAIL_LIMIT_PER_DEVICE', 1_200),
      perAddress: readLimit(env, 'HANDRAIL_LIMIT_PER_ADDRESS', 3_000),
    },
    proxies: readNetworks('HANDRAIL_PROXIES', env['HANDRAIL_PROXIES'] ?? ''),
    metricsToken: readMetricsToken(env['HANDRAIL_METRICS_TOKEN'] ?? ''),
    webhookNetworks: readNetworks('HANDRAIL_WEBHOOK_NETWORKS', env['HANDRAIL_WEBHOOK_NETWORKS'] ?? ''),
  };
}

function readCommand(name: string): Command {
  const command = commands.find((known) => known === name);
  if (!command) throw new Error(`There is no command "${name}". Try --help.`);
  return command;
}

function readLimit(env: NodeJS.ProcessEnv, name: string, usual: number): number | null {
  const limit = Number(env[name] || usual);
  if (!Number.isInteger(limit) || limit < 0) throw new Error(`${name} must be a number of requests a minute; 0: any.`);
  return limit === 0 ? null : limit;
}

function readMetricsToken(token: string): string | null {
  if (token === '') return null;
  if (!/^\S{16,500}$/.test(token))
    throw new Error('HANDRAIL_METRICS_TOKEN must have 16 characters at least, no spaces.');
  return token;
}

function readTls(cert: string | undefined, key: string | undefined): Settings['tls'] {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) throw new Error('--tls-cert and --tls-key go together.');
  return { cert: resolve(cert), key: resolve(key) };
}
