import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const NAME = 'virtual:mantine-styles';
const STYLES = '@mantine/core/styles';
const FOLDER = fileURLToPath(new URL(`../node_modules/${STYLES}`, import.meta.url));

/** What every component stands on. */
const GROUND = ['baseline', 'default-css-variables', 'global'];

function importOf(file: string): string {
  return `import '${STYLES}/${file}.layer.css';`;
}

/**
 * Sends the styles of a Mantine component along with the chunk that draws it. The one sheet of the library, with all
 * that no page uses, would stand before the first paint of the board. The layer keeps our own styles the stronger
 * ones, in whatever order the chunks come. While developing there are no chunks, and the one sheet does.
 */
export function mantineStyles(): Plugin {
  let building = false;
  let sent = 0;
  return {
    name: 'mantine-styles',
    enforce: 'pre',
    configResolved(config) {
      building = config.command === 'build';
    },
    resolveId(id) {
      return id === NAME ? `\0${NAME}` : null;
    },
    load(id) {
      if (id !== `\0${NAME}`) {
        return null;
      }
      return building ? GROUND.map(importOf).join('\n') : `import '@mantine/core/styles.layer.css';`;
    },
    transform(code, id) {
      const component = /@mantine\/core\/esm\/.*\/(\w+)\.module\.mjs$/.exec(id)?.[1];
      if (!building || !component || !existsSync(`${FOLDER}/${component}.layer.css`)) {
        return null;
      }
      sent += 1;
      return `${importOf(component)}\n${code}`;
    },
    buildEnd() {
      if (building && sent === 0) {
        this.error('No Mantine component brought its styles: the library keeps them elsewhere now.');
      }
    },
  };
}
