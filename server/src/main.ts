#!/usr/bin/env node
import { createLog } from './log.ts';
import { invite } from './invite.ts';
import { examine, tell } from './doctor/doctor.ts';
import { serve } from './serve.ts';
import {
  backUp,
  exportStore,
  importStore,
  newEpochs,
  restore,
  tellMissing,
  type Written,
} from './transfer/commands.ts';
import { help, readSettings, type Settings } from './settings.ts';

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.command === 'help') return say(help);
  if (settings.command === 'invite') {
    const link = await invite(settings, createLog(process.env['HANDRAIL_LOG'] ?? 'error'));
    return say(settings.isJson ? `${JSON.stringify({ invite: link, role: settings.role })}\n` : `${link}\n`);
  }
  if (settings.command === 'serve') return runUntilStopped(settings);
  await runCommand(settings);
}

async function runCommand(settings: Settings): Promise<void> {
  const log = createLog(process.env['HANDRAIL_LOG'] ?? 'error');
  const { path } = settings;
  switch (settings.command) {
    case 'doctor': {
      const findings = await examine(settings, log, remark);
      say(tell(findings));
      if (findings.some(({ wrong }) => wrong !== null)) process.exitCode = 1;
      return;
    }
    case 'export': {
      const written = await exportStore(settings, path, log, remark);
      if (written.path !== '-') remark(`Exported: ${written.path}\n`);
      return judge(written, settings);
    }
    case 'backup': {
      const written = await backUp(settings, path, log, remark);
      say(`Backed up: ${written.path}\n`);
      return judge(written, settings);
    }
    case 'import':
      return say(`Imported: ${await importStore(settings, path, log, remark)}\n`);
    case 'restore':
      return say(`Restored: ${await restore(settings, path, log, remark)}\n`);
    case 'new-epochs':
      return say(`${await newEpochs(settings, log)}\n`);
  }
}

function judge(written: Written, settings: Settings): void {
  const { says, failed } = tellMissing(written, settings.skipsMissing);
  remark(says);
  if (failed) process.exitCode = 1;
}

/** Beside the answer, which somebody may be piping elsewhere. */
function remark(text: string): void {
  process.stderr.write(text);
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
