import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { expect, it } from 'vitest';

const SOURCES = join(__dirname);
const LAYERS = ['lib', 'ui', 'features', 'app'];

function files(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? files(path) : /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

/** The layer of a file and, of a feature, which one: `features/board`. */
function place(path: string): { layer: string; feature: string } {
  const [layer = '', feature = ''] = relative(SOURCES, path).split(sep);
  return { layer, feature };
}

function imported(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'((?:@\/|\.)[^']*)'/g)].map(([, to = '']) =>
    to.startsWith('@/') ? join(SOURCES, to.slice(2)) : join(path, '..', to),
  );
}

/** Imports go one way, so that a feature can be changed or removed alone. */
function breaches(): string[] {
  return files(SOURCES).flatMap((path) => {
    const from = place(path);
    return imported(path)
      .map((target) => ({ target, to: place(target) }))
      .filter(({ to }) => LAYERS.includes(from.layer) && LAYERS.includes(to.layer))
      .filter(
        ({ to }) =>
          LAYERS.indexOf(to.layer) > LAYERS.indexOf(from.layer) ||
          (from.layer === 'features' && to.layer === 'features' && to.feature !== from.feature),
      )
      .map(({ target }) => `${relative(SOURCES, path)} imports ${relative(SOURCES, target)}`);
  });
}

it('imports go from app to features to ui to lib, and no feature imports another', () => {
  expect(files(SOURCES).length).toBeGreaterThan(100);
  expect(breaches()).toEqual([]);
});
