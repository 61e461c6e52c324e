import { defineList } from '../../common/lists/list-definition.rules.js';
import { TOUCH_CHANNELS, TOUCH_ORIGINS, TOUCH_ROLES } from './lead-touch.constants.js';

/**
 * Touches of one lead, oldest first. A lead has few touches: lead_touch_lead_id_idx finds them, and filters and sorts
 * scan them.
 */
export const touchList = defineList({
  name: 'touches',
  from: `lead_touch t LEFT JOIN activity a ON a.id = t.activity_id LEFT JOIN agreement g ON g.id = t.agreement_id`,
  id: 't.id',
  archived: 't.withdrawn_at',
  select: `t.id, t.lead_id AS "leadId", t.activity_id AS "activityId", a.title AS "activityTitle",
    t.agreement_id AS "agreementId", g.title AS "agreementTitle", t.channel, t.occurred_on AS "occurredOn", t.role, t.origin,
    t.contact_id AS "contactId", t.note, t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.version,
    t.created_by AS "createdBy", t.withdrawn_at AS "withdrawnAt"`,
  fields: {
    occurredOn: { type: 'date', sql: 't.occurred_on' },
    role: { type: 'enum', sql: 't.role', values: TOUCH_ROLES },
    origin: { type: 'enum', sql: 't.origin', values: TOUCH_ORIGINS },
    activityId: { type: 'uuid', sql: 't.activity_id', sort: false, nullable: true },
    agreementId: { type: 'uuid', sql: 't.agreement_id', sort: false, nullable: true },
    channel: { type: 'enum', sql: 't.channel', sort: false, nullable: true, values: TOUCH_CHANNELS },
    contactId: { type: 'uuid', sql: 't.contact_id', sort: false, nullable: true },
    createdAt: { type: 'instant', sql: 't.created_at' },
  },
  defaultSort: 'occurredOn',
  columns: [
    'id',
    'leadId',
    'occurredOn',
    'role',
    'origin',
    'activityId',
    'activityTitle',
    'agreementId',
    'agreementTitle',
    'channel',
    'contactId',
    'note',
    'createdAt',
    'createdBy',
    'withdrawnAt',
  ],
});
