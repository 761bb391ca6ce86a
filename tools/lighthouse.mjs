// Prints what Lighthouse says of the board and of a session, the median of five runs each, and fails where one is below 95.
//
//   mvn -Pdemo                                             in one terminal
//   node tools/lighthouse.mjs [http://localhost:8080]      in another
//
// Lighthouse is fetched into target/ at the first run; the browser is the machine's own Chromium (or CHROME_PATH).
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const VERSION = '12.8.2';
const LEAST = 95;
const RUNS = 5;
const HOME = 'target/lighthouse';
const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const FLAGS = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const base = process.argv[2] ?? 'http://localhost:8080';

function fetchLighthouse() {
  if (!existsSync(`${HOME}/node_modules/lighthouse`)) {
    execFileSync('npm', ['install', '--no-save', '--prefix', HOME, `lighthouse@${VERSION}`], { stdio: 'ignore' });
  }
}

async function signIn() {
  const answer = await fetch(`${base}/api/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'nurse', password: 'chairside-demo' }),
  });
  if (!answer.ok) {
    throw new Error(`The demo does not let the nurse in (${answer.status}): is it running at ${base}?`);
  }
  return answer.headers.get('set-cookie').split(';')[0];
}

async function aSession(headers) {
  const me = await (await fetch(`${base}/api/me`, { headers })).json();
  const board = await (await fetch(`${base}/api/clinics/${me.clinics[0].id}/board`, { headers })).json();
  return board.chairs.find(({ session }) => session && session.phase === 'INFUSING')?.session.id ?? board.chairs.find(({ session }) => session).session.id;
}

function scores(path, headers) {
  const report = `${HOME}/report.json`;
  execFileSync(
    `${HOME}/node_modules/.bin/lighthouse`,
    [
      base + path,
      '--quiet',
      '--preset=desktop',
      `--only-categories=${CATEGORIES.join(',')}`,
      `--extra-headers=${JSON.stringify(headers)}`,
      `--chrome-flags=${FLAGS}`,
      '--output=json',
      `--output-path=${report}`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { CHROME_PATH: '/usr/bin/chromium', ...process.env } },
  );
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = Object.values(audits).filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative');
  return { points: CATEGORIES.map((name) => Math.round(categories[name].score * 100)), failed };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

fetchLighthouse();
const headers = { Cookie: await signIn() };
let low = false;
for (const [name, path] of [['board', '/board'], ['session', `/sessions/${await aSession(headers)}`]]) {
  const runs = Array.from({ length: RUNS }, () => scores(path, headers));
  const points = CATEGORIES.map((_, i) => median(runs.map((run) => run.points[i])));
  const spread = runs.map((run) => run.points[0]).toSorted((a, b) => a - b);
  console.log(`${name}: ${CATEGORIES.map((category, i) => `${category} ${points[i]}`).join(', ')} (performance ${spread.join(', ')})`);
  runs.at(-1).failed.forEach(({ id, displayValue }) => console.log(`  below 0.9: ${id} ${displayValue ?? ''}`));
  low ||= points.some((score) => score < LEAST);
}
process.exitCode = low ? 1 : 0;
