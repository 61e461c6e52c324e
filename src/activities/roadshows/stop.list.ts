import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { buildLocalTimeSql } from '../../common/time/local-time.queries.js';
import { buildTextMatch } from '../../common/lists/text-match.queries.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES } from '../activity.constants.js';
import { buildAttendanceSql } from './stop.queries.js';

/**
 * The list of the stops of roadshows; {@link buildStopList} limits it to one roadshow. Sorts and filters read the stops of
 * that roadshow, which activity_parent_id_idx finds.
 */
export const stopList = defineList({
  name: 'stops',
  from: 'activity a LEFT JOIN company p ON p.id = a.local_partner_id',
  id: 'a.id',
  archived: 'a.archived_at',
  select: `a.id, a.parent_id AS "roadshowId", a.reference, a.position, a.title, a.status, a.city, a.country, a.venue,
    a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.timezone, ${buildLocalTimeSql('a.starts_at', 'a.timezone')} AS "localStart",
    ${buildLocalTimeSql('a.ends_at', 'a.timezone')} AS "localEnd", a.starts_on AS "startsOn", a.ends_on AS "endsOn",
    a.local_partner_id AS "localPartnerId", p.name AS "localPartnerName", a.target_attendance AS "targetAttendance",
    a.counted_attendance AS "countedAttendance", ${buildAttendanceSql('a')} AS "actualAttendance",
    a.agreement_id AS "agreementId", a.owner_id AS "ownerId", a.objectives, a.notes, a.budget_eur AS "budgetEur",
    a.cost_eur AS "costEur", a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.version,
    a.created_by AS "createdBy", a.archived_at AS "archivedAt"`,
  fields: {
    position: { type: 'integer', sql: 'a.position', nullable: true },
    reference: { type: 'text', sql: 'a.reference', sort: false, example: 'ROAD-2016-0001-S1' },
    title: { type: 'text', sql: 'a.title', filter: false },
    status: { type: 'enum', sql: 'a.status', sort: false, values: ACTIVITY_STATUSES },
    city: { type: 'text', sql: 'a.city', buildMatch: buildTextMatch('a.city'), example: 'Foshan' },
    country: { type: 'enum', sql: 'a.country', values: countryCodes, description: 'The country code, ISO 3166-1.' },
    startsAt: { type: 'instant', sql: 'a.starts_at' },
    endsAt: { type: 'instant', sql: 'a.ends_at' },
    localPartnerId: { type: 'uuid', sql: 'a.local_partner_id', sort: false, nullable: true },
    agreementId: { type: 'uuid', sql: 'a.agreement_id', sort: false, nullable: true },
    ownerId: { type: 'uuid', sql: 'a.owner_id', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 'a.created_at' },
    updatedAt: { type: 'instant', sql: 'a.updated_at' },
  },
  defaultSort: 'position',
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
  columns: [
    'id',
    'roadshowId',
    'reference',
    'position',
    'title',
    'status',
    'city',
    'country',
    'venue',
    'startsAt',
    'endsAt',
    'timezone',
    'localStart',
    'localEnd',
    'localPartnerId',
    'localPartnerName',
    'targetAttendance',
    'countedAttendance',
    'actualAttendance',
    'agreementId',
    'ownerId',
    'objectives',
    'notes',
    'budgetEur',
    'costEur',
    'createdAt',
    'updatedAt',
    'createdBy',
    'archivedAt',
  ],
});

/** Returns the list of the stops of one roadshow. */
export function buildStopList(roadshowId: string): ListDefinition {
  return {
    ...stopList,
    buildVisibility: (_, bind) => `a.kind = 'roadshow_stop' AND a.parent_id = ${bind(roadshowId)}::uuid`,
  };
}
