import fc from 'fast-check';
import { filterAnnouncedIn, buildParts, sumProjects, getYearRanges } from './annual.rules.js';
import { type AnnouncedProject, isOldEnough, sumRealised } from '../realisation/realisation.rules.js';

function project(change: Partial<AnnouncedProject> = {}): AnnouncedProject {
  return {
    leadId: 'lead',
    companyId: 'company',
    announcedOn: '2026-03-01',
    status: 'open',
    closedOn: null,
    country: 'CN',
    investmentType: null,
    businessActivity: null,
    sector: null,
    sectorVersion: null,
    confidential: false,
    jobsSafeguarded: 0,
    municipality: null,
    involvement: null,
    jobs: 10,
    capexEur: 100,
    realisedJobs: null,
    realisedCapexEur: null,
    ...change,
  };
}

const some = fc.array(
  fc
    .record({
      country: fc.constantFrom('CN', 'DE', 'JP', 'US'),
      jobs: fc.integer({ min: 0, max: 500 }),
      capexEur: fc.integer({ min: 0, max: 1_000_000 }),
      realisedJobs: fc.option(fc.integer({ min: 0, max: 500 })),
    })
    .map((one) => project({ ...one, realisedCapexEur: one.realisedJobs })),
);

describe('A year', () => {
  it.each([
    ['2026-12-31', '2026-01-01', '2025-01-01', '2025-12-31'],
    ['2026-06-30', '2026-01-01', '2025-01-01', '2025-06-30'],
    ['2024-02-29', '2024-01-01', '2023-01-01', '2023-02-28'],
  ])('as far as %s begins on %s, and the one before goes from %s to %s', (to, from, previousFrom, previousTo) => {
    const { current, previous } = getYearRanges(to);
    expect([current, previous]).toEqual([
      { from, to },
      { from: previousFrom, to: previousTo },
    ]);
  });

  it('has its first and its last day', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((announcedOn) =>
      project({ announcedOn }),
    );
    expect(filterAnnouncedIn(days, { from: '2026-01-01', to: '2026-12-31' })).toEqual(days.slice(1, 3));
  });
});

describe('The parts of a year', () => {
  it('add up to the whole year, each with its own rank, for any order of the projects', () => {
    fc.assert(
      fc.property(some, some, (current, previous) => {
        const parts = buildParts(current, previous, ({ country }) => country);
        const sum = (name: 'projects' | 'jobs' | 'capexEur' | 'previousProjects') =>
          parts.reduce((total, part) => total + part[name], 0);
        const all = sumProjects(current);
        expect([sum('projects'), sum('jobs'), sum('capexEur')]).toEqual([all.projects, all.jobs, all.capexEur]);
        expect(sum('previousProjects')).toBe(previous.length);
        const ranks = parts.map(({ projects }, index) => (projects > 0 ? index + 1 : null));
        expect(parts.map(({ rank }) => rank)).toEqual(ranks);
        expect(buildParts(current.toReversed(), previous.toReversed(), ({ country }) => country)).toEqual(parts);
      }),
    );
  });

  it('sort unknown values last among equal ones, and have no shares if the sum is zero', () => {
    const parts = buildParts([project({ sector: null }), project({ sector: '27.40' })], [], ({ sector }) => sector);
    expect(parts.map(({ key }) => key)).toEqual(['27.40', null]);
    const [gone] = buildParts([], [project()], ({ country }) => country);
    expect(gone).toMatchObject({ key: 'CN', projects: 0, projectsShare: null, previousProjects: 1, rankChange: null });
    expect(gone!.rank).toBeNull();
  });
});

describe('The realisation of a project', () => {
  it('is empty without figures, and has no ratio if nothing was announced', () => {
    const told = sumRealised([project({ realisedJobs: 4, realisedCapexEur: 50 }), project()]);
    expect(told).toMatchObject({ projects: 2, reported: 1, realisedJobs: 4, jobsRatio: 0.2, capexRatio: 0.25 });
    expect(sumRealised([])).toMatchObject({ projects: 0, jobsRatio: null, capexRatio: null });
    expect(sumRealised([project({ jobs: 0, realisedJobs: 3 })])).toMatchObject({ realisedJobs: 3, jobsRatio: null });
  });

  it.each([
    ['2023-11-25', true],
    ['2023-11-26', false],
  ])('is judged 36 months after %s: %j', (announcedOn, expected) => {
    expect(isOldEnough({ announcedOn }, 36, '2026-11-25')).toBe(expected);
  });
});
