import { useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { updateRows } from '../support/rows.js';
import { run, uploadLines } from './imports.given.js';

const { api } = useApi();
beforeAll(async () => {
  await new Make(api).company({ name: 'Esdoorn Motoren', country: 'DE' });
});

const HEADING =
  'title,company.name,source.channel,receivedOn,stageDates.announced,stageDates.invested,status,announcedOn,announcedJobs';
const importLeads = async (...lines: string[]) => {
  const rows = lines.map((line) => line.replace(',', ',Esdoorn Motoren,web,'));
  const { id } = await uploadLines(api.bdm, 'leads', HEADING, ...rows);
  return run(api, api.bdm, id);
};

const readLead = async (id: string) => (await api.manager.get(`/leads/${id}`)).body;
const readReport = async (name: string) =>
  (await api.manager.get(`/reports/${name}?from=2026-01-01&section=all&lang=en`)).body;

/** Returns the jobs of the year in every report that counts announcements by their day. */
const readJobs = async () => {
  const annual = await readReport('annual');
  const realisation = await readReport('realisation');
  const attribution = await readReport('activity-attribution');
  const year = annual.rows.find((row: { year: string }) => row.year === '2026');
  return {
    annual: [year.projects, year.jobs],
    'activity-scoreboard': annual.sections['activity-scoreboard'].totals.announcedJobs,
    realisation: realisation.sections.young.totals?.announcedJobs,
    'activity-attribution': attribution.totals.announcedJobs,
    involvement: realisation.sections.involvement.totals.wins,
  };
};

describe('The day of the announcement of an imported lead', () => {
  it('is that of the file, else that of the stage, else that of the investment', async () => {
    const rows = await importLeads(
      'Hal A,2026-01-10,2026-06-15,,open,,44',
      'Hal B,2026-01-10,2026-06-15,2026-07-01,won,,33',
      'Hal C,2026-01-10,,2026-07-01,won,,7',
      'Hal D,2026-01-10,2026-06-15,,open,2026-06-20,5',
      'Hal E,2026-01-10,,,open,,',
    );
    expect(rows.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'create', 'create', 'create']);
    const leads = await Promise.all(rows.map(({ recordId }) => readLead(recordId)));
    expect(leads.map(({ announcedOn }) => announcedOn)).toEqual([
      '2026-06-15',
      '2026-06-15',
      '2026-07-01',
      '2026-06-20',
      null,
    ]);
    expect(await readJobs()).toEqual({
      annual: [4, 89],
      'activity-scoreboard': 89,
      realisation: 89,
      'activity-attribution': 89,
      involvement: 2,
    });
  });

  it('is added to a lead that exists already and has none, and replaces none', async () => {
    const { items } = (await api.manager.get('/leads?sort=title')).body;
    await updateRows(api.db, 'lead', { title: 'Hal A' }, { announced_on: null });
    const rows = await importLeads('Hal A,2026-01-10,2026-06-15,,open,,44', 'Hal D,2026-01-10,2026-06-15,,open,,5');
    expect(rows).toMatchObject([
      { outcome: 'update', recordId: items[0].id, changes: [{ field: 'announcedOn', to: '2026-06-15' }] },
      { outcome: 'skip' },
    ]);
    expect((await readLead(rows[1].recordId)).announcedOn).toBe('2026-06-20');
  });

  it('is refused by the column of the stage where it contradicts another day', async () => {
    const rows = await importLeads('Hal F,2026-07-10,2026-06-15,,open,,1');
    expect(rows[0].errors).toMatchObject([{ field: 'stageDates.announced', code: 'lead.stage_dates_out_of_order' }]);
  });

  it('is that of the stage in every report where none is known, and data-quality names the lead', async () => {
    const before = await readJobs();
    const quality = await readReport('data-quality');
    const findRow = ({ sections }: typeof quality) =>
      sections.exceptions.rows.find((row: { key: string }) => row.key === 'announcement_incomplete');
    // The amount of all four is not known.
    expect(findRow(quality)).toMatchObject({ leads: 4, jobs: null });
    await updateRows(api.db, 'lead', { title: 'Hal C' }, { announced_capex_eur: 0 });
    await updateRows(api.db, 'lead', { title: 'Hal B' }, { announced_on: null, announced_capex_eur: 0 });
    expect(await readJobs()).toEqual(before);
    const after = await readReport('data-quality');
    expect(findRow(after).leads).toBe(3);
    const { rows } = after.sections['incomplete-announcements'];
    expect(rows.map(({ title }: { title: string }) => title).toSorted()).toEqual(['Hal A', 'Hal B', 'Hal D']);
    expect(rows.find(({ title }: { title: string }) => title === 'Hal B')).toMatchObject({
      status: 'won',
      announcedOn: null,
      announcedJobs: 33,
      announcedCapexEur: 0,
    });
  });
});
