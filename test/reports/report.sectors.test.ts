import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { LeadHistory } from './lead.history.js';

const clock = new ManualClock(new Date('2026-12-31T22:30:00Z'));

const { api } = useApi({ clock });
beforeAll(async () => {
  const owner = await api.user('bdm', 'Stephan Maes');
  const company = await new LeadHistory(api.db, { companyId: '', ownerId: owner.id! }).company('Lumenova', 'CN');
  const history = new LeadHistory(api.db, { companyId: company, ownerId: owner.id! });
  const sectors = [
    ['27.40', '2.1'],
    ['27.40', '2.0'],
    ['26.11', '2.1'],
    ['26.11', '2.0'],
    ['62.01', '2.0'],
    // An earlier release took it.
    ['99.99', '2.1'],
  ] as const;
  for (const [sector, sector_version] of sectors) {
    await history.lead('2026-05-01T09:00:00Z', '2026-05-01', { sector, sector_version });
    const announced = { stage: 'announced', announced_on: '2026-05-01', announced_jobs: 10 };
    await history.lead('2026-05-01T09:00:00Z', '2026-05-01', { sector, sector_version, ...announced });
  }
  await history.lead('2026-05-01T09:00:00Z', '2026-05-01');
});

const readReport = async (name: string, query = '') =>
  (await api.viewer.get(`/reports/${name}?asOf=2026-12-31&from=2026-01-01${query}`)).body;

const IN_ENGLISH = [
  ['26.11', '26.11 Manufacture of electronic components'],
  ['27.40 Rev. 2', '27.40 Manufacture of electric lighting equipment (Rev. 2)'],
  ['27.40', '27.40 Manufacture of lighting equipment'],
  ['62.01 Rev. 2', '62.01 Computer programming activities (Rev. 2)'],
  ['99.99', '99.99'],
];

describe('Reports by sector', () => {
  it.each([
    ['pipeline-summary', 'main'],
    ['funnel', 'main'],
    ['velocity', 'first-response'],
  ])('show the titles, and add revisions up only where code and title are the same: %s', async (name, section) => {
    const report = await readReport(name, '&groupBy=sector');
    const rows: { key: string | null; label: string }[] =
      section === 'main' ? report.rows : report.sections[section].rows;
    const groups = new Map(rows.map(({ key, label }) => [key, label]));
    expect([...groups]).toEqual([...IN_ENGLISH, [null, 'Sector not known']]);
  });

  it('count each lead once', async () => {
    const { rows } = await readReport('pipeline-summary', '&groupBy=sector');
    expect(rows.map(({ open }: { open: number }) => open)).toEqual([4, 2, 2, 2, 2, 1]);
  });

  it('have Dutch titles for Rev. 2.1 and English ones for Rev. 2', async () => {
    const { rows } = await readReport('pipeline-summary', '&groupBy=sector&lang=nl');
    expect(rows.map(({ label }: { label: string }) => label)).toEqual([
      '26.11 Vervaardiging van elektronische onderdelen',
      '27.40 Manufacture of electric lighting equipment (Rev. 2)',
      '27.40 Vervaardiging van verlichtingsbenodigdheden',
      '62.01 Computer programming activities (Rev. 2)',
      '99.99',
      'Sector niet bekend',
    ]);
  });

  it('show the titles in the annual report', async () => {
    const { rows } = (await readReport('annual')).sections.sectors;
    expect(rows.map(({ key, label, projects }: Record<string, unknown>) => [key, label, projects])).toEqual([
      [...IN_ENGLISH[0]!, 2],
      [...IN_ENGLISH[2]!, 1],
      [...IN_ENGLISH[1]!, 1],
      [...IN_ENGLISH[3]!, 1],
      [...IN_ENGLISH[4]!, 1],
    ]);
  });
});
