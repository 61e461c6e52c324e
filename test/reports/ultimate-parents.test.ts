import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Caller, useApi } from '../support/api.js';
import { updateRecord } from '../support/rows.js';
import { type LeadColumns, LeadHistory } from './lead.history.js';
import { LockedMonths } from './lock.given.js';

type Row = Record<string, string | number | null>;

const clock = new ManualClock(new Date('2026-01-05T09:00:00Z'));
let manager: Caller;
let reader: Caller;
let history: LeadHistory;
let companies: Record<'holding' | 'group' | 'factory' | 'office' | 'other', string>;

const { api } = useApi({ clock });
beforeAll(async () => {
  [manager, reader] = [await api.key('manager'), await api.key('viewer')];
  const owner = await api.user('bdm', 'Stephan Maes');
  const create = async (name: string, parentId: string | null = null): Promise<string> =>
    (await manager.post('/companies', { name, country: 'CN', parentId })).body.id;
  const holding = await create('Lumenova Holding');
  const group = await create('Lumenova Europe', holding);
  const factory = await create('Lumenova Genk', group);
  companies = { holding, group, factory, office: await create('Lumenova Hasselt'), other: await create('Kirishima') };
  history = new LeadHistory(api.db, { companyId: companies.other, ownerId: owner.id! });
  await createProjects();
  clock.set(new Date('2026-06-01T09:00:00Z'));
  await setParent('office', companies.group);
  clock.set(new Date('2026-12-31T22:30:00Z'));
});

async function createProjects(): Promise<void> {
  const announce = (on: string, jobs: number, company: keyof typeof companies, columns: LeadColumns = {}) =>
    history.lead(`${on}T12:00:00Z`, on, {
      stage: 'announced',
      announced_on: on,
      announced_jobs: jobs,
      jobs_expected: jobs,
      company_id: companies[company],
      ...columns,
    });
  const secret = { confidential: true, codename: 'Tulip' };
  await announce('2026-02-01', 10, 'factory');
  await announce('2026-02-02', 20, 'office');
  await announce('2026-02-03', 40, 'other');
  await announce('2026-02-04', 80, 'factory', secret);
  await announce('2026-02-05', 160, 'factory', secret);
}

async function setParent(company: keyof typeof companies, parentId: string | null): Promise<void> {
  expect((await manager.patch(`/companies/${companies[company]}`, { parentId })).status).toBe(200);
}

/** Reads the projects by ultimate parent: label, projects and jobs. */
async function readGroups(asOf: string, { to = asOf, lang = 'en' } = {}): Promise<unknown[][]> {
  const { status, body } = await reader.get(`/reports/annual?asOf=${asOf}&to=${to}&lang=${lang}`);
  expect(status).toBe(200);
  return body.sections['ultimate-parents'].rows.map(({ label, projects, jobs }: Row) => [label, projects, jobs]);
}

/** Reads the companies of the list of leads with the most jobs, with their ultimate parents. */
async function readTop(asOf: string): Promise<unknown[][]> {
  const { body } = await reader.get(`/reports/pipeline-summary?section=top&asOf=${asOf}`);
  return body.sections.top.rows.map(({ title, company, ultimateParent }: Row) => [company ?? title, ultimateParent]);
}

describe('The ultimate parent in reports', () => {
  it('is the top of the chain as known on the day of the figures', async () => {
    expect(await readGroups('2026-05-31')).toEqual([
      ['Kirishima', 1, 40],
      ['Lumenova Hasselt', 1, 20],
      ['Lumenova Holding', 1, 10],
      ['Other (confidential)', 2, 240],
    ]);
    expect(await readGroups('2026-12-31')).toEqual([
      ['Lumenova Holding', 2, 30],
      ['Kirishima', 1, 40],
      ['Other (confidential)', 2, 240],
    ]);
    expect(await readGroups('2026-12-31', { lang: 'nl' })).toContainEqual(['Andere (vertrouwelijk)', 2, 240]);
  });

  it('is beside the company in lists of leads, unless the company belongs to no other or is confidential', async () => {
    expect(await readTop('2026-05-31')).toEqual([
      ['Tulip', null],
      ['Tulip', null],
      ['Kirishima', null],
      ['Lumenova Hasselt', null],
      ['Lumenova Genk', 'Lumenova Holding'],
    ]);
    expect((await readTop('2026-12-31'))[3]).toEqual(['Lumenova Hasselt', 'Lumenova Holding']);
  });

  it('has the name that it had on that day', async () => {
    clock.set(new Date('2026-12-31T22:40:00Z'));
    const renamed = await manager.patch(`/companies/${companies.holding}`, { name: 'Lumenova International' });
    expect(renamed.status).toBe(200);
    clock.set(new Date('2027-01-02T09:00:00Z'));
    expect(await readGroups('2026-12-30')).toContainEqual(['Lumenova Holding', 2, 30]);
    expect(await readGroups('2026-12-31')).toContainEqual(['Lumenova International', 2, 30]);
  });

  it('is found although companies belonged to each other for a moment', async () => {
    // Written as by two transactions that began in the other order than they were committed.
    await updateRecord(api.db, 'company', companies.group, '2027-01-04T09:00:00Z', { parent_id: null });
    await updateRecord(api.db, 'company', companies.holding, '2027-01-03T09:00:00Z', { parent_id: companies.group });
    clock.set(new Date('2027-01-05T09:00:00Z'));
    expect((await readGroups('2027-01-03', { to: '2026-12-31' })).map(([, projects]) => projects)).toEqual([2, 1, 2]);
    expect(await readGroups('2027-01-04', { to: '2026-12-31' })).toContainEqual(['Lumenova Europe', 2, 30]);
  });

  it('is not in the section of a locked month, whose other figures are not different', async () => {
    clock.set(new Date('2027-02-01T09:00:00Z'));
    const months = new LockedMonths(manager, reader);
    const { id } = await months.lock({ report: 'annual', month: '2026-12' });
    const { document } = (await reader.get(`/report-locks/${id}`)).body;
    expect(Object.keys(document.sections)).toContain('municipalities');
    expect(document.sections).not.toHaveProperty('ultimate-parents');
    // Of five projects, some shares have more than four decimals.
    const { differs, tables } = await months.compare(id);
    expect([differs, tables.map(({ name }: Row) => name)]).toEqual([
      false,
      expect.not.arrayContaining(['ultimate-parents']),
    ]);
  });

  it('is emptied in a locked list for a lead that became confidential later', async () => {
    clock.set(new Date('2027-02-02T09:00:00Z'));
    const months = new LockedMonths(manager, reader);
    const { id } = await months.lock({ month: '2026-12' });
    const { rows } = await api.db.query(`SELECT id FROM lead WHERE company_id = $1 AND NOT confidential`, [
      companies.factory,
    ]);
    const { id: leadId } = rows[0];
    await history.change(leadId, '2027-02-02T10:00:00Z', { confidential: true, codename: 'Heron' });
    const { document } = (await reader.get(`/report-locks/${id}`)).body;
    const row = document.sections.top.rows.find(({ title }: Row) => title === 'Heron');
    expect(row).toMatchObject({ company: null, ultimateParent: null });
    expect((await months.compare(id)).differs).toBe(false);
  });
});
