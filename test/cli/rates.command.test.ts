import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { useApi } from '../support/api.js';
import { run } from './command.run.js';
import { useFolder } from '../support/folder.js';

const folder = useFolder();
const { api } = useApi();

/** Imports a file with these lines. */
async function load(lines: string[], ...options: string[]) {
  const file = join(folder, 'eurofxref-hist.csv');
  await writeFile(file, lines.join('\n'));
  return run(['rates', 'import', file, ...options], { DATABASE_URL: api.databaseUrl });
}

describe('crm rates import', () => {
  it('reports how many days were added, unchanged and changed, and changes past days only on request', async () => {
    const file = ['Date,USD,', '2026-04-14,1.17,', '2026-04-13,1.1684,'];
    const first = await load(file);
    expect([first.code, first.out.toString()]).toEqual([0, 'Days added 1, unchanged 1, changed 0.\n']);
    const again = await load(file);
    expect([again.code, again.out.toString()]).toEqual([0, 'Days added 0, unchanged 2, changed 0.\n']);
    const changed = ['Date,USD', '2026-04-14,1.18'];
    const refused = await load(changed);
    expect([refused.code, refused.out.toString()]).toEqual([1, '']);
    expect(refused.err).toContain('2026-04-14 USD 1.17 → 1.18');
    const allowed = await load(changed, '--allow-changes');
    expect([allowed.code, allowed.out.toString()]).toEqual([0, 'Days added 0, unchanged 0, changed 1.\n']);
  });

  it('fails with a reason if the file is broken or missing', async () => {
    const broken = await load(['Date,USD', '2026-04-15']);
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('Nothing was imported')]);
    const none = await run(['rates', 'import', join(folder, 'none.csv')], { DATABASE_URL: api.databaseUrl });
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('none.csv must be a readable file')]);
  });
});
