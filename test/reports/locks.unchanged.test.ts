import type { ManualClock } from '../../src/common/time/clock.service.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { Answer, TestApi } from '../support/api.js';
import type { LeadHistory } from './lead.history.js';
import { differences, givenLocks, type LockedMonths } from './lock.given.js';

let api: TestApi;
let clock: ManualClock;
let company_id: string;
let history: LeadHistory;
let months: LockedMonths;

beforeAll(async () => ({ api, clock, companyId: company_id, history, months } = await givenLocks()));
afterAll(() => api.close());

/** Every report as it is by default, and with every other value of its own parameters that a lock accepts. */
const VARIANTS = REPORTS.flatMap(({ name, options }) => [
  { report: name, parameters: {} },
  ...Object.entries(options).flatMap(([option, { values, default: usual }]) =>
    values
      .filter((value) => value !== usual && value !== 'occurred')
      .map((value) => ({ report: name, parameters: { [option]: value } })),
  ),
]);

/** The tables of a comparison in which a figure differs, each with what differs in it. */
function differingTables({ tables }: Answer['body']): unknown[] {
  const differing = tables.filter(({ differs }: Answer['body']) => differs);
  return differing.map(({ name, rows, totals }: Answer['body']) => ({
    name,
    rows: rows
      .filter(({ differs }: Answer['body']) => differs)
      .map(({ key, label, cells }: Answer['body']) => [key ?? label, differences(cells)]),
    totals: differences(totals),
  }));
}

/** Leads of October, each of which goes on in November: what is told of November is dated there. */
async function writeLeads(): Promise<{ goOn: () => Promise<void> }> {
  const lead = (day: string) =>
    history.lead(`${day}T09:00:00.000Z`, day, { company_id, jobs_expected: 5, sector: '27.40', sector_version: '2.1' });
  const moves = await lead('2026-10-02');
  const movesTwice = await lead('2026-10-05');
  await history.move(movesTwice, 'qualified', '2026-10-15');
  const movesBack = await lead('2026-10-06');
  await history.move(movesBack, 'proposal', '2026-10-20');
  const isLost = await lead('2026-10-07');
  const isWon = await lead('2026-10-08');
  const announced = { announced_on: '2026-10-22', announced_jobs: 10, announced_capex_eur: 1_000 };
  await history.move(isWon, 'announced', '2026-10-22', announced);
  const older = await lead('2026-08-03');
  return {
    goOn: async () => {
      await history.move(moves, 'qualified', '2026-11-06');
      await history.move(movesTwice, 'proposal', '2026-11-06');
      await history.move(movesTwice, 'negotiation', '2026-11-10');
      await history.move(movesBack, 'qualified', '2026-11-06');
      await history.move(isLost, 'qualified', '2026-11-06');
      await history.status(isLost, 'lost', '2026-11-09');
      const won = { status: 'won', closed_on: '2026-11-12', involvement: 'decisive' };
      await history.move(isWon, 'invested', '2026-11-12', won);
      await history.move(older, 'qualified', '2026-11-06');
    },
  };
}

describe('A locked month of which nothing is corrected', () => {
  it('does not differ in any report, by any parameter, while its leads go on', async () => {
    const { goOn } = await writeLeads();
    const locks: [string, string][] = [];
    for (const variant of VARIANTS) locks.push([JSON.stringify(variant), (await months.lock(variant)).id]);
    await goOn();
    clock.set(new Date('2026-11-20T08:00:00Z'));
    const differing: unknown[] = [];
    for (const [variant, id] of locks) {
      const tables = differingTables(await months.compare(id));
      if (tables.length > 0) differing.push([variant, ...tables]);
    }
    expect(differing).toEqual([]);
    expect(locks.length).toBeGreaterThan(REPORTS.length);
  });
});
