import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { GROUPS } from '../../src/reports/leads/lead-history.queries.js';
import { euro, LeadHistory } from './lead.history.js';
import { updateRows } from '../support/rows.js';

const clock = new ManualClock(new Date('2026-01-01T08:00:00Z'));
let reporter: Caller;
let history: LeadHistory;
let companyId: string;
let owner: Caller;

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  owner = await api.user('bdm', 'Stephan Maes');
  history = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  companyId = await history.company('Lumenova Lighting', 'CN');
});

const path = '/reports/pipeline-summary';

/** The lines of a csv file as a reader of the format sees them. */
async function csvLines(bytes: Buffer): Promise<string[][]> {
  const sheet = await new ExcelJS.Workbook().csv.read(Readable.from([bytes]), { map: (text: string) => text });
  return (sheet.getSheetValues() as string[][]).slice(1).map((line) => Array.from(line.slice(1), (cell) => cell ?? ''));
}

describe('a report of a past day', () => {
  it('has the same bytes before and after the edits of today', async () => {
    const activity = await history.source('activity', 'Seminar in Foshan');
    const lead = await history.lead('2026-11-01T09:00:00Z', '2026-11-01', {
      company_id: companyId,
      source_channel: 'activity',
      source_activity_id: activity,
      jobs_expected: 40,
      ...euro(12_000_000),
    });
    const lost = await history.lead('2026-11-01T10:00:00Z', '2026-11-01', { company_id: companyId });
    await history.status(lost, 'lost', '2026-11-02');
    clock.set(new Date('2026-11-04T08:00:00Z'));
    const yesterday = GROUPS.flatMap((group) =>
      ['json', 'csv'].map((format) => `${path}?asOf=2026-11-03&groupBy=${group}&format=${format}`),
    );
    const today = yesterday.map((query) => query.replace('11-03', '11-04'));
    const read = (queries: string[]) => Promise.all(queries.map((query) => reporter.bytes(query)));
    const [before, todayBefore] = [await read(yesterday), await read(today)];

    const [admin, id] = [await api.key('admin'), owner.id];
    expect((await admin.patch(`/users/${id}`, { fullName: 'Stefaan Maes' })).status).toBe(200);
    const now = '2026-11-04T08:00:00.000Z';
    await updateRows(api.db, 'company', { id: companyId }, { country: 'US', updated_at: now });
    await updateRows(api.db, 'activity', { id: activity }, { title: 'Seminar in Zhongshan', updated_at: now });
    await history.move(lead, 'qualified', '2026-11-04', { jobs_expected: 55, ...euro(7) }, now);
    // Told late: it is said to have occurred on a day that the report covers.
    await history.status(lost, 'open', '2026-11-03', now);
    await history.change(lost, now, { archived_at: now });
    await history.lead(now, '2026-11-02', { company_id: companyId });

    const [after, todayAfter] = [await read(yesterday), await read(today)];
    expect(after).toEqual(before);
    for (const [index, bytes] of todayAfter.entries()) expect(bytes.equals(todayBefore[index]!)).toBe(false);
  });

  it.each([
    // Brussels is two hours ahead of UTC in summer and one in winter; clocks change on these two days.
    ['a day of 23 hours', '2026-03-29', '2026-03-29T21:59:59.999Z', '2026-03-29T22:00:00.000Z'],
    ['a day of 25 hours', '2026-10-25', '2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00.000Z'],
    ['a day in summer', '2026-07-14', '2026-07-14T21:59:59.999Z', '2026-07-14T22:00:00.000Z'],
    ['the last day of a year', '2025-12-31', '2025-12-31T22:59:59.999Z', '2025-12-31T23:00:00.000Z'],
  ])('ends with the last millisecond of %s in Brussels', async (_day, date, inside, outside) => {
    clock.set(new Date('2026-11-04T12:00:00Z'));
    const open = async () => (await reporter.get(`${path}?asOf=${date}`)).body.totals.open as number;
    const before = await open();
    await history.lead(outside, date, { company_id: companyId });
    expect(await open()).toBe(before);
    await history.lead(inside, date, { company_id: companyId });
    expect(await open()).toBe(before + 1);
  });

  it('has the last of several states that a lead had within one millisecond', async () => {
    const at = '2026-08-20T10:00:00.123Z';
    const states = async () => {
      const { rows } = (await reporter.get(`${path}?asOf=2026-08-20`)).body;
      return rows.map(({ open }: { open: number }) => open) as number[];
    };
    const before = await states();
    const lead = await history.lead(at, '2026-08-20', { company_id: companyId });
    await history.move(lead, 'qualified', '2026-08-20', {}, at);
    await history.move(lead, 'proposal', '2026-08-20', {}, at);
    expect(await states()).toEqual(before.map((open, stage) => (stage === 2 ? open + 1 : open)));
  });
});

describe('a report as csv', () => {
  it('is a table that says in every line what it is of, with the totals at the end', async () => {
    const answer = await reporter.get(`${path}?asOf=2026-11-03&from=2026-11-01&groupBy=owner&format=csv`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="pipeline-summary_2026-11-03_by-owner_en.csv"',
    );
    const bytes = await reporter.bytes(`${path}?asOf=2026-11-03&from=2026-11-01&groupBy=owner&format=csv`);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [names, ...lines] = await csvLines(bytes);
    const { rows, totals } = (await reporter.get(`${path}?asOf=2026-11-03&from=2026-11-01&groupBy=owner`)).body;
    const head = [
      'pipeline-summary',
      '6',
      '2026-11-03',
      '2026-11-01',
      '2026-11-03',
      '1',
      'false',
      'owner',
      'known',
      'en',
      'main',
      String(rows.length),
    ];
    const line = (kind: string, row: object) => [
      ...head,
      kind,
      ...Object.values(row).map((cell) => String(cell ?? '')),
    ];
    const about = [
      'report',
      'definitionVersion',
      'asOf',
      'from',
      'to',
      'columnsVersion',
      'provisional',
      'groupBy',
      'basis',
      'lang',
      'section',
      'rowCount',
      'row',
    ];
    expect(names).toEqual([...about, ...Object.keys(totals)]);
    expect(lines).toEqual([...rows.map((row: object) => line('group', row)), line('total', totals)]);
    expect(rows).not.toHaveLength(0);
  });

  it('has the rows of all tables with section=all, and the header Accept chooses it', async () => {
    const address = '/reports/lost-reasons?asOf=2026-11-03&from=2026-11-01&section=all';
    const { body } = await reporter.get(address);
    const answer = await reporter.with({ accept: 'text/csv' }).get(address);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [names, ...lines] = await csvLines(Buffer.from(answer.text));
    const at = names!.findIndex((name) => name.endsWith('section'));
    expect(new Set(lines.map((line) => line[at]))).toEqual(new Set(['main', ...Object.keys(body.sections)]));
    const first = names!.indexOf('row') + 1;
    for (const [name, { columns }] of Object.entries<Answer['body']>({ main: body, ...body.sections })) {
      const own = new Set(columns.map((column: { name: string }) => column.name));
      const others = lines
        .filter((line) => line[at] === name)
        .flatMap((line) => line.filter((_, place) => place >= first && !own.has(names![place])));
      expect([name, others.filter((cell) => cell !== '')]).toEqual([name, []]);
    }
    expect((await reporter.with({ accept: 'text/csv' }).get(`${address}&format=json`)).body.rows).toEqual(body.rows);
    for (const name of ['forecast', 'follow-up', 'activity-attribution', 'agreement-scoreboard'])
      expect((await reporter.get(`/reports/${name}?asOf=2026-11-03&from=2026-11-01&section=all`)).status).toBe(200);
  });

  it('does not let a title run as a formula in a spreadsheet', async () => {
    const activity = await history.source('activity', '=HYPERLINK("http://evil.example")');
    await history.lead('2026-08-21T10:00:00Z', '2026-08-21', {
      company_id: companyId,
      source_channel: 'activity',
      source_activity_id: activity,
    });
    const lines = await csvLines(await reporter.bytes(`${path}?asOf=2026-08-21&groupBy=activity&format=csv`));
    expect(lines.map((cells) => cells[14])).toContain(`'=HYPERLINK("http://evil.example")`);
  });
});
