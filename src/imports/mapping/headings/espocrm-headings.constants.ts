import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of EspoCRM exports as csv, which are the names of attributes: application/Espo/Tools/Export/Format/Csv/Processor.php
 * of github.com/espocrm/espocrm writes them, and application/Espo/Modules/Crm/Resources/metadata/entityDefs/{Account,Contact,Opportunity}.json
 * define them (read on 1 December 2026). A link such as `assignedUser` has a name and an id: `assignedUserName`.
 */
export const ESPOCRM_HEADINGS: HeadingDictionary = {
  companies: {
    address: ['billingAddressStreet'],
    city: ['billingAddressCity'],
    postalCode: ['billingAddressPostalCode'],
    country: ['billingAddressCountry'],
    'owner.name': ['assignedUserName'],
  },
  contacts: {
    phone: ['phoneNumber'],
    'company.name': ['accountName'],
    'company.externalId': ['accountId'],
    'company.country': ['addressCountry'],
  },
  leads: {
    'company.name': ['accountName'],
    'company.externalId': ['accountId'],
    'capex.currency': ['amountCurrency'],
    expectedDecisionOn: ['closeDate'],
    receivedOn: ['createdAt'],
    'source.detail': ['leadSource'],
    'owner.name': ['assignedUserName'],
  },
};
