import { SqlClient } from '../../src/database/connections/sql.client.js';
import { fillConstants } from '../../src/database/connections/sql-constants.rules.js';
import type { Tx } from '../../src/database/transactions/unit-of-work.transaction.js';
import { findRegistrations } from '../../src/imports/entities/activity-people.queries.js';
import {
  findAgreements,
  findContactsByName,
  findInteractions,
  findLeadsByName,
  findTasks,
} from '../../src/imports/entities/record-match.queries.js';
import { useApi } from '../support/api.js';
import { buildMany, insertRow, insertRows } from '../support/rows.js';

const COUNT = 1_500;

let companies: string[];
let leads: string[];
let seminarId: string;
const { api } = useApi();
beforeAll(async () => {
  companies = await insertRows(
    api.db,
    'company',
    buildMany(COUNT, () => ({})),
  );
  leads = await insertRows(
    api.db,
    'lead',
    buildMany(COUNT, (n) => ({ company_id: companies[n % 10], owner_id: api.bdm.id, title: `Plant ${n}` })),
  );
  await insertRows(
    api.db,
    'contact',
    buildMany(COUNT, (n) => ({
      company_id: companies[n - 1],
      full_name: `Person ${n}`,
      email: `person${n}@example.org`,
    })),
  );
  await insertRows(
    api.db,
    'task',
    buildMany(COUNT, (n) => ({
      title: 'Call back',
      lead_id: n % 2 ? leads[n - 1] : null,
      company_id: n % 2 ? null : companies[n - 1],
      due_on: '2026-12-01',
      assignee_id: api.bdm.id,
    })),
  );
  await insertRows(
    api.db,
    'interaction',
    buildMany(COUNT, (n) => ({
      lead_id: leads[n - 1],
      company_id: companies[(n - 1) % 10],
      occurred_at: new Date(n * 1e8),
    })),
  );
  await insertRows(
    api.db,
    'agreement',
    buildMany(COUNT, (n) => ({ title: `Agreement ${n}` })),
  );
  seminarId = await insertRow(api.db, 'activity');
  await insertRows(
    api.db,
    'seminar_registration',
    buildMany(COUNT, (n) => ({ activity_id: seminarId, email: `guest${n}@example.org` })),
  );
  await api.db.query('ANALYZE');
});

/** Returns the indexes and the whole tables that the statements of `find` read. */
async function explain(find: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  const plans: string[] = [];
  const sql = api.app.get(SqlClient);
  const explaining = {
    queryAll: async (text: string, values: unknown[]) => {
      const { rows } = await api.db.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${fillConstants(text)}`, values);
      plans.push(...rows.map((row) => row['QUERY PLAN']));
      return sql.queryAll(text, values);
    },
  };
  const actor = { id: api.bdm.id, kind: 'user', name: 'A', role: 'bdm', scopes: null };
  await find({ sql: explaining, actor } as unknown as Tx);
  return plans.flatMap((line) => /(?:using|Index Scan on|Seq Scan on) (\w+)/.exec(line)?.[1] ?? []);
}

const NOBODY = { companyId: null, leadId: null, activityId: null, agreementId: null };

it.each<[string, string, (tx: Tx) => Promise<string[]>]>([
  [
    'a contact by the name',
    'contact_',
    ({ sql }) => findContactsByName(sql, { email: null, fullName: 'Person 7', companyId: companies[6]! }),
  ],
  [
    'a contact by the address',
    'contact_email_',
    ({ sql }) => findContactsByName(sql, { email: 'person7@example.org', fullName: null, companyId: null }),
  ],
  [
    'a lead by the title',
    'lead_title_sort_idx',
    (tx) => findLeadsByName(tx, { title: 'PLANT 7', companyId: companies[7]! }),
  ],
  [
    'a task of a lead',
    'task_lead_id_idx',
    (tx) => findTasks(tx, { ...NOBODY, leadId: leads[6]!, title: 'call back', dueOn: '2026-12-01', contactId: null }),
  ],
  [
    'a task of a company',
    'task_company_id_idx',
    (tx) =>
      findTasks(tx, { ...NOBODY, companyId: companies[7]!, title: 'call back', dueOn: '2026-12-01', contactId: null }),
  ],
  [
    'an interaction',
    'interaction_',
    (tx) =>
      findInteractions(tx, { ...NOBODY, leadId: leads[6]!, occurredAt: new Date(7e8).toISOString(), subject: 'CALL' }),
  ],
  [
    'an agreement by the title',
    'agreement_title_sort_idx',
    ({ sql }) => findAgreements(sql, { title: 'AGREEMENT 7', signedOn: null }),
  ],
  [
    'a registration',
    'seminar_registration_email_idx',
    ({ sql }) => findRegistrations(sql, seminarId, { email: 'guest7@example.org', fullName: null }),
  ],
])('An import finds %s by an index', async (_, index, find) => {
  let found: string[] = [];
  const [first] = await explain(async (tx) => (found = await find(tx)));
  expect(first).toMatch(new RegExp(`^${index}`));
  expect(found).toHaveLength(1);
});
