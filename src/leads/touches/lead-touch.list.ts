import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { widenToLeads } from '../model/lead.list.js';
import { TOUCH_CHANNELS, TOUCH_ORIGINS, TOUCH_ROLES } from './lead-touch.constants.js';
import { LeadTouch } from './lead-touch.entity.js';

const FIELDS = {
  id: {},
  leadId: {},
  activityId: { list: FILTER },
  activityTitle: { sql: 'a.title' },
  agreementId: { list: FILTER },
  agreementTitle: { sql: 'g.title' },
  channel: { list: { sort: false, values: TOUCH_CHANNELS } },
  occurredOn: { list: {} },
  role: { list: { values: TOUCH_ROLES } },
  origin: { list: { values: TOUCH_ORIGINS } },
  contactId: { list: FILTER },
  note: {},
  createdAt: { list: {} },
  updatedAt: { list: {}, exported: false },
  version: { exported: false },
  createdBy: {},
  withdrawnAt: { sql: 't.withdrawn_at' },
} as const;

const FIRST_COLUMNS = ['id', 'leadId', 'occurredOn', 'role', 'origin'] as const;

/**
 * Touches of one lead, oldest first. A lead has few touches: lead_touch_lead_id_idx finds them, and filters and sorts
 * scan them.
 */
export const touchList = defineList({
  name: 'touches',
  from: `lead_touch t LEFT JOIN activity a ON a.id = t.activity_id LEFT JOIN agreement g ON g.id = t.agreement_id`,
  id: 't.id',
  archived: 't.withdrawn_at',
  ...defineRecordFields(LeadTouch, 't', FIELDS, FIRST_COLUMNS),
  defaultSort: 'occurredOn',
});

/**
 * Touches of all leads. Served by lead_touch_updated_at_idx and lead_touch_lead_id_idx. A touch can change, so that its
 * time is that of its last change.
 */
export const allTouchesList = defineList({
  ...widenToLeads(touchList),
  ...defineRecordFields(
    LeadTouch,
    't',
    { ...FIELDS, leadId: { list: FILTER }, updatedAt: { list: {} } },
    FIRST_COLUMNS,
  ),
  defaultSort: 'updatedAt',
});
