import { defineList } from '../../common/lists/list-definition.rules.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES } from '../activity.constants.js';
import { buildLocalSql } from './model/seminar.queries.js';

/**
 * Returns SQL that counts the registrations with one of some statuses. The index seminar_registration_status_idx serves
 * this query, which runs for each row of a page.
 */
const buildCountSql = (...statuses: string[]) =>
  `(SELECT count(*) FROM seminar_registration r WHERE r.activity_id = a.id AND r.archived_at IS NULL
    AND r.status IN (${statuses.map((status) => `'${status}'`).join(', ')}))`;

const TAKEN = buildCountSql('registered', 'confirmed', 'attended');

/** Returns the filter for the parts of one kind of parent. The index activity_parent_id_idx serves it. */
const buildParentCondition = (kind: string) => (ids: string) =>
  `a.parent_id = ANY(${ids}) AND EXISTS (SELECT 1 FROM activity p WHERE p.id = a.parent_id AND p.kind = '${kind}')`;

const buildParentSql = (kind: string) =>
  `(SELECT p.id FROM activity p WHERE p.id = a.parent_id AND p.kind = '${kind}')`;

/** The list of seminars with its filters, sorts and columns. */
export const seminarList = defineList({
  name: 'seminars',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  buildVisibility: () => `a.kind = 'seminar'`,
  select: `a.id, a.reference, a.title, a.status, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.starts_on AS "startsOn",
    a.ends_on AS "endsOn", a.timezone, ${buildLocalSql('a.starts_at')} AS "localStart", ${buildLocalSql('a.ends_at')} AS "localEnd", a.venue,
    a.city, a.country, a.online_url AS "onlineUrl", a.capacity, a.registration_opens_at AS "registrationOpensAt",
    a.registration_closes_at AS "registrationClosesAt", a.languages, ${buildParentSql('roadshow_stop')} AS "roadshowStopId",
    ${buildParentSql('delegation')} AS "delegationId", a.agreement_id AS "agreementId", a.owner_id AS "ownerId", a.objectives,
    a.notes, a.budget_eur AS "budgetEur", a.cost_eur AS "costEur", ${TAKEN} AS "seatsTaken",
    CASE WHEN a.capacity IS NOT NULL THEN greatest(a.capacity - ${TAKEN}, 0) END AS "seatsFree",
    ${buildCountSql('waitlisted')} AS waitlisted, ${buildCountSql('attended')} AS attended, ${buildCountSql('no_show')} AS "noShows",
    a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.version, a.created_by AS "createdBy",
    a.archived_at AS "archivedAt"`,
  fields: {
    reference: { type: 'text', sql: 'a.reference', sort: 'a.reference COLLATE "C"', example: 'SEM-2015-0001' },
    title: { type: 'text', sql: 'a.title', filter: false },
    status: { type: 'enum', sql: 'a.status', values: ACTIVITY_STATUSES },
    startsAt: { type: 'instant', sql: 'a.starts_at', nullable: true },
    endsAt: { type: 'instant', sql: 'a.ends_at', nullable: true },
    startsOn: { type: 'date', sql: 'a.starts_on', description: "First day, in the seminar's time zone." },
    endsOn: { type: 'date', sql: 'a.ends_on', description: "Last day, in the seminar's time zone." },
    country: {
      type: 'enum',
      sql: 'a.country',
      nullable: true,
      values: countryCodes,
      description: 'The country code, ISO 3166-1.',
    },
    language: {
      type: 'texts',
      sql: 'a.languages',
      description: 'A language spoken, as a BCP 47 tag.',
      example: 'zh-Hans',
    },
    roadshowStopId: {
      type: 'uuid',
      sql: 'a.parent_id',
      sort: false,
      buildMatch: buildParentCondition('roadshow_stop'),
    },
    delegationId: { type: 'uuid', sql: 'a.parent_id', sort: false, buildMatch: buildParentCondition('delegation') },
    agreementId: { type: 'uuid', sql: 'a.agreement_id', sort: false, nullable: true },
    ownerId: { type: 'uuid', sql: 'a.owner_id', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 'a.created_at' },
    updatedAt: { type: 'instant', sql: 'a.updated_at' },
  },
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  columns: [
    'id',
    'reference',
    'title',
    'status',
    'startsAt',
    'endsAt',
    'startsOn',
    'endsOn',
    'timezone',
    'localStart',
    'localEnd',
    'venue',
    'city',
    'country',
    'onlineUrl',
    'languages',
    'capacity',
    'seatsTaken',
    'seatsFree',
    'waitlisted',
    'attended',
    'noShows',
    'registrationOpensAt',
    'registrationClosesAt',
    'roadshowStopId',
    'delegationId',
    'agreementId',
    'ownerId',
    'objectives',
    'notes',
    'budgetEur',
    'costEur',
    'createdAt',
    'updatedAt',
    'archivedAt',
  ],
});
