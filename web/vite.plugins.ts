import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** The script that sets the colour scheme before the page is painted. */
export const COLOR_SCHEME_SCRIPT = 'web/src/app/theme/color-scheme.handler.ts';

/**
 * Loads the styles of the Mantine components that are used, each with the screen that uses it first. In a bundle a
 * component comes after those that it consists of, so that its styles win over theirs. The development server loads all
 * styles instead, because it bundles Mantine beforehand.
 */
export function loadUsedStyles(): Plugin {
  const styles = '@mantine/core/styles';
  return {
    name: 'load-used-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      // Every component with styles imports the names of its classes from such a file.
      filter: { id: /@mantine\/core\/esm\/.*\.module\.mjs$/ },
      handler: (code, id) => `import '${styles}/${basename(id, '.module.mjs')}.css';\n${code}`,
    },
    load: {
      filter: { id: /@mantine\/core\/styles\.css$/ },
      handler: () =>
        ['baseline', 'default-css-variables', 'global'].map((name) => `@import '${styles}/${name}.css';`).join('\n'),
    },
  };
}

/**
 * Loads the script of the colour scheme before the page is painted. Vite would load it as a module, after the page has
 * been parsed, and a dark screen would flash white.
 * @param base the path below which the files are served
 */
export function loadColorSchemeFirst(base = '/'): Plugin {
  return {
    name: 'load-color-scheme-first',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const script = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.name === 'color-scheme',
        );
        if (!script) return [];
        return [{ tag: 'script', attrs: { src: `${base}${script.fileName}` }, injectTo: 'head-prepend' }];
      },
    },
  };
}
