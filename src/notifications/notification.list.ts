import { defineList } from '../common/lists/list-definition.rules.js';
import { defineRecordFields } from '../common/lists/record-fields.factory.js';
import { NOTIFICATION_KINDS, type NotifiedRecord } from '../identity/notifications/notification.constants.js';
import { Notification } from '../identity/notifications/notification.entity.js';
import { buildNotificationVisibility } from '../identity/notifications/notification.queries.js';

/** The titles of records: the column and the table. */
const TITLES: Readonly<Record<NotifiedRecord, readonly [column: string, table: string]>> = {
  task: ['title', 'task'],
  lead: ['title', 'lead'],
  activity: ['title', 'activity'],
  agreement: ['title', 'agreement'],
  commitment: ['description', 'commitment'],
  report_schedule: ['name', 'report_schedule'],
  import: ['file_name', 'import'],
  webhook: ['name', 'webhook'],
};

/** Reads the present title of the record by its primary key, so that it is never shown under an outdated right. */
const TITLE = `CASE n.record_kind ${Object.entries(TITLES)
  .map(([kind, [column, table]]) => `WHEN '${kind}' THEN (SELECT r.${column} FROM ${table} r WHERE r.id = n.record_id)`)
  .join(' ')} END`;

/** The notifications of the caller: filters, sorts and columns. Served by notification_user_id_idx. */
export const notificationList = defineList({
  name: 'notifications',
  from: 'notification n',
  id: 'n.id',
  ...defineRecordFields(Notification, 'n', {
    id: {},
    kind: { list: { values: NOTIFICATION_KINDS, sort: false } },
    record: { sql: `json_build_object('kind', n.record_kind, 'id', n.record_id, 'title', ${TITLE})` },
    count: {},
    at: { list: { description: 'The time of the last cause.' } },
    readAt: {},
    unread: {
      sql: 'n.read_at IS NULL',
      returned: false,
      list: { type: 'boolean', sort: false, description: 'Whether the caller has not read it.' },
    },
  }),
  defaultSort: '-at',
  buildVisibility: buildNotificationVisibility,
});
