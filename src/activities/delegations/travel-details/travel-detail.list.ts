import { defineList, type ListDefinition } from '../../../common/lists/list-definition.rules.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { PARTICIPANT_STATUSES } from '../model/participant.constants.js';

/**
 * The list of travel details, for users who may read them. They cannot be filtered or sorted by their content, so that
 * no content appears in an address. {@link buildTravelDetailList} limits the list to one delegation.
 */
export const travelDetailList = defineList({
  name: 'travel-details',
  from: `travel_detail d JOIN delegation_participant dp ON dp.id = d.participant_id JOIN contact k ON k.id = dp.contact_id`,
  id: 'd.participant_id',
  archived: 'dp.archived_at',
  select: `d.participant_id AS id, k.full_name AS "fullName", d.passport_name AS "passportName",
    d.passport_number AS "passportNumber", d.passport_country AS "passportCountry",
    d.passport_expires_on AS "passportExpiresOn", d.born_on AS "bornOn", d.dietary, d.access_needs AS "accessNeeds",
    d.emergency_contact AS "emergencyContact", d.updated_at AS "updatedAt", d.updated_by AS "updatedBy"`,
  fields: {
    fullName: { type: 'text', sql: 'k.full_name', buildMatch: buildTextMatch('k.full_name') },
    status: { type: 'enum', sql: 'dp.status', values: PARTICIPANT_STATUSES, description: 'Whether the person comes.' },
  },
  defaultSort: 'fullName',
  columns: [
    'fullName',
    'passportName',
    'passportNumber',
    'passportCountry',
    'passportExpiresOn',
    'bornOn',
    'dietary',
    'accessNeeds',
    'emergencyContact',
    'updatedAt',
    'id',
  ],
});

/** Returns the list of the travel details of one delegation. */
export function buildTravelDetailList(delegationId: string): ListDefinition {
  return { ...travelDetailList, buildVisibility: (_, bind) => `dp.activity_id = ${bind(delegationId)}::uuid` };
}
