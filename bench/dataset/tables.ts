import { LOST_REASONS } from '../../src/leads/pipeline/lead.constants.js';
import { activities, agreements, AGREEMENTS, commitments } from './activities.js';
import { buildLeadHistory, type LeadState } from './course.js';
import { ACTIVITY, AGREEMENT, COMPANY, CONTACT, INTERACTION, LEAD, TRANSACTION, TRANSITION, USER } from './kinds.js';
import { buildCompanyKeyColumns } from './keys.js';
import { buildCompany, buildPerson } from './names.js';
import { consents, participants, registrations, tasks } from './people.js';
import { pickNumber, buildDay, DAYS, buildId, buildInstant, pick } from './seeded.js';
import type { Cell, Size, Table } from './table.js';

const RECORD = ['id', 'created_at', 'updated_at'];

function* each(count: number, row: (n: number) => Cell[]): Generator<Cell[]> {
  for (let n = 0; n < count; n++) yield row(n);
}

/** Yields the rows of every lead with its course, one or several each. */
function* perLead(
  size: Size,
  rows: (n: number, course: ReturnType<typeof buildLeadHistory>) => Iterable<Cell[]>,
): Generator<Cell[]> {
  for (let n = 0; n < size.leads; n++) yield* rows(n, buildLeadHistory(n, size));
}

const users: Table = {
  name: 'app_user',
  columns: [...RECORD, 'email', 'full_name', 'role', 'password_changed_at'],
  expected: (size) => size.users,
  rows: (size) =>
    each(size.users, (n) => {
      const at = buildInstant(0, n);
      return [buildId(USER, n), at, at, `user.${n}@locate.example`, `User ${n}`, n === 0 ? 'manager' : 'bdm', at];
    }),
};

const companies: Table = {
  name: 'company',
  columns: [
    ...RECORD,
    'name',
    'native_name',
    'country',
    'city',
    'email_domains',
    'name_key',
    'core_key',
    'native_key',
    'alias_keys',
    'pinyin',
    'pinyin_initials',
  ],
  expected: (size) => size.companies,
  rows: (size) =>
    each(size.companies, (n) => {
      const { name, nativeName, country, domain } = buildCompany(n);
      const at = buildInstant(pickNumber(DAYS, 30, n), n);
      return [
        buildId(COMPANY, n),
        at,
        at,
        name,
        nativeName,
        country,
        pick(['Hasselt', 'Foshan', 'Berlin', 'Tokyo'], 31, n),
        [domain],
        ...buildCompanyKeyColumns(name, nativeName),
      ];
    }),
};

const contacts: Table = {
  name: 'contact',
  columns: [...RECORD, 'full_name', 'given_name', 'family_name', 'company_id', 'email', 'phone'],
  expected: (size) => size.contacts,
  rows: (size) =>
    each(size.contacts, (n) => {
      const { fullName, given, family, email } = buildPerson(n);
      const at = buildInstant(pickNumber(DAYS, 40, n), n);
      return [
        buildId(CONTACT, n),
        at,
        at,
        fullName,
        given,
        family,
        buildId(COMPANY, pickNumber(size.companies, 41, n)),
        email,
        `+324${String(70_000_000 + n)}`,
      ];
    }),
};

const euro = (amount: number | null): Cell[] =>
  amount === null ? [null, null, null, null, null] : [amount, 'EUR', 1, buildDay(0), amount];

const TOWNS = ['Genk', 'Hasselt', 'Beringen', 'Lommel', 'Tongeren', 'Maasmechelen'];
/** A text of the length of real descriptions. */
const DESCRIPTION =
  'They make what others need, and look for a place from which all of the region can be served. '.repeat(3);

const leads: Table = {
  name: 'lead',
  columns: [
    ...RECORD,
    'version',
    'reference',
    'title',
    'company_id',
    'owner_id',
    'stage',
    'status',
    'stage_entered_on',
    'status_reason',
    'closed_on',
    'lost_to_country',
    'received_on',
    'source_channel',
    'source_activity_id',
    'source_agreement_id',
    'sector',
    'sector_version',
    'capex_amount',
    'capex_currency',
    'capex_rate',
    'capex_rate_on',
    'capex_eur',
    'jobs_expected',
    'investment_type',
    'expected_decision_on',
    'business_activity',
    'description',
    'requirements',
    'considering_elsewhere',
    'likelihood',
    'project_manager_id',
    'screening_status',
    'proposition_sent_on',
    'sites',
    'incentives_requested',
    'announced_on',
    'announced_jobs',
    'announced_capex_eur',
    'local_company_id',
    'involvement',
    'tags',
  ],
  expected: (size) => size.leads,
  rows: (size) =>
    perLead(size, function* (n, { company, owner, received, channel, sector, capexEur, announced, states }) {
      const now = states.at(-1)!;
      const lost = now.status === 'lost' || now.status === 'abandoned';
      const won = now.status === 'won';
      yield [
        buildId(LEAD, n),
        buildInstant(received, 50, n, 0),
        buildInstant(now.day, 50, n, states.length - 1),
        states.length,
        `LEAD-${buildDay(received).slice(0, 4)}-${String(n + 1).padStart(6, '0')}`,
        `${buildCompany(company).word} project ${n}`,
        buildId(COMPANY, company),
        buildId(USER, owner),
        now.stage,
        now.status,
        buildDay(now.stageEntered),
        lost ? pick(LOST_REASONS, 56, n) : null,
        now.closed === null ? null : buildDay(now.closed),
        lost && pickNumber(3, 57, n) === 0 ? pick(['NL', 'DE', 'FR', 'PL'], 58, n) : null,
        buildDay(received),
        channel,
        channel === 'activity' ? buildId(ACTIVITY, pickNumber(size.activities, 59, n)) : null,
        channel === 'agreement' ? buildId(AGREEMENT, pickNumber(AGREEMENTS, 60, n)) : null,
        sector,
        sector && '2.1',
        ...euro(capexEur),
        now.jobs,
        pick(['greenfield', 'expansion', 'relocation', null], 51, n),
        pickNumber(3, 52, n) ? buildDay(DAYS - 200 + pickNumber(600, 53, n)) : null,
        pick(['manufacturing', 'logistics', 'sales', 'assembly', null], 61, n),
        DESCRIPTION,
        pickNumber(3, 62, n) ? 'Two hectares by a canal, with power for a line of ovens.' : null,
        pick([true, false, null], 63, n),
        pick(['low', 'medium', 'high', null], 64, n),
        pickNumber(3, 65, n) ? buildId(USER, pickNumber(size.users, 66, n)) : null,
        pick(['not_assessed', 'out_of_scope', 'cleared', 'to_file'], 67, n),
        pickNumber(3, 68, n) ? buildDay(received) : null,
        JSON.stringify(
          announced || pickNumber(2, 69, n)
            ? [{ name: 'Zone', municipality: pick(TOWNS, 74, n), shortlisted: true, chosen: announced !== null }]
            : [],
        ),
        pick([true, false, null], 75, n),
        announced && buildDay(announced.day),
        announced && announced.jobs,
        announced && announced.capexEur,
        won ? buildId(COMPANY, company) : null,
        won ? pick(['decisive', 'significant', 'supporting', 'none'], 76, n) : null,
        pickNumber(4, 54, n) ? [] : [pick(['led', 'green', 'fair', 'priority'], 55, n)],
      ];
    }),
};

/** The temporary table into which the states are copied. */
export const LEAD_STATE = `CREATE TEMPORARY TABLE lead_state (lead_id uuid, transaction_id uuid, valid_from timestamptz(3),
  valid_to timestamptz(3), version integer, stage text, status text, entered date, closed date, jobs integer)`;

/**
 * The states of all leads in a temporary table. The versions are built from them and from the rows of the leads, as the
 * trigger builds them.
 */
const states: Table = {
  name: 'lead_state',
  columns: [
    'lead_id',
    'transaction_id',
    'valid_from',
    'valid_to',
    'version',
    'stage',
    'status',
    'entered',
    'closed',
    'jobs',
  ],
  expected: (size) => size.leads * 5,
  rows: (size) =>
    perLead(size, function* (n, course) {
      for (const [step, { day, stage, status, stageEntered, closed, jobs }] of course.states.entries()) {
        const next = course.states[step + 1];
        yield [
          buildId(LEAD, n),
          buildId(TRANSACTION, n * 16 + step),
          buildInstant(day, 50, n, step),
          next ? buildInstant(next.day, 50, n, step + 1) : 'infinity',
          step + 1,
          stage,
          status,
          buildDay(stageEntered),
          closed === null ? null : buildDay(closed),
          jobs,
        ];
      }
    }),
};

const transitions: Table = {
  name: 'lead_transition',
  columns: [
    'id',
    'lead_id',
    'seq',
    'kind',
    'from_stage',
    'to_stage',
    'from_status',
    'to_status',
    'occurred_on',
    'recorded_at',
    'actor_name',
    'reason',
    'days_in_stage',
  ],
  expected: (size) => size.leads * 3,
  rows: (size) =>
    perLead(size, function* (n, { states }) {
      let seq = 0;
      let before: LeadState = states[0]!;
      for (const [step, state] of states.entries()) {
        if (state.stage !== before.stage || state.status !== before.status) {
          yield [
            buildId(TRANSITION, n * 16 + step),
            buildId(LEAD, n),
            ++seq,
            state.stage === before.stage ? 'status' : 'stage',
            before.stage,
            state.stage,
            before.status,
            state.status,
            buildDay(state.day),
            buildInstant(state.day, 50, n, step),
            'bench',
            state.status === 'lost' || state.status === 'abandoned' ? 'no_response' : null,
            state.day - before.stageEntered,
          ];
        }
        before = state;
      }
    }),
};

const leadContacts: Table = {
  name: 'lead_contact',
  columns: ['lead_id', 'contact_id', 'added_at'],
  expected: (size) => size.leads,
  rows: (size) =>
    each(size.leads, (n) => [buildId(LEAD, n), buildId(CONTACT, pickNumber(size.contacts, 60, n)), buildInstant(0, n)]),
};

const interactions: Table = {
  name: 'interaction',
  columns: [...RECORD, 'kind', 'occurred_at', 'subject', 'summary', 'direction', 'company_id', 'lead_id'],
  expected: (size) => size.interactions,
  rows: (size) =>
    each(size.interactions, (n) => {
      const lead = pickNumber(size.leads, 70, n);
      const at = buildInstant(pickNumber(DAYS, 71, n), 72, n);
      const kind = pick(['call', 'email', 'meeting', 'video_call', 'message', 'site_visit'], 73, n);
      const company = buildLeadHistory(lead, size).company;
      return [
        buildId(INTERACTION, n),
        at,
        at,
        kind,
        at,
        `About project ${lead}`,
        'What was said.',
        pick(['inbound', 'outbound'], 74, n),
        buildId(COMPANY, company),
        buildId(LEAD, lead),
      ];
    }),
};

/** Every table of the data set, each after the tables to which it refers. */
export const TABLES: readonly Table[] = [
  users,
  companies,
  contacts,
  agreements,
  activities,
  leads,
  states,
  transitions,
  leadContacts,
  interactions,
  tasks,
  consents,
  commitments,
  participants,
  registrations,
];
