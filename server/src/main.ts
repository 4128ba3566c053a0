#!/usr/bin/env node
import { createLog } from './log.ts';
import { invite } from './invite.ts';
import { serve } from './serve.ts';
import { help, readSettings, type Settings } from './settings.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.command === 'help') return say(help);
  if (settings.command === 'invite') {
    const link = await invite(settings, createLog(process.env['HANDRAIL_LOG'] ?? 'error'));
    return say(settings.isJson ? `${JSON.stringify({ invite: link, role: settings.role })}\n` : `${link}\n`);
  }
  await runUntilStopped(settings);
}

async function runUntilStopped(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  const serving = serve(settings, log);
  let isStopping = false;
  const stop = () => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    // Also while it is still starting, so that no PostgreSQL stays behind.
    serving.then((served) => served.stop()).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  if (settings.stopsWithStdin) process.stdin.on('end', stop).resume();
  const { url, invite: link } = await serving;
  if (isStopping) return;
  if (settings.isJson) return say(`${JSON.stringify({ url, invite: link, pid: process.pid })}\n`);
  say(`Handrail store: ${url}\n`);
  if (link) say(`\nInvite link for the first steward, good for 14 days:\n${link}\n`);
}

function say(text: string): void {
  process.stdout.write(text);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
