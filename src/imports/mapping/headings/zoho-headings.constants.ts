import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Zoho CRM exports, which are the labels of fields: "Standard Fields in Accounts" and those in Contacts and
 * Deals (help.zoho.com/portal/en/kb/crm/sales-force-automation). The pages name the parts of an address below it; that the
 * export joins them to "Billing Code", that a lookup has a second column ".id", and that a record begins with "Record Id",
 * is in public programs that read such exports. Read on 1 December 2026.
 *
 * The name of an owner is exported beside the id. "Closing Date" is the day on which a deal is expected to close.
 */
export const ZOHO_HEADINGS: HeadingDictionary = {
  companies: {
    postalCode: ['Billing Code'],
    tags: ['Tag'],
  },
  contacts: {
    'company.externalId': ['Account Name.id'],
    'company.country': ['Mailing Country'],
    tags: ['Tag'],
  },
  leads: {
    'company.externalId': ['Account Name.id'],
    'contact.externalId': ['Contact Name.id'],
    expectedDecisionOn: ['Closing Date'],
    receivedOn: ['Created Time'],
    tags: ['Tag'],
  },
};
