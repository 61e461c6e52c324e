import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GROUPS } from '../../src/reports/leads/lead-history.queries.js';
import { type Caller, useApi } from '../support/api.js';
import { LeadHistory } from '../reports/lead.history.js';
import { run, start } from './command.run.js';
import { useFolder } from '../support/folder.js';

let reporter: Caller;
let env: Record<string, string>;
const folder = useFolder();

const { api } = useApi();
beforeAll(async () => {
  reporter = await api.key('reporting');
  env = { DATABASE_URL: api.databaseUrl };
  const history = new LeadHistory(api.db, { companyId: '', ownerId: api.bdm.id! });
  const company = await history.company('Lumenova Lighting', 'CN', '2025-01-01T09:00:00Z');
  for (const received of ['2025-02-03', '2025-02-04', '2025-02-05']) {
    const lead = await history.lead(`${received}T09:00:00Z`, received, { company_id: company, jobs_expected: 10 });
    await history.move(lead, 'qualified', '2025-02-06');
  }
});

const report = ['report', 'pipeline-summary'];

describe('report pipeline-summary', () => {
  it.each(GROUPS.flatMap((group) => [[group, 'json'] as const, [group, 'csv'] as const]))(
    'gives by %s as %s the very bytes that the API gives',
    async (group, format) => {
      const options = ['--as-of', '2025-02-28', '--from', '2025-02-04', '--to', '2025-02-27'];
      const { code, out, err } = await run([...report, ...options, '--group-by', group, '--format', format], env);
      expect([code, err]).toEqual([0, '']);
      const query = `asOf=2025-02-28&from=2025-02-04&to=2025-02-27&groupBy=${group}&format=${format}`;
      expect(out.equals(await reporter.bytes(`/reports/pipeline-summary?${query}`))).toBe(true);
      expect(out.toString()).toContain('2025-02-04');
    },
  );

  it('gives the same bytes in other time zones of the machine and the server', async () => {
    const options = ['--as-of', '2025-02-05', '--group-by', 'country'];
    const zones = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      return start([...report, ...options], { ...env, TZ: zone, PGTZ: zone }).ended;
    });
    const [first, second] = await Promise.all(zones);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first?.out).toEqual(second?.out);
    expect(first?.out).toEqual(await reporter.bytes('/reports/pipeline-summary?asOf=2025-02-05&groupBy=country'));
  });

  it('replaces an earlier file without output', async () => {
    const file = join(folder, 'february.csv');
    await writeFile(file, 'an earlier one');
    const { code, out, err } = await run([...report, '--as-of', '2025-02-28', '--format', 'csv', '--out', file], env);
    expect([code, out.toString(), err]).toEqual([0, '', '']);
    const bytes = await reporter.bytes('/reports/pipeline-summary?asOf=2025-02-28&format=csv');
    expect((await readFile(file)).equals(bytes)).toBe(true);
    expect(await readdir(folder)).toEqual(['february.csv']);
  });

  it('shows progress on standard error', async () => {
    const { out, err } = await run([...report, '--as-of', '2025-02-28'], env, { terminal: true });
    expect(err).toContain('Reading the history …');
    expect(JSON.parse(out.toString())).toMatchObject({ report: 'pipeline-summary' });
  });

  it.each([
    ['a day ahead', ['--as-of', '2199-12-31'], '--as-of: asOf must not be in the future: 2199-12-31 is after today'],
    ['no day', ['--from', '2025-02-30'], '--from: from must be a date'],
    ['a period turned round', ['--as-of', '2025-03-31', '--to', '2025-02-01'], '--from: '],
    ['an unknown grouping', ['--group-by', 'colour'], '--group-by: groupBy must be one of stage'],
    ['an unknown format', ['--format', 'docx'], '--format: '],
    ['an unknown option', ['--colour', 'red'], '--colour'],
  ])('refuses %s with exit code 2, and leaves the file as it was', async (_what, options, reason) => {
    const file = join(folder, 'kept.csv');
    await writeFile(file, 'an earlier one');
    const { code, err } = await run([...report, ...options, '--out', file], env);
    expect([code, err]).toEqual([2, expect.stringContaining(reason)]);
    expect(await readFile(file, 'utf8')).toBe('an earlier one');
    await rm(file);
  });

  it('fails with exit code 1 where it cannot write, and leaves nothing half-written', async () => {
    const { code, err } = await run([...report, '--out', folder], env);
    expect([code, err]).toEqual([1, expect.stringContaining('EISDIR')]);
    expect((await run([...report, '--out', join(folder, 'none', 'x.csv')], env)).code).toBe(1);
    expect((await readdir(tmpdir())).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});
