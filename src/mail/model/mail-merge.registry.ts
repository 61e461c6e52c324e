import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';

/**
 * The rows that a merge of companies or contacts moves. A queued mail keeps the address for which it was stored. Links to
 * unsubscribe in earlier mails stay valid, so the survivor can have several tokens.
 */
export const MAIL_MERGE_RELATIONS: readonly MergeRelation[] = [
  { target: 'company', table: 'mail', column: 'company_id', label: 'mails' },
  { target: 'contact', table: 'mail', column: 'contact_id', label: 'mails' },
  { target: 'company', table: 'inbound_mail', column: 'company_id', label: 'receivedMails' },
  {
    target: 'contact',
    table: 'inbound_mail_contact',
    column: 'contact_id',
    label: 'receivedMails',
    uniqueWith: ['inbound_mail_id'],
  },
  { target: 'contact', table: 'unsubscribe_token', column: 'contact_id', label: 'unsubscribeLinks' },
];
