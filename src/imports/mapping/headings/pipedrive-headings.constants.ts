import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Pipedrive exports, without the name of the record before them: "Deal - Title" and "Person - Name" are
 * `Title` and `Name`, and an asterisk behind them is a remark. No page of Pipedrive lists them; public programs that read
 * such exports do, read on 1 December 2026: those of deals with all default columns, of persons with the kind behind the
 * field ("Email - Work"), and of organisations with the parts of the address ("Country of Address").
 *
 * A deal is closed on one day, whether it was won or lost. "Labels" are words that the agency made.
 */
export const PIPEDRIVE_HEADINGS: HeadingDictionary = {
  companies: {
    address: ['Street/road name of Address', 'Full/combined address of Address'],
    city: ['City/town/village/locality of Address', 'City of Address'],
    postalCode: ['ZIP/Postal code of Address', 'Zip code of Address'],
    country: ['Country of Address'],
    tags: ['Label'],
  },
  contacts: {
    email: ['Email - Work', 'Email - Home', 'Email - Other'],
    phone: ['Phone - Work', 'Phone - Mobile', 'Phone - Home', 'Phone - Other'],
    'company.externalId': ['Organization ID'],
    tags: ['Label'],
  },
  leads: {
    'capex.amount': ['Value'],
    'capex.currency': ['Currency of Value'],
    'company.name': ['Organization'],
    'company.externalId': ['Organization ID'],
    'contact.fullName': ['Contact person'],
    'contact.externalId': ['Contact person ID'],
    receivedOn: ['Deal created'],
    expectedDecisionOn: ['Expected close date'],
    closedOn: ['Deal closed on'],
    lostReason: ['Lost reason'],
    tags: ['Label'],
  },
};
