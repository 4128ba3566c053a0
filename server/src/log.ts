import { pino, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'error' | 'debug'>;

/** Structured lines on stderr (stdout is for answers to whoever started us). Secrets never get into them. */
export function createLog(level: string): Log {
  const redact = [
    'authorization',
    '*.authorization',
    'invite',
    '*.invite',
    'token',
    '*.token',
    'password',
    '*.password',
  ];
  const stderr = pino.destination(2);
  // Whoever read our log may go away; the store goes on.
  stderr.on('error', () => undefined);
  return pino({ level, base: null, redact }, stderr);
}
