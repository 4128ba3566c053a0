import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'error' | 'debug'>;

/**
 * Structured lines on stderr (stdout is for answers to whoever started us). Three fences keep secrets out: fields of
 * their names are blanked, of an error only what we know to be harmless is taken, and what looks like a secret is
 * blanked in the finished line.
 */
export function createLog(level: string, to?: { write(line: string): void }): Log {
  const names = ['authorization', 'cookie', 'invite', 'token', 'code', 'secret', 'password', 'body'];
  const redact = names.flatMap((name) => [name, `*.${name}`]);
  const options = { level, base: null, redact, serializers: { err: plainError }, hooks: { streamWrite: blank } };
  if (to) return pino(options, to);
  const stderr = pino.destination(2);
  // Whoever read our log may go away; the store goes on.
  stderr.on('error', () => undefined);
  return pino(options, stderr);
}

const secrets: readonly [RegExp, string][] = [
  [/\bBearer\s+[^\s"\\]+/gi, 'Bearer [secret]'],
  [/\bwhsec_[\w+/=-]+/g, '[secret]'],
  // Names and passwords in addresses of databases and others.
  [/:\/\/[^\s"/@]+@/g, '://[secret]@'],
  [/\b(code|state|token|invite|secret|password|code_verifier)=[^&\s"\\]+/gi, '$1=[secret]'],
  // 256 random bits as we write them: tokens, codes and invites.
  [/(?<![\w-])[\w-]{43}(?![\w-])/g, '[secret]'],
];

/** A line without what looks like a secret. */
export function blank(line: string): string {
  return secrets.reduce((text, [form, instead]) => text.replace(form, instead), line);
}

interface PlainError {
  type: string;
  message: string;
  /** Not `code`: that is blanked, because sign-in has such. */
  kind?: string;
  table?: string;
  constraint?: string;
  at: string[];
  cause?: PlainError;
}

const causesMost = 3;

/** What happened and where, and nothing of what was sent: databases and parsers quote that in their errors. */
export function plainError(error: unknown, depth = 0): PlainError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', at: [] };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error instanceof SyntaxError ? 'Not to be parsed.' : error.message.replace(/: ".*$/s, ''),
    ...(typeof code === 'string' && { kind: code }),
    ...(typeof table === 'string' && { table }),
    ...(typeof constraint === 'string' && { constraint }),
    at: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
    ...(error.cause !== undefined && depth < causesMost && { cause: plainError(error.cause, depth + 1) }),
  };
}
