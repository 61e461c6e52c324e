import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { PROVIDERS } from '../parsing/connector.rules.js';
import { SUBMISSION_STATUSES } from '../parsing/submission.rules.js';
import { IntakeRegistration } from '../model/intake-registration.entity.js';
import { MATCH_STATES, MATCHED_BY } from '../model/intake-registration.constants.js';

const buildCandidates = (table: 'contact' | 'company', name: string, more = '') => `(SELECT coalesce(json_agg(
    json_build_object('id', k.id, 'name', k.${name}, 'score', n.score, 'reasons', n.reasons${more})
    ORDER BY n.score DESC, k.id), '[]')
  FROM intake_candidate n JOIN ${table} k ON k.id = n.${table}_id WHERE n.registration_id = r.id)`;

/** The SQL of the columns about our contacts and companies, which are not from the form. */
const KNOWN = {
  contactName: 'matched.full_name',
  matchedCompanyName: 'employer.name',
  contactCandidates: buildCandidates('contact', 'full_name'),
  companyCandidates: buildCandidates('company', 'name'),
};

/** The same for a single registration: its candidates have the stored values, to compare with those of the form. */
const DETAILED: typeof KNOWN = {
  ...KNOWN,
  contactCandidates: buildCandidates(
    'contact',
    'full_name',
    `, 'nativeName', k.native_name, 'givenName', k.given_name, 'familyName', k.family_name, 'jobTitle', k.job_title,
    'email', k.email, 'phone', k.phone, 'companyId', k.company_id,
    'companyName', (SELECT e.name FROM company e WHERE e.id = k.company_id)`,
  ),
  companyCandidates: buildCandidates(
    'company',
    'name',
    `, 'nativeName', k.native_name, 'country', k.country, 'city', k.city, 'emailDomains', k.email_domains`,
  ),
};

/**
 * The same columns for callers who may not read contacts and companies. They are empty, because a caller who can send a
 * form could otherwise ask for any contact.
 */
const UNKNOWN: typeof KNOWN = {
  contactName: 'NULL',
  matchedCompanyName: 'NULL',
  contactCandidates: `'[]'::json`,
  companyCandidates: `'[]'::json`,
};

/** Builds a field with a text from the form. It is limited because anybody can write a long text into a form. */
const buildFormText = (column: string) => ({ sql: `left(r.${column}, 500)` });

/** Builds the same with a filter and a sort by the part of the text that is in the index. */
const buildIndexedFormText = (column: string, description?: string) => {
  const sql = `left(r.${column}, 200)`;
  const list = { sql, buildMatch: buildTextMatch(sql), ...(description ? { description } : {}) };
  return { ...buildFormText(column), list };
};

const MATCHES = { known: KNOWN, detailed: DETAILED, unknown: UNKNOWN };

/**
 * Builds the fields of a registration by form.
 * @param matches what the caller gets of our contacts and companies; `unknown` without the right to read them
 */
export function buildRegistrationFields(matches: keyof typeof MATCHES) {
  const known = MATCHES[matches];
  return defineRecordFields(
    IntakeRegistration,
    'r',
    {
      id: {},
      connectionId: { list: FILTER },
      connectionName: { sql: 'c.name' },
      provider: { sql: 'c.provider', list: { sort: false, values: PROVIDERS } },
      activityId: { sql: 'c.activity_id', list: { type: 'uuid', sort: false, nullable: true } },
      externalId: {},
      formId: {},
      status: { list: { values: SUBMISSION_STATUSES } },
      receivedAt: { list: {} },
      occurredAt: {},
      verification: {},
      fullName: buildIndexedFormText('full_name'),
      email: buildIndexedFormText('email'),
      phone: buildFormText('phone'),
      companyName: buildIndexedFormText('company_name', 'Name of the company as typed into the form.'),
      jobTitle: buildFormText('job_title'),
      country: buildFormText('country'),
      sector: buildFormText('sector'),
      campaign: buildFormText('campaign'),
      matchState: {
        list: {
          values: MATCH_STATES,
          description: 'State of the matching. Registrations in needs_review wait for the decision of a person.',
        },
      },
      reviewReasons: {},
      matchedBy: { list: { sort: false, values: MATCHED_BY } },
      matchedByDecisionId: { list: FILTER },
      matchedAt: {},
      rejectedReason: {},
      contactId: { list: FILTER },
      companyId: { list: FILTER },
      contactName: { sql: known.contactName },
      matchedCompanyName: { sql: known.matchedCompanyName },
      contactCandidates: { sql: known.contactCandidates, exported: false },
      companyCandidates: { sql: known.companyCandidates, exported: false },
      doubleOfId: {},
      seatId: { sql: 'seat.id' },
      seatStatus: { sql: 'seat.status' },
      seatProblem: {},
      overflow: { list: FILTER },
      ruleProblem: {},
      drift: {},
      createdAt: { exported: false },
      updatedAt: { list: {} },
      version: { exported: false },
      createdBy: { exported: false },
      archivedAt: {},
    },
    [
      'id',
      'receivedAt',
      'status',
      'matchState',
      'reviewReasons',
      'fullName',
      'email',
      'phone',
      'companyName',
      'jobTitle',
      'country',
      'sector',
      'campaign',
      'contactId',
      'contactName',
      'companyId',
      'matchedCompanyName',
      'matchedBy',
      'matchedAt',
      'rejectedReason',
    ],
  );
}
