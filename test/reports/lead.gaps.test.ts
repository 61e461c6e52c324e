import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { SqlClient } from '../../src/database/connections/sql.client.js';
import { isSatisfied } from '../../src/leads/pipeline/stage-gates.rules.js';
import { readStoredFacts } from '../leads/stored-facts.js';
import { getStagePosition, STAGES } from '../../src/leads/pipeline/lead-stages.rules.js';
import { CHANNELS, SCREENING_STATUSES, STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import type { MissingField } from '../../src/reports/leads/missing-fields.rules.js';
import { readMissingFields } from '../../src/reports/leads/missing-fields.queries.js';
import { useApi } from '../support/api.js';
import { insertRow } from '../support/rows.js';
import { AttributionWorld } from './attribution.world.js';
import { euro, LeadHistory } from './lead.history.js';

const TODAY = '2026-06-30';
const AHEAD = '2026-07-01';
const AT = '2026-01-05T09:00:00Z';
const LEADS = 300;

const { api } = useApi();

/** Records that leads name. */
interface LeadReferences {
  company: string;
  activity: string;
  agreement: string;
  contact: string;
  owners: string[];
}

/** A lead as its row has it, and how much there is of what other tables have. */
interface AnyLead {
  row: Record<string, unknown>;
  contacts: number;
  evidence: number;
  realisations: number;
  interactions: { kind: 'call' | 'site_visit'; archived: boolean }[];
}

/** Any open lead that the database takes; of each thing that a gate looks at whether it is known, apart from all others. */
function anyLead(named: LeadReferences): fc.Arbitrary<AnyLead> {
  const or = (value: unknown, ...values: unknown[]) =>
    fc.option(fc.constantFrom(value, ...values), { nil: null, freq: 5 });
  const number = fc.integer({ min: 0, max: 1 });
  const row = fc.record({
    stage: fc.constantFrom(...STAGE_NAMES.filter((stage) => stage !== 'invested')),
    owner_id: fc.constantFrom(...named.owners),
    received_on: fc.constantFrom('2026-01-05', '2026-06-29', TODAY, AHEAD),
    source_channel: fc.constantFrom(...CHANNELS),
    source_activity_id: or(named.activity),
    source_agreement_id: or(named.agreement),
    source_referrer_company_id: or(named.company),
    investment_type: or('greenfield'),
    business_activity: or('assembly'),
    sector: or('26.11'),
    requirements: or('Two hectares', 'A quay', ' \n'),
    expected_decision_on: or('2026-11-30', '2026-01-01'),
    capex_amount: or(0, 5),
    capex_undisclosed: fc.boolean(),
    jobs_expected: or(0, 3),
    considering_elsewhere: or(true, false),
    competitor_locations: fc.constantFrom('[]', '[{"country":"DE","region":"Aachen"}]'),
    project_manager_id: or(named.owners[0]),
    likelihood: or('low', 'high'),
    screening_status: fc.constantFrom(...SCREENING_STATUSES),
    proposition_sent_on: or('2026-02-02'),
    site_visit_waived_reason: or('They know it.', '\t'),
    sites: fc
      .array(fc.record({ name: fc.constant('A plot'), shortlisted: fc.boolean(), chosen: fc.boolean() }), {
        maxLength: 2,
      })
      .map((sites) => JSON.stringify(sites)),
    incentives_requested: or(true, false),
    announced_on: or('2026-03-03', TODAY, AHEAD),
    announced_jobs: or(0, 7),
    announced_capex_eur: or(0, 7),
    local_company_id: or(named.company),
    involvement: or('none', 'decisive'),
  });
  // The days that are known follow one another.
  const ordered = row.map((one) => {
    const delay = (day: unknown, ...earlier: unknown[]) =>
      day === null
        ? null
        : [day, ...earlier]
            .filter((one) => one !== null)
            .toSorted()
            .at(-1);
    const proposition_sent_on = delay(one.proposition_sent_on, one.received_on);
    return { ...one, proposition_sent_on, announced_on: delay(one.announced_on, one.received_on, proposition_sent_on) };
  });
  return fc.record({
    row: ordered,
    contacts: number,
    evidence: number,
    realisations: number,
    interactions: fc.array(
      fc.record({ kind: fc.constantFrom('call' as const, 'site_visit' as const), archived: fc.boolean() }),
      { maxLength: 2 },
    ),
  });
}

/** Writes the records that leads name. */
async function writeReferences(): Promise<LeadReferences> {
  const [ann, bert] = [await api.user('bdm', 'Ann'), await api.user('bdm', 'Bert')];
  const history = new LeadHistory(api.db, { companyId: '', ownerId: '' });
  return {
    company: await history.company('Lumenova', 'BE', AT),
    activity: await history.source('activity', 'A seminar', AT),
    agreement: await history.source('agreement', 'A partnership', AT),
    contact: await new AttributionWorld(api.db).contact('Mei Lin', AT),
    owners: [ann.id!, bert.id!],
  };
}

/** Writes a lead with all that belongs to it; returns its id. */
async function write(lead: AnyLead, { company, activity, agreement, contact }: LeadReferences): Promise<string> {
  const id = uuidv7();
  const { row } = lead;
  await insertRow(api.db, 'lead', {
    id,
    created_at: AT,
    updated_at: AT,
    reference: `LEAD-${id}`,
    title: 'A plant',
    company_id: company,
    stage_entered_on: '2026-01-05',
    ...row,
    // What the database asks to go together.
    ...(row['source_channel'] === 'activity' && { source_activity_id: activity }),
    ...(row['source_channel'] === 'agreement' && { source_agreement_id: agreement }),
    ...(row['source_channel'] === 'referral' && { source_referrer_company_id: company }),
    ...(row['sector'] !== null && { sector_version: '2.1' }),
    ...(row['capex_amount'] !== null && euro(row['capex_amount'] as number)),
  });
  const own = { id: uuidv7(), lead_id: id, created_at: AT };
  if (lead.contacts) await insertRow(api.db, 'lead_contact', { lead_id: id, contact_id: contact, added_at: AT });
  if (lead.evidence) await insertRow(api.db, 'lead_evidence', { ...own, kind: 'press_release', note: 'In the paper' });
  if (lead.realisations)
    await insertRow(api.db, 'lead_realisation', { ...own, as_of: '2026-03-03', jobs: 1, capex_eur: 1 });
  for (const { kind, archived } of lead.interactions) {
    await insertRow(api.db, 'interaction', {
      ...own,
      id: uuidv7(),
      updated_at: AT,
      kind,
      occurred_at: AT,
      subject: 'Hello',
      archived_at: archived ? AT : null,
    });
  }
  return id;
}

/** Counts the interactions of leads, as whoever logs them does. */
const COUNT_INTERACTIONS = `INSERT INTO lead_interaction_stats (lead_id, interaction_count, site_visit_count)
  SELECT lead_id, count(*), count(*) FILTER (WHERE kind = 'site_visit') FROM interaction
  WHERE archived_at IS NULL GROUP BY lead_id ON CONFLICT DO NOTHING`;

const getName = ({ stage, field }: MissingField) => `${stage} ${field}`;
const addTo = (sums: Record<string, number>, names: Iterable<string>) => {
  for (const name of names) sums[name] = (sums[name] ?? 0) + 1;
};

/** What the gates say that leads lack, lead by lead. */
async function lackedByGates(ids: readonly string[]) {
  const [missing, neededNext, incompleteOf]: Record<string, number>[] = [{}, {}, {}];
  for (const id of ids) {
    const facts = await readStoredFacts(api.app, id, TODAY);
    const lackedAt = (place: number, entering: boolean) => {
      const { stage, required } = STAGES[place]!;
      const unmet = required.filter((asked) => (entering || !asked.entryOnly) && !isSatisfied(asked, facts));
      return new Set(unmet.map(({ field }) => getName({ stage, field })));
    };
    const place = getStagePosition(facts.stage);
    const own = STAGES.slice(0, place + 1).flatMap((_, before) => [...lackedAt(before, false)]);
    addTo(missing!, own);
    addTo(neededNext!, lackedAt(place + 1, true));
    addTo(incompleteOf!, own.length > 0 ? [facts.ownerId!] : []);
  }
  return { missing, neededNext, incompleteOf };
}

/** What the report of data quality is made of, by the same names. */
async function lackedByReport(sql: SqlClient) {
  const period = { from: '2026-06-01', to: TODAY, asOf: TODAY };
  const afterwards = new Date(Date.now() + 60_000);
  const gaps = await readMissingFields(sql, {
    period,
    basis: 'known' as const,
    knownBefore: afterwards,
    language: 'en',
    options: {},
  });
  const byName = (sums: ReadonlyMap<MissingField, number>) =>
    Object.fromEntries([...sums].map(([gap, leads]) => [getName(gap), leads]));
  const { missing, neededNext, incompleteOf } = gaps;
  return {
    missing: byName(missing),
    neededNext: byName(neededNext),
    incompleteOf: Object.fromEntries(incompleteOf),
  };
}

describe('What open leads lack', () => {
  let named: LeadReferences;
  const ids: string[] = [];
  beforeAll(async () => {
    named = await writeReferences();
    const leads = fc.sample(anyLead(named), { seed: 46, numRuns: LEADS });
    ids.push(...(await Promise.all(leads.map((lead) => write(lead, named)))));
    await api.db.query(COUNT_INTERACTIONS);
  });

  it('is in reports what the gates say of each lead', async () => {
    const sql = api.app.get(SqlClient);
    expect(await lackedByReport(sql)).toEqual(await lackedByGates(ids));
  });
});
