// The web app's part of a Maven build. It needs nothing of the Java part, and so runs beside it:
//   node beside.mjs start BUILD UNCHECKED   installs what package-lock.json names and, unless UNCHECKED is true, checks the app
//   node beside.mjs wait BUILD UNCHECKED    prints what came of it and ends as it ended; does it now where nobody has begun
// BUILD tells one build from another; the outcome is kept in target.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const TARGET = '../../../target';
const OUTCOME = `${TARGET}/web.json`;
const LOG = `${TARGET}/web.log`;
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const [verb, build, unchecked] = process.argv.slice(2);

function recall() {
  try {
    const outcome = JSON.parse(readFileSync(OUTCOME, 'utf8'));
    return outcome.build === build ? outcome : null;
  } catch {
    return null;
  }
}

function note(outcome) {
  mkdirSync(TARGET, { recursive: true });
  writeFileSync(`${OUTCOME}.new`, JSON.stringify({ build, pid: process.pid, ...outcome }));
  renameSync(`${OUTCOME}.new`, OUTCOME);
}

let running = null;
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    running?.kill();
    process.exit(143);
  });
}

/** Runs npm and answers its exit code. */
function run(log, ...args) {
  return new Promise((resolve) => {
    running = spawn(npm, args, { stdio: ['ignore', log, log] });
    running.on('error', () => resolve(127));
    running.on('exit', (code) => resolve(code ?? 1));
  });
}

function isInstalled() {
  const installed = 'node_modules/.package-lock.json';
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

async function work() {
  note({});
  const log = openSync(LOG, 'w');
  let code = isInstalled() ? 0 : await run(log, 'ci', '--prefer-offline', '--no-audit', '--no-fund');
  if (code === 0 && unchecked !== 'true') {
    code = await run(log, 'run', 'check');
  }
  closeSync(log);
  note({ code });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether Maven was asked for the tests alone, as far as it says: they need no web app. */
function isForTestsAlone() {
  const goals = ` ${process.env.MAVEN_CMD_LINE_ARGS ?? ''} `;
  return / (compile|test-compile|test) /.test(goals) && !/ (package|verify|install) /.test(goals);
}

if (verb === 'start' && !isForTestsAlone()) {
  await work();
}
if (verb === 'wait') {
  if (recall() === null) {
    await work();
  }
  while (recall()?.code === undefined && isAlive(recall()?.pid)) {
    await sleep(200);
  }
  process.stdout.write(readFileSync(LOG, 'utf8'));
  process.exitCode = recall()?.code ?? 1;
}
