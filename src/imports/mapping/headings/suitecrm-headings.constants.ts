import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of SuiteCRM exports, which are the labels of fields without the colon: translateForExport of include/export_utils.php
 * in github.com/salesagility/SuiteCRM, with modules/{Accounts,Contacts,Opportunities}/language/en_us.lang.php (read on
 * 1 December 2026). "Assigned User" is an id.
 */
export const SUITECRM_HEADINGS: HeadingDictionary = {
  companies: {
    postalCode: ['Billing Postal Code'],
    'owner.name': ['Assigned to', 'Assigned User Name'],
  },
  contacts: {
    phone: ['Office Phone', 'Phone Work', 'Phone Mobile'],
    'company.country': ['Primary Address Country'],
  },
  leads: {
    'capex.amount': ['Opportunity Amount'],
    'capex.currency': ['Currency Name'],
    expectedDecisionOn: ['Expected Close Date'],
    receivedOn: ['Date Created'],
    'owner.name': ['Assigned to', 'Assigned User Name'],
  },
};
