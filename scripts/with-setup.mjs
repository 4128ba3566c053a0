/**
 * Makes a fresh clone runnable: installs the packages when they are missing or outdated, then runs a script with the
 * project's own Node. Plain JavaScript without imports from packages, because it runs before anything is installed,
 * and on whatever Node the machine happens to have.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lock = join(root, 'package-lock.json');
const stamp = join(modules, '.handrail-installed');
const isWindows = process.platform === 'win32';

const [script, ...args] = process.argv.slice(2);
if (!script) fail('Usage: node scripts/with-setup.mjs <script> [arguments]', 2);

if (!isInstalled()) await install();
process.exitCode = await run(projectNode(), [script, ...args], [join(modules, '.bin'), ...otherFolders()]);

/** The stamp names the lock that was installed; npm's own record counts too, for those who installed by hand. */
function isInstalled() {
  if (!existsSync(modules)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return true;
  const byNpm = join(modules, '.package-lock.json');
  return existsSync(byNpm) && statSync(byNpm).mtimeMs >= statSync(lock).mtimeMs;
}

function lockHash() {
  return createHash('sha256').update(readFileSync(lock)).digest('hex');
}

async function install() {
  const reason = existsSync(modules) ? 'The list of packages has changed' : 'The packages are not installed yet';
  say(`${reason}: installing them with "npm ci". This takes a minute or two, once.`);
  const startedAt = Date.now();
  // npm runs on the machine's Node, because it is about to replace the project's own.
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], otherFolders(), { shell: isWindows });
  if (code !== 0) fail('Installing the packages failed; the reason is above. Is the npm registry reachable?', code);
  writeFileSync(stamp, lockHash());
  say(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

function projectNode() {
  const own = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(`Node 24 was not installed with the packages. Delete ${modules} and try again.`, 1);
}

function otherFolders() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => folder !== '' && !folder.startsWith(modules));
}

/** Runs a command in the foreground, hands on signals, and resolves to its exit code. */
function run(command, args, folders, options = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, PATH: folders.join(delimiter) };
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env, ...options });
    const handOn = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const settle = (code) => {
      for (const signal of signals) process.off(signal, handOn);
      resolve(code);
    };
    for (const signal of signals) process.on(signal, handOn);
    child.once('error', (error) => {
      say(`Cannot run ${command}: ${error.message}`);
      settle(127);
    });
    child.once('exit', (code, signal) => settle(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}

function say(text) {
  process.stdout.write(`[setup] ${text}\n`);
}

function fail(text, code) {
  process.stderr.write(`[setup] ${text}\n`);
  process.exit(code);
}
