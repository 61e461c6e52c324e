import { createHash } from 'node:crypto';
import type { ManualClock } from '../../src/common/time/clock.service.js';
import type { Answer, Caller, TestApi } from '../support/api.js';
import { euro, type LeadHistory } from './lead.history.js';
import { AttributionWorld } from './attribution.world.js';
import { differences, givenLocks, type LockedMonths, NOVEMBER, summary } from './lock.given.js';
import { selectRows } from '../support/rows.js';

let api: TestApi;
let clock: ManualClock;
let manager: Caller;
let reporter: Caller;
let owner: Caller;
let companyId: string;
let history: LeadHistory;
let months: LockedMonths;

beforeAll(async () => ({ api, clock, manager, reporter, owner, companyId, history, months } = await givenLocks()));
afterAll(() => api.close());
beforeEach(() => clock.set(NOVEMBER));

/** Stores a lock as an earlier release made it: with this SQL of the present document. */
const storeEarlier = async (id: string, document: string): Promise<{ id: string; earlier: string }> => {
  const { rows } = await api.db.query(
    `INSERT INTO report_lock (id, report, month, parameters, definition_version, document, sha256, locked_at, locked_by,
       locked_by_name)
     SELECT gen_random_uuid(), report, month, parameters, 1, earlier, encode(sha256(convert_to(earlier, 'UTF8')), 'hex'),
       locked_at, locked_by, locked_by_name
     FROM report_lock, ${document} AS earlier WHERE id = $1 RETURNING id, document AS earlier`,
    [id],
  );
  return rows[0];
};

describe('A locked month', () => {
  it('keeps the figures of the report to the byte, with who locked them and by which definition', async () => {
    await history.lead('2026-10-05T09:00:00Z', '2026-10-05', { company_id: companyId, jobs_expected: 40 });
    const made = await months.lock({ note: 'For the deputy' });
    const bytes = await reporter.bytes(
      '/reports/pipeline-summary?section=all&asOf=2026-10-31&from=2026-10-01&to=2026-10-31',
    );
    expect(made).toMatchObject({
      ...summary,
      parameters: { groupBy: 'stage' },
      note: 'For the deputy',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      locked: true,
      lockedAt: '2026-11-05T08:00:00.000Z',
      lockedBy: manager.id,
      unlockedAt: null,
    });
    const read = (await reporter.get(`/report-locks/${made.id}`)).body;
    expect(`${JSON.stringify(read.document)}\n`).toBe(bytes.toString());
    const rows = await selectRows(api.db, 'report_lock', { id: made.id }, 'document, definition_version');
    expect(rows).toEqual([{ document: bytes.toString(), definition_version: made.definitionVersion }]);
    await months.unlock(made.id);
  });

  it('is locked once for the same report and parameters, also by two at once', async () => {
    const both = await Promise.all([manager.post('/report-locks', summary), manager.post('/report-locks', summary)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const refused = both.find(({ status }) => status === 409)!;
    expect(refused.body.code).toBe('report_lock.exists');
    const byOwner = await months.lock({ parameters: { groupBy: 'owner' } });
    for (const { id } of [both.find(({ status }) => status === 201)!.body, byOwner]) await months.unlock(id);
  });

  it('can be neither changed nor deleted, even by SQL', async () => {
    const { id } = await months.lock();
    for (const change of [
      `UPDATE report_lock SET note = 'x'`,
      `UPDATE report_lock SET document = document || ' ', sha256 = 'x'`,
      `UPDATE report_lock SET locked_at = now()`,
      `DELETE FROM report_lock`,
      `TRUNCATE report_lock CASCADE`,
    ]) {
      await expect(api.db.query(change)).rejects.toThrow(/refused/);
    }
    expect((await manager.patch(`/report-locks/${id}`, { note: 'x' })).status).toBe(405);
    expect((await manager.delete(`/report-locks/${id}`)).status).toBe(405);
    await months.unlock(id);
    await expect(api.db.query('UPDATE report_lock SET unlock_reason = NULL, unlocked_at = NULL')).rejects.toThrow();
  });

  it('is unlocked for a reason, once, and both stay in its history', async () => {
    const { id } = await months.lock();
    expect((await manager.post(`/report-locks/${id}/unlock`, { reason: ' ' })).status).toBe(422);
    const ended = await manager.post(`/report-locks/${id}/unlock`, { reason: 'Counted twice' });
    expect(ended.body).toMatchObject({ locked: false, unlockReason: 'Counted twice', unlockedBy: manager.id });
    const again = await manager.post(`/report-locks/${id}/unlock`, { reason: 'Counted twice' });
    expect(again.problem).toEqual([409, 'report_lock.unlocked']);
    const next = await months.lock();
    const { items } = (await reporter.get('/report-locks?month=2026-10&sort=-lockedAt&limit=200')).body;
    expect(items.map((item: Answer['body']) => item.id)).toEqual(expect.arrayContaining([id, next.id]));
    const open = (await reporter.get('/report-locks?month=2026-10&locked=true')).body.items;
    expect(open.map((item: Answer['body']) => item.id)).toEqual([next.id]);
    const { rows } = await api.db.query('SELECT action FROM audit_entry WHERE entity_id = $1 ORDER BY at, id', [id]);
    expect(rows.map(({ action }) => action)).toEqual(['locked', 'unlocked']);
    expect((await reporter.bytes('/report-locks/export?format=csv')).toString()).toContain('Counted twice');
    await months.unlock(next.id);
  });

  it.each([
    ['a month that is not over', { month: '2026-11' }, '/month', 'report_lock.month_not_over'],
    ['the last month that can be asked for', { month: '2199-12' }, '/month', 'report_lock.month_not_over'],
    ['no month', { month: '2026-13' }, '/month', 'field.matches'],
    ['an unknown report', { report: 'pipeline' }, '/report', 'field.is_in'],
    ['an unknown grouping', { parameters: { groupBy: 'colour' } }, '/parameters/groupBy', 'parameter.invalid'],
    ['days of its own', { parameters: { asOf: '2026-10-15' } }, '/parameters/asOf', 'parameter.unknown'],
    ['a parameter that is no text', { parameters: { groupBy: 1 } }, '/parameters/groupBy', 'parameter.repeated'],
  ])('is none with %s', async (_what, change, pointer, code) => {
    const answer = await manager.post('/report-locks', { ...summary, ...change });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  });

  it.each([
    'month=2026-13',
    'month=2026-00',
    'month=0000-01',
    'month=2026-1',
    'month=2026-10-01',
    'month=2026',
    'month=%202026-10',
    'month=1899-12',
    'month=2200-01',
    'month=',
    'month=2026-10&month=2026-13',
    'month.gte=2026-13',
    'month.lt=october',
  ])('is not looked for by %s: 422 with the name of the parameter, in the list and in its export', async (query) => {
    for (const path of ['/report-locks', '/report-locks/export']) {
      const { status, body } = await reporter.get(`${path}?${query}`);
      expect([status, body.errors?.[0]]).toEqual([
        422,
        expect.objectContaining({ pointer: `?${query.split('=')[0]}`, code: 'parameter.invalid' }),
      ]);
    }
  });

  it('is found by its month, and by months before and after', async () => {
    const { id } = await months.lock({ month: '2026-02' });
    const found = async (query: string) =>
      (await reporter.get(`/report-locks?locked=true&${query}`)).body.items.map((one: Answer['body']) => one.id);
    expect(await found('month=2026-02&month=2026-01')).toEqual([id]);
    expect(await found('month.gte=2026-02&month.lt=2026-03')).toEqual([id]);
    expect(await found('month.gt=2026-02&month.lte=2026-03')).toEqual([]);
    const next = await months.lock({ month: '2026-03' });
    const first = await reporter.get('/report-locks?locked=true&sort=month&limit=1');
    expect(first.body.items.map((one: Answer['body']) => one.id)).toEqual([id]);
    const rest = await reporter.get(`/report-locks?locked=true&sort=month&limit=1&cursor=${first.body.nextCursor}`);
    expect(rest.body.items.map((one: Answer['body']) => one.id)).toEqual([next.id]);
    for (const one of [id, next.id]) await months.unlock(one);
  });

  it('ends with the last day in Brussels: not an hour earlier', async () => {
    // Half past midnight of 1 December in Brussels, when it is still November in UTC; and an hour before.
    clock.set(new Date('2026-11-30T22:30:00Z'));
    expect((await manager.post('/report-locks', { ...summary, month: '2026-11' })).status).toBe(422);
    clock.set(new Date('2026-11-30T23:30:00Z'));
    await months.unlock((await months.lock({ month: '2026-11' })).id);
  });
});

describe('A locked month compared with the present figures', () => {
  it('does not differ while nothing of the month changes, whatever happens afterwards', async () => {
    const { id } = await months.lock();
    clock.set(new Date('2026-12-20T08:00:00Z'));
    await history.lead('2026-12-01T09:00:00Z', '2026-12-01', { company_id: companyId, jobs_expected: 100 });
    const compared = await months.compare(id);
    expect(compared).toMatchObject({ differs: false, knownAsOf: '2026-12-20', changes: [], changeCount: 0 });
    expect(compared.definitionVersion.locked).toBe(compared.definitionVersion.now);
    const [main] = compared.tables;
    expect(main.columns).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'open', basis: 'day' }),
        expect.objectContaining({ name: 'won', basis: 'period' }),
      ]),
    );
    expect(main.rows).toHaveLength(7);
    await months.unlock(id);
  });

  it('shows a late entry and later edits as differences with their causes', async () => {
    const lost = await history.lead('2026-10-02T09:00:00Z', '2026-10-02', { company_id: companyId, jobs_expected: 5 });
    await history.status(lost, 'lost', '2026-10-20');
    const bystander = await history.lead('2026-09-02T09:00:00Z', '2026-09-02', { company_id: companyId });
    const { id } = await months.lock();
    const before = await months.compare(id);
    expect(before.differs).toBe(false);

    // Reopened; told late of a move; taken in late; and a change to a lead that is not of the month.
    await history.status(lost, 'open', '2026-11-06', '2026-11-06T09:00:00.000Z');
    await history.move(lost, 'qualified', '2026-10-28', euro(7_000_000), '2026-11-07T09:00:00.000Z');
    const late = await history.lead('2026-11-08T09:00:00.000Z', '2026-10-30', {
      company_id: companyId,
      jobs_expected: 9,
    });
    await history.change(bystander, '2026-11-08T10:00:00.000Z', { jobs_expected: 77 });

    clock.set(new Date('2026-11-09T08:00:00Z'));
    const after = await months.compare(id);
    const [main] = after.tables;
    expect(after.differs).toBe(true);
    const byKey = (key: string) => main.rows.find((row: Answer['body']) => row.key === key);
    const [first, qualified] = [byKey('first_contact'), byKey('qualified')];
    const newFirst = first.cells.find(({ column }: Answer['body']) => column === 'new');
    // Received in October: the one lost moved on to qualified, and the late one is at first contact.
    expect(differences(first.cells)).toEqual({ advanced: [0, 1], lost: [1, 0] });
    expect(newFirst.difference).toBe(0);
    expect(differences(qualified.cells)).toEqual({ new: [0, 1] });
    const totals = differences(main.totals);
    expect(totals).toEqual({ new: [newFirst.locked, newFirst.locked + 1], advanced: [0, 1], lost: [1, 0] });

    expect(after.changes.map(({ at, leadId }: Answer['body']) => [at, leadId])).toEqual([
      ['2026-11-08T09:00:00.000Z', late],
      ['2026-11-07T09:00:00.000Z', lost],
      ['2026-11-06T09:00:00.000Z', lost],
    ]);
    const [taken, moved, reopened] = after.changes;
    expect(taken).toMatchObject({ isNew: true, changes: [], late: false });
    expect(moved).toMatchObject({ by: 'test', occurredOn: '2026-10-28', late: true, veiled: false });
    expect(moved.changes).toEqual(
      expect.arrayContaining([
        { field: 'stage', before: 'first_contact', after: 'qualified' },
        { field: 'capexEur', before: null, after: 7_000_000 },
      ]),
    );
    expect(reopened.changes).toEqual(
      expect.arrayContaining([
        { field: 'status', before: 'lost', after: 'open' },
        { field: 'closedOn', before: '2026-10-20', after: null },
      ]),
    );
    await months.unlock(id);
  });

  it('is known now but as of its last day: an answer given afterwards counts in a report of today only', async () => {
    const asked = await history.lead('2026-10-30T09:00:00.000Z', '2026-10-30', { company_id: companyId });
    const { id } = await months.lock({ report: 'velocity' });
    await new AttributionWorld(api.db).insert('interaction', '2026-11-06T09:00:00Z', {
      kind: 'call',
      subject: 'Answer',
      direction: 'outbound',
      lead_id: asked,
      occurred_at: '2026-11-03T09:00:00Z',
    });
    clock.set(new Date('2026-11-09T08:00:00Z'));
    const { tables } = await months.compare(id);
    const response = tables.find(({ name }: Answer['body']) => name === 'first-response');
    const answered = response.totals.find(({ column }: Answer['body']) => column === 'answered');
    expect(answered.now).toBe(answered.locked);
    const { body } = await reporter.get('/reports/velocity?from=2026-10-01&to=2026-10-31');
    expect(body.sections['first-response'].totals.answered).toBe(answered.locked + 1);
    await months.unlock(id);
  });

  it('names the user of an edit through the API', async () => {
    clock.set(new Date('2026-09-15T08:00:00Z'));
    const lead = await manager.post('/leads', {
      title: 'Quiet harbour',
      companyId,
      ownerId: owner.id,
      source: { channel: 'web' },
      jobsExpected: 10,
    });
    expect(lead.status).toBe(201);
    clock.set(new Date('2026-10-05T08:00:00Z'));
    const { id } = await months.lock({ month: '2026-09' });
    const key = await api.key('manager');
    expect((await key.patch(`/leads/${lead.body.id}`, { jobsExpected: 12 })).status).toBe(200);
    const change = (await months.compare(id)).changes.find(({ leadId }: Answer['body']) => leadId === lead.body.id);
    expect(change).toMatchObject({
      at: '2026-10-05T08:00:00.000Z',
      reference: lead.body.reference,
      lead: 'Quiet harbour',
      changes: [{ field: 'jobsExpected', before: 10, after: 12 }],
    });
    expect(change.by).toMatch(/^key /);
    await months.unlock(id);
  });

  it('shows and counts a confidential lead under its codename for callers who may not see it', async () => {
    const { id } = await months.lock({ month: '2026-08' });
    const at = '2026-09-03T09:00:00.000Z';
    const secret = await history.lead(at, '2026-08-20', {
      company_id: companyId,
      confidential: true,
      codename: 'Tulip',
    });
    await history.change(secret, '2026-09-04T09:00:00.000Z', {
      owner_id: api.bdm.id!,

      jobs_expected: 8,
    });
    const seen = await months.compare(id, manager);
    expect(seen.changes[0]).toMatchObject({ leadId: secret, veiled: false });
    expect(seen.changes[0].changes.map(({ field }: Answer['body']) => field)).toEqual(['ownerId', 'jobsExpected']);
    const answer = await reporter.get(`/report-locks/${id}/comparison`);
    expect(answer.body.changes).toHaveLength(2);
    expect(answer.body.changes[0]).toMatchObject({
      leadId: null,
      reference: null,
      by: null,
      lead: 'Tulip',
      veiled: true,
      changes: [{ field: 'jobsExpected', before: null, after: 8 }],
    });
    expect(answer.text).not.toContain(secret);
    expect(answer.body.tables[0].totals).toEqual(seen.tables[0].totals);
    expect(differences(answer.body.tables[0].totals)).toEqual({ new: [0, 1] });
    await months.unlock(id);
  });

  it('shows a lead that became confidential later under its codename, also in earlier locks', async () => {
    const open = await history.lead('2026-07-03T09:00:00.000Z', '2026-07-03', {
      company_id: await history.company('Nightingale Displays', 'CN'),
      title: 'Nightingale comes to Genk',
      jobs_expected: 900,
    });
    const { rows } = await api.db.query('SELECT reference FROM lead WHERE id = $1', [open]);
    const { id, sha256 } = await months.lock({ month: '2026-07' });
    expect((await reporter.get(`/report-locks/${id}`)).text).toContain('Nightingale comes to Genk');
    const before = await months.compare(id);
    await history.change(open, '2026-11-04T09:00:00.000Z', { confidential: true, codename: 'Wren' });
    const read = await reporter.get(`/report-locks/${id}`);
    const compared = await reporter.get(`/report-locks/${id}/comparison`);
    for (const { text } of [read, compared]) {
      expect(text).toContain('Wren');
      for (const secret of ['Nightingale', rows[0].reference]) expect(text).not.toContain(secret);
    }
    expect(read.body.veiled).toBeGreaterThan(0);
    expect(read.body.sha256).toBe(sha256);
    // It is the same row on both sides: secrecy alone makes no difference.
    const top = (body: Answer['body']) => body.tables.find(({ name }: { name: string }) => name === 'top');
    expect(top(compared.body).rows).toHaveLength(top(before).rows.length);
    expect(top(compared.body).differs).toBe(top(before).differs);
    const stored = await api.db.query('SELECT document FROM report_lock WHERE id = $1', [id]);
    expect(createHash('sha256').update(stored.rows[0].document).digest('hex')).toBe(sha256);
    await months.unlock(id);
  });

  it.each(['pipeline-summary', 'annual'])(
    'leaves out the columns of %s that an earlier release did not have',
    async (report) => {
      const lead = { company_id: companyId, jobs_safeguarded: 30, announced_on: '2026-06-09', stage: 'announced' };
      await history.lead('2026-06-08T09:00:00.000Z', '2026-06-08', { ...lead, announced_jobs: 10 });
      const { id } = await months.lock({ report, month: '2026-06' });
      const { tables } = await months.compare(id);
      await months.unlock(id);
      const { id: earlierId, earlier } = await storeEarlier(
        id,
        `regexp_replace(document, ',"jobsSafeguarded":[^,}]+', '', 'g')`,
      );
      expect(JSON.parse(earlier).totals).not.toHaveProperty('jobsSafeguarded');
      const compared = await months.compare(earlierId);
      expect(compared.differs).toBe(false);
      const listColumns = (table: Answer['body']) => table.columns.map(({ name }: { name: string }) => name);
      expect(listColumns(tables[0])).toContain('jobsSafeguarded');
      expect(listColumns(compared.tables[0])).toEqual(
        listColumns(tables[0]).filter((name: string) => name !== 'jobsSafeguarded'),
      );
      await months.unlock(earlierId);
    },
  );

  it.each(['funnel', 'velocity', 'pipeline-summary'])(
    'reads the stages of %s under the names of earlier versions',
    async (report) => {
      const moved = await history.lead('2026-05-04T09:00:00.000Z', '2026-05-04', { company_id: companyId });
      await history.move(moved, 'qualified', '2026-05-08');
      const { id } = await months.lock({ report, month: '2026-05' });
      const present = await months.compare(id);
      await months.unlock(id);
      const { id: earlierId, earlier } = await storeEarlier(
        id,
        `replace(replace(document, '"fromStage":', '"from":'), '"toStage":', '"to":')`,
      );
      expect(earlier).not.toContain('"fromStage":');
      const compared = await months.compare(earlierId);
      expect(compared.differs).toBe(false);
      expect(compared.tables).toEqual(present.tables);
      const table = compared.tables.find(({ name }: Answer['body']) => name === 'funnel') ?? compared.tables[0];
      expect(table.rows[0].cells.slice(0, 2)).toEqual([
        { column: 'fromStage', locked: 'first_contact', now: 'first_contact', difference: null },
        { column: 'toStage', locked: 'qualified', now: 'qualified', difference: null },
      ]);
      await months.unlock(earlierId);
    },
  );
});
