import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Twenty exports: the label of a field, and behind a slash that of its part. Sources in github.com/twentyhq/twenty,
 * read on 1 December 2026: packages/twenty-front/src/modules/object-record/record-index/export/utils/csvDownloader.ts, and
 * the labels of parts such as "Primary Email", "Link URL" and "Post Code" in the constants of composite fields. A related
 * record has a column of ids: "Company Id".
 *
 * The number of a phone stands without its calling code, which has a column of its own.
 */
export const TWENTY_HEADINGS: HeadingDictionary = {
  companies: {
    website: ['Domain Name / Link URL', 'Domain / Link URL'],
    address: ['Address / Address 1'],
    postalCode: ['Address / Post Code'],
    'turnover.amount': ['Annual Revenue / Amount', 'ARR / Amount'],
    'turnover.currency': ['Annual Revenue / Currency', 'ARR / Currency'],
  },
  contacts: {
    email: ['Emails / Primary Email'],
    phone: ['Phones / Primary Phone Number', 'Phone / Primary Phone Number'],
    linkedinUrl: ['Linkedin / Link URL'],
  },
  leads: {
    'capex.amount': ['Amount / Amount'],
    'capex.currency': ['Amount / Currency'],
    'contact.externalId': ['Point of Contact Id'],
    expectedDecisionOn: ['Close date'],
    receivedOn: ['Creation date'],
  },
};
