import { defineList, narrowList } from '../../../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../../../common/lists/record-fields.factory.js';
import { buildTextMatch } from '../../../common/lists/text-match.queries.js';
import { PARTICIPANT_STATUSES } from '../model/participant.constants.js';
import { TRAVEL_FIELDS } from '../model/travel-detail.constants.js';
import { TravelDetail } from '../model/travel-detail.entity.js';

/**
 * The list of travel details, for users who may read them. They cannot be filtered or sorted by their content, so that
 * no content appears in an address. `decryptViews` adds the content to its rows, which the table has encrypted.
 * {@link buildTravelDetailList} limits the list to one delegation.
 */
export const travelDetailList = defineList({
  name: 'travel-details',
  from: `travel_detail d JOIN delegation_participant dp ON dp.id = d.participant_id JOIN contact k ON k.id = dp.contact_id`,
  id: 'd.participant_id',
  archived: 'dp.archived_at',
  ...defineRecordFields(
    TravelDetail,
    'd',
    {
      id: { sql: 'd.participant_id' },
      fullName: { sql: 'k.full_name', list: { type: 'text', buildMatch: buildTextMatch('k.full_name') } },
      status: {
        sql: 'dp.status',
        list: { values: PARTICIPANT_STATUSES, description: 'Whether the person comes.' },
        returned: false,
      },
      passportName: {},
      passportNumber: {},
      passportCountry: {},
      passportExpiresOn: {},
      bornOn: {},
      dietary: {},
      accessNeeds: {},
      emergencyContact: {},
      updatedAt: { list: {} },
      updatedBy: { exported: false },
    },
    ['fullName', ...TRAVEL_FIELDS, 'updatedAt'],
  ),
  defaultSort: 'fullName',
});

/** Returns the list of the travel details of one delegation. */
export const buildTravelDetailList = narrowList(travelDetailList, 'dp.activity_id');
