import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a thread that draws is started with. */
const STARTED_WITH = [
  'src/reports/files/report-render.worker',
  'src/activities/delegations/programme/programme-render.worker',
];

/**
 * Sources of what draws that are newer than their build: files are drawn by the build in tests as well, which would then
 * judge what is there no more.
 */
export function olderThanSources(project: string): string[] {
  const seen = new Set<string>();
  const waiting = [...STARTED_WITH];
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
