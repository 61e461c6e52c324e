import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The modules that a rendering thread loads first. */
const WORKERS = [
  'src/reports/files/report-render.worker',
  'src/activities/delegations/programme/programme-render.worker',
];

/**
 * Finds the rendering sources that are newer than their build. Files are rendered by the build in tests too, which would
 * then test outdated code.
 */
export function findOutdatedBuilds(project: string): string[] {
  const seen = new Set<string>();
  const waiting = [...WORKERS];
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    const built = join(project, 'dist', `${name}.js`);
    if (seen.has(name) || !existsSync(built)) continue;
    seen.add(name);
    const imports = readFileSync(built, 'utf8').matchAll(/(?:from|import\() ?['"](\.[^'"]+)\.js['"]/g);
    for (const [, file] of imports) waiting.push(join(dirname(name), file!));
  }
  return [...seen].filter((name) => {
    const source = join(project, `${name}.ts`);
    return existsSync(source) && statSync(source).mtimeMs > statSync(join(project, 'dist', `${name}.js`)).mtimeMs;
  });
}
