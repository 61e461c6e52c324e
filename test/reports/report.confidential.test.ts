import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { type LeadColumns, LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-12-31T22:30:00Z'));

const { api } = useApi({ clock });
beforeAll(async () => {
  const owner = await api.user('bdm', 'Stephan Maes');
  const at = '2025-01-01T09:00:00Z';
  const companies = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  const [china, japan, korea] = [
    await companies.company('Lumenova', 'CN', at),
    await companies.company('Kirishima', 'JP', at),
    await companies.company('Hanul', 'KR', at),
  ];
  const history = new LeadHistory(api.db, { companyId: china, ownerId: owner.id! });
  const announce = (on: string, municipality: string, jobs: number, columns: LeadColumns = {}) =>
    history.lead(`${on}T09:00:00Z`, on, {
      stage: 'announced',
      announced_on: on,
      announced_jobs: jobs,
      sector: '26.11',
      sector_version: '2.1',
      sites: JSON.stringify([{ name: municipality, municipality, shortlisted: true, chosen: true }]),
      ...columns,
    });
  const secret = { confidential: true, codename: 'Tulip' };
  await announce('2026-02-01', 'Genk', 10);
  await announce('2026-02-02', 'Genk', 20, secret);
  await announce('2026-02-03', 'Ham', 300, { ...secret, company_id: japan, sector: '27.40' });
  await announce('2026-02-04', 'Lommel', 40);
  // In the year before, Lommel rested on a confidential lead.
  await announce('2025-02-04', 'Lommel', 50, { ...secret, company_id: korea });
});

const readSection = async (name: string, query = '') =>
  (await api.viewer.get(`/reports/annual?asOf=2026-12-31${query}`)).body.sections[name];

const listParts = (rows: Record<string, unknown>[]) =>
  rows.map(({ label, projects, jobs, previousProjects }) => [label, projects, jobs, previousProjects]);

describe('A part of the annual report that would rest on one confidential lead alone', () => {
  it.each([
    [
      'municipalities',
      [
        ['Genk', 2, 30, 0],
        ['Lommel', 1, 40, 0],
        ['Other (confidential)', 1, 300, 1],
      ],
    ],
    [
      'sectors',
      [
        ['26.11 Manufacture of electronic components', 3, 70, 0],
        ['Other (confidential)', 1, 300, 1],
      ],
    ],
    [
      'origins',
      [
        ['China', 3, 70, 0],
        ['Other (confidential)', 1, 300, 1],
      ],
    ],
  ])('is one row, and the totals are complete: %s', async (name, parts) => {
    const { rows, totals, notes } = await readSection(name);
    expect(listParts(rows)).toEqual(parts);
    expect(totals).toMatchObject({ projects: 4, jobs: 370, previousProjects: 1 });
    expect(notes).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Ham|Japan|Korea|27\.40/);
  });

  it('has no rank', async () => {
    const { rows } = await readSection('origins');
    expect(rows.map(({ rank, rankChange }: Record<string, unknown>) => [rank, rankChange])).toEqual([
      [1, null],
      [null, null],
    ]);
  });

  it('is named in Dutch', async () => {
    const { rows } = await readSection('municipalities', '&lang=nl');
    expect(rows.at(-1).label).toBe('Andere (vertrouwelijk)');
  });
});
