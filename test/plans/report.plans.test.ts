import type pg from 'pg';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { readAllLeads } from '../../src/reports/attribution/attribution-leads.queries.js';
import { readExpectations } from '../../src/reports/forecast/forecast.queries.js';
import { readClosed } from '../../src/reports/funnel/funnel.queries.js';
import { GROUP_COLUMN } from '../../src/reports/leads/lead-groups.reader.js';
import { LEAD_LISTS } from '../../src/reports/leads/lead-lists.queries.js';
import { readMissingFields } from '../../src/reports/leads/missing-fields.queries.js';
import { readOpenLeads } from '../../src/reports/leads/open-leads.queries.js';
import { readLeadList } from '../../src/reports/leads/lead-rows.queries.js';
import { readLosses } from '../../src/reports/lost-reasons/lost-reasons.queries.js';
import { readAgeing, readSources } from '../../src/reports/pipeline-summary/pipeline-open.queries.js';
import { GROUPS, readStates } from '../../src/reports/leads/lead-history.queries.js';
import { readSpans } from '../../src/reports/leads/stage-entries.queries.js';
import { readEnquiries, readWaits } from '../../src/reports/velocity/velocity.queries.js';
import { type FullSizeDatabase, fullSizeDatabase } from './full.size.js';
import { explainQuery, type PlanNode } from './list.plans.js';

let { db, drop } = {} as FullSizeDatabase;
beforeAll(async () => ({ db, drop } = await fullSizeDatabase()));
afterAll(() => drop());

/** Has statements planned and not run: nothing is there to be read. */
class Planned extends SqlClient {
  readonly plans: PlanNode[] = [];

  override async queryAll<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    this.plans.push(await explainQuery(db, { text, values }));
    return [];
  }

  override async queryOneOrNull<T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T | null> {
    await this.queryAll(text, values);
    return {} as T;
  }
}

/** The ways in which a plan reads versions of leads. */
const waysIn = (plan: PlanNode): string[] => [
  ...(plan['Relation Name'] === 'lead_version' ? [`${plan['Node Type']} ${plan['Index Name'] ?? ''}`] : []),
  ...(plan.Plans ?? []).flatMap(waysIn),
];

const knownBefore = new Date('2025-07-01T00:00:00Z');
const period = { from: '2025-06-01', to: '2025-06-30', asOf: '2025-06-30' };
const request = { period, knownBefore, basis: 'known', language: 'en', options: {} } as const;
const groups = Object.entries(GROUP_COLUMN);

type Reader = [name: string, read: (sql: SqlClient) => Promise<unknown>];

/** What reads the leads of a day by the index of versions alone. */
const READERS: readonly Reader[] = [
  ['open leads and what they lack', (sql) => readOpenLeads(sql, request)],
  ...LEAD_LISTS.map((list): Reader => [`the list ${list}`, (sql) => readLeadList(sql, list, request)]),
  ...GROUPS.map((group): Reader => [`the summary by ${group}`, (sql) => readStates(sql, group, request)]),
  ['the forecast by month', (sql) => readExpectations(sql, 'month', '2026-01-01', request)],
  ['the forecast by quarter', (sql) => readExpectations(sql, 'quarter', '2026-01-01', request)],
  ['losses', (sql) => readLosses(sql, request)],
  ['attribution', (sql) => readAllLeads(sql, request, 24)],
  ['how long leads have been in their stages', (sql) => readAgeing(sql, request)],
  ['sources', (sql) => readSources(sql, request)],
  ['waits', (sql) => readWaits(sql, request)],
  ...groups.flatMap(([group, column]): Reader[] => [
    [`what was closed by ${group}`, (sql) => readClosed(sql, column, request)],
    [`enquiries by ${group}`, (sql) => readEnquiries(sql, column, request)],
    [`entries into stages by ${group}`, (sql) => readSpans(sql, column, request)],
  ]),
];

describe('At full size, of versions of leads nothing but their index is read for', () => {
  it.each(READERS)('%s', async (name, read) => {
    const sql = new Planned(db);
    await read(sql);
    const ways = new Set(sql.plans.flatMap(waysIn));
    // The few leads with a distant rate have an index of their own, which is read alone as well.
    ways.delete('Index Only Scan lead_version_distant_rate_idx');
    // The revision of a sector is in the row of the version, which is read by its id where the code alone is ambiguous.
    if (name.includes('sector')) ways.delete('Index Scan lead_version_pk');
    expect(ways).toEqual(new Set(['Index Only Scan lead_version_as_of_idx']));
  });
});

describe('At full size, the missing fields of open leads', () => {
  it('are read from the rows of their versions alone, each by its id', async () => {
    const sql = new Planned(db);
    await readMissingFields(sql, request);
    expect(sql.plans.flatMap(waysIn).toSorted()).toEqual([
      'Index Only Scan lead_version_as_of_idx',
      'Index Scan lead_version_pk',
    ]);
  });
});
