import { defineList, type ListDefinition } from '../../common/lists/list-definition.rules.js';
import { defineQueryFields } from '../../common/lists/record-fields.factory.js';
import { buildMissingNotices } from './missing-notice.queries.js';
import { NOTICE_SOURCES } from './privacy-notice.constants.js';

/**
 * Returns the list of the people who have not been told, with the days that are left on a day.
 * @param today a day of the calendar, which becomes a part of the text
 */
export function buildMissingNoticeList(today: string): ListDefinition {
  const from = `(SELECT missing.*, missing.due_on - DATE '${today}' AS days_left FROM (${buildMissingNotices()}) missing) m`;
  return { ...missingNoticeList, from };
}

/** The list of the people who have not been told, with its filters, sorts and columns. */
export const missingNoticeList = defineList({
  name: 'privacy-notices',
  from: '',
  id: 'm.id',
  ...defineQueryFields({
    key: { sql: 'm.key' },
    name: { sql: 'm.name', list: { type: 'text' } },
    email: { sql: 'm.email' },
    contactId: { sql: 'm.contact_id' },
    source: { sql: 'm.source', list: { type: 'enum', values: NOTICE_SOURCES, sort: false } },
    sourceId: { sql: 'm.source_id', list: { type: 'uuid', sort: false } },
    sourceName: { sql: 'm.source_name' },
    enteredOn: { sql: 'm.entered_on', list: { type: 'date' } },
    dueOn: { sql: 'm.due_on', list: { type: 'date', description: 'The last day for the notice.' } },
    daysLeft: { sql: 'm.days_left' },
  }),
  defaultSort: 'dueOn',
});
