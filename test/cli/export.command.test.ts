import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import pg from 'pg';
import { EXPORTABLE, EXPORTABLE_OF } from '../../src/cli/data/exportable-lists.constants.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type Caller, useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { run, start } from './command.run.js';
import { buildMany, insertRows } from '../support/rows.js';
import { useFolder } from '../support/folder.js';

let reporter: Caller;
let env: Record<string, string>;
const folder = useFolder();

const { api } = useApi();
beforeAll(async () => {
  reporter = await api.key('reporting');
  env = { DATABASE_URL: api.databaseUrl };
  const make = new Make(api);
  for (const country of ['CN', 'CN', 'JP']) {
    const company = await make.company({ country, nativeName: '广东照明' });
    await make.lead({ companyId: company.id, title: `=1+1 ${country}` });
  }
  await make.lead({ by: api.manager, title: 'Secret garden', confidential: true, codename: 'Tulip' });
});

describe('export', () => {
  it('supports every list that the API exports, with the same permission', () => {
    const { paths } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8'));
    const exports = Object.keys(paths).flatMap((path) => /^\/api\/v1\/([\w-]+)\/export$/.exec(path)?.[1] ?? []);
    const expected = exports
      // Keys are for administrators to see, one by one.
      .filter((name) => name !== 'api-keys')
      .map((name) => [name, paths[`/api/v1/${name}/export`].get['x-permission']]);
    const known = [...EXPORTABLE].map(([name, { permission }]) => [name, permission]);
    expect(known.toSorted()).toEqual(expected.toSorted());
  });

  it('supports every list of a record that the API exports, with the same permission', () => {
    const { paths } = JSON.parse(readFileSync(getProjectPath('openapi.json'), 'utf8'));
    const expected = Object.keys(paths).flatMap((path) => {
      const [, parent, name] = /^\/api\/v1\/([\w-]+)\/\{\w+\}\/([\w-]+)\/export$/.exec(path) ?? [];
      // Whoever reads passports and diets does so through the API, which notes it.
      if (!parent || name === 'travel-details') return [];
      return [[`${parent}/${name}`, paths[path].get['x-permission']]];
    });
    const known = [...EXPORTABLE_OF].map(([name, { permission }]) => [name, permission]);
    expect(known.toSorted()).toEqual(expected.toSorted());
  });

  it.each([
    ['companies', 'csv', [], ''],
    [
      'companies',
      'jsonl',
      ['--filter', 'country=CN', '--filter', 'country=JP', '--sort', '-name'],
      'country=CN&country=JP&sort=-name',
    ],
    ['leads', 'csv', ['--filter', 'status=open', '--sort', 'title'], 'status=open&sort=title'],
    ['companies', 'csv', ['--separator', 'semicolon'], 'separator=semicolon'],
    ['leads', 'jsonl', ['--archived', 'any', '--search', '1+1'], 'archived=any&q=1%2B1'],
    [
      'leads',
      'csv',
      ['--filter', 'receivedOn.gte=2020-01-01', '--filter', 'capexEur.isNull=true'],
      'receivedOn.gte=2020-01-01&capexEur.isNull=true',
    ],
  ])(
    'of %s as %s with %j gives the very bytes that the API gives the reporting key',
    async (list, format, options, query) => {
      const { code, out, err } = await run(['export', list, '--format', format, ...options], env);
      expect([code, err]).toEqual([0, '']);
      const bytes = await reporter.bytes(`/${list}/export?format=${format}&${query}`);
      expect(out.equals(bytes)).toBe(true);
      expect(out.toString()).not.toContain('Secret garden');
    },
  );

  it('gives the same bytes in other time zones of the machine and the server', async () => {
    const zones = ['Pacific/Kiritimati', 'America/Los_Angeles'];
    const exports = zones.map((zone) => start(['export', 'leads'], { ...env, TZ: zone, PGTZ: zone }).ended);
    const bytes = await reporter.bytes('/leads/export?format=csv');
    for (const { code, out } of await Promise.all(exports)) expect([code, out.equals(bytes)]).toEqual([0, true]);
  });

  it('writes the rows of the API to a workbook', async () => {
    const file = join(folder, 'leads.xlsx');
    expect((await run(['export', 'leads', '--format', 'xlsx', '--out', file], env)).code).toBe(0);
    const readRows = async (bytes: Buffer) => {
      const workbook = await new ExcelJS.Workbook().xlsx.load(bytes as never);
      return workbook.worksheets[0]!.getSheetValues();
    };
    const rows = await readRows(await readFile(file));
    expect(rows).toEqual(await readRows(await reporter.bytes('/leads/export?format=xlsx')));
    expect(rows).toHaveLength(5);
    await rm(file);
  });

  it('of a list of a record gives the very bytes of the API, and requires the id of the record', async () => {
    const make = new Make(api);
    const lead = await make.lead({ by: api.manager, title: 'Its touches' });
    await api.manager.post(`/leads/${lead.id}/touches`, {
      channel: 'web',
      occurredOn: '2026-01-05',
      role: 'influence',
    });
    const argv = ['export', 'leads/touches', '--of', lead.id];
    const { code, out, err } = await run(argv, env);
    expect([code, err]).toEqual([0, '']);
    expect(out.equals(await reporter.bytes(`/leads/${lead.id}/touches/export?format=csv`))).toBe(true);
    expect(out.toString().trim().split('\n').length).toBeGreaterThan(1);
    const secret = await make.lead({ by: api.manager, title: 'Hidden', confidential: true, codename: 'Lark' });
    const hidden = await run(['export', 'leads/transitions', '--of', secret.id], env);
    expect([hidden.code, hidden.out.length, hidden.err]).toEqual([1, 0, `There is no lead ${secret.id}.\n`]);
    for (const [name, { of }] of EXPORTABLE_OF) expect([name, of(lead.id).columns.length > 0]).toEqual([name, true]);
  });

  it('has the rights of the role that is asked for', async () => {
    const all = await run(['export', 'leads', '--role', 'manager'], env);
    expect(all.out.toString()).toContain('Secret garden');
    expect(all.out.equals(await api.manager.bytes('/leads/export?format=csv'))).toBe(true);
    const refused = await run(['export', 'audit'], env);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--role: reporting may not export audit')]);
    expect((await run(['export', 'audit', '--role', 'viewer'], env)).out.toString()).not.toContain('Tulip');
    expect((await run(['export', 'audit', '--role', 'admin'], env)).out.toString()).toContain('Tulip');
  });

  it.each([
    ['no list', ['export'], 'list'],
    ['an unknown list', ['export', 'deals'], 'The list must be one of companies'],
    ['no record whose list it is', ['export', 'leads/touches'], '--of: it must be the id of a lead'],
    ['a record that is none', ['export', 'leads/touches', '--of', 'x'], '--of: it must be the id of a lead'],
    ['a record of a list that has none', ['export', 'leads', '--of', 'x'], '--of: it must be absent for leads'],
    ['an unknown format', ['export', 'leads', '--format', 'pdf'], '--format: format must be one of'],
    ['an unknown separator', ['export', 'leads', '--separator', 'tab'], '--separator: separator must be one of'],
    [
      'an unknown filter',
      ['export', 'leads', '--filter', 'colour=red'],
      '--filter colour: This route has no parameter colour',
    ],
    ['a wrong value', ['export', 'leads', '--filter', 'status=dead'], '--filter status: status must be one of open'],
    ['half a filter', ['export', 'leads', '--filter', 'status'], 'it must have the form field=value, not status'],
    ['an option as a filter', ['export', 'leads', '--filter', 'q=x'], 'use --search'],
    ['the separator as a filter', ['export', 'leads', '--filter', 'separator=comma'], 'use --separator'],
    ['a page', ['export', 'leads', '--filter', 'limit=5'], 'An export contains every row'],
    ['an unknown sort', ['export', 'leads', '--sort', 'colour'], '--sort: sort must name'],
    ['an unknown role', ['export', 'leads', '--role', 'boss'], '--role: role must be one of'],
    ['an unknown option', ['export', 'leads', '--colour', 'red'], '--colour'],
  ])(
    'refuses %s with exit code 2 before it opens the database, and leaves the file as it was',
    async (_what, argv, reason) => {
      const file = join(folder, 'kept.csv');
      await writeFile(file, 'an earlier one');
      const nowhere = { DATABASE_URL: 'postgres://127.0.0.1:1/none' };
      const { code, out, err } = await run([...argv, '--out', file], nowhere);
      expect([code, out.toString(), err]).toEqual([2, '', expect.stringContaining(reason)]);
      expect(await readFile(file, 'utf8')).toBe('an earlier one');
      await rm(file);
    },
  );

  it('fails with exit code 1 where it cannot write, and leaves nothing half-written', async () => {
    expect((await run(['export', 'leads', '--out', folder], env)).code).toBe(1);
    expect((await run(['export', 'leads', '--out', join(folder, 'none', 'x.csv')], env)).code).toBe(1);
    expect(await readdir(folder)).toEqual([]);
    expect((await readdir(tmpdir())).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });

  it('shows progress and the path of the file at a terminal, but not in a pipe', async () => {
    const file = join(folder, 'many.csv');
    await insertRows(
      api.db,
      'company',
      buildMany(1_200, (n) => ({ name: `Row ${n}`, country: 'SE' })),
    );
    const argv = ['export', 'companies', '--filter', 'country=SE', '--out', file];
    const seen = await run(argv, env, { terminal: true });
    for (const text of ['500 rows', '1000 rows', `Wrote ${file}.`]) expect(seen.err).toContain(text);
    expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(1_201);
    expect(await run(argv, env)).toMatchObject({ code: 0, err: '', out: Buffer.alloc(0) });
    await rm(file);
  });

  it('names the lists and gives examples in its help', async () => {
    const { code, out } = await run(['export', '--help']);
    expect(code).toBe(0);
    for (const text of [...EXPORTABLE.keys(), 'Examples:', '--filter status=open'])
      expect(out.toString()).toContain(text);
  });

  it('keeps the earlier file and leaves no other when it is interrupted', async () => {
    const holder = new pg.Client(api.databaseUrl);
    await holder.connect();
    try {
      await holder.query('BEGIN; LOCK TABLE lead IN ACCESS EXCLUSIVE MODE');
      const file = join(folder, 'place.csv');
      await writeFile(file, 'an earlier one');
      const child = start(['export', 'leads', '--out', file], env);
      for (;;) {
        const { rows } = await api.db.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if (rows.length > 0) break;
        await sleep(20);
      }
      child.process.kill('SIGINT');
      expect(await child.ended).toMatchObject({ code: 130, err: '' });
      expect(await readdir(folder)).toEqual(['place.csv']);
      expect(await readFile(file, 'utf8')).toBe('an earlier one');
      await rm(file);
    } finally {
      await holder.end();
    }
  });

  it('ends without an error when its reader closes the pipe', async () => {
    const main = getProjectPath('dist', 'src', 'cli', 'main.js');
    const child = spawn(process.execPath, [main, 'export', 'companies'], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'exit');
    expect([code, errors]).toEqual([0, '']);
  });
});

describe('report --list', () => {
  it('names the reports', async () => {
    const { items } = (await reporter.get('/reports')).body;
    const { code, out } = await run(['report', '--list']);
    expect(code).toBe(0);
    const names = out
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/)[0]);
    expect(names).toEqual(items.map(({ name }: { name: string }) => name));
    expect((await run(['report'])).code).toBe(2);
    expect(await run(['report', 'pipeline', '--as-of', '2026-10-31', '--out', join(folder, 'x')])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The report must be one of .*funnel.*, not pipeline/),
    });
  });
});

describe('schedule', () => {
  it('lists the schedules and creates the file of one at once', async () => {
    const body = { name: 'Monthly', cron: '0 6 1 * *', report: 'pipeline-summary', format: 'csv', folder: 'now' };
    const { id } = (await api.manager.post('/report-schedules', { ...body, enabled: false })).body;
    const reports = { ...env, REPORTS_DIR: folder };
    expect((await run(['schedule', 'list'], reports)).out.toString()).toBe(
      `ID\tNEXT DUE\tLAST RUN\tNAME\n${id}\t-\t-\tMonthly\n`,
    );
    const { code, out, err } = await run(['schedule', 'run', id], reports);
    expect([code, err]).toEqual([0, '']);
    const [record] = (await api.manager.get(`/report-schedules/${id}/runs`)).body.items;
    expect(out.toString()).toBe(`now/${record.fileName}\n`);
    expect(await readdir(join(folder, 'now'))).toEqual([record.fileName]);
    const { asOf } = record.parameters;
    const bytes = await reporter.bytes(`/reports/pipeline-summary?asOf=${asOf}&format=csv`);
    expect((await readFile(join(folder, 'now', record.fileName))).equals(bytes)).toBe(true);

    // A file is in the way of the folder.
    const failed = await run(['schedule', 'run', id], { ...env, REPORTS_DIR: join(folder, 'now', record.fileName) });
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining('The run failed: file.not_writable.')]);
    // No folder can be made there by anybody.
    const nowhere = await run(['schedule', 'run', id], { ...env, REPORTS_DIR: '/proc/locate/reports' });
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('The run failed: file.not_writable.')]);
    expect((await run(['schedule', 'run', 'x'], reports)).code).toBe(2);
    expect((await run(['schedule', 'run', '0199ffff-ffff-7fff-8fff-ffffffffffff'], reports)).code).toBe(1);
  });
});
