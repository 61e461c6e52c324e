import { type DocumentedHeadings, expectDocumentedHeadings, suggest } from './documented-headings.given.js';

const EXPORT =
  'twentyhq/twenty, packages/twenty-front/src/modules/object-record/record-index/export/utils/csvDownloader.ts';

const DOCUMENTED: readonly DocumentedHeadings[] = [
  {
    source: `${EXPORT}: companies`,
    entity: 'companies',
    mapped: {
      Id: 'externalId',
      Name: 'name',
      'Domain Name / Link URL': 'website',
      'Address / Address 1': 'address',
      'Address / City': 'city',
      'Address / Post Code': 'postalCode',
      'Address / Country': 'country',
      'Annual Revenue / Amount': 'turnover.amount',
      'Annual Revenue / Currency': 'turnover.currency',
      'ARR / Amount': 'turnover.amount',
      Employees: 'employees',
    },
    none: [
      'Account Owner Id',
      'Account Owner (ID)',
      'Address / Address 2',
      'Address / State',
      'Created by / Name',
      'Creation date',
      'Domain Name / Link Label',
      'Domain Name / Secondary Links',
      'ICP',
      'Last update',
      'Linkedin / Link URL',
    ],
  },
  {
    source: `${EXPORT}: people`,
    entity: 'contacts',
    mapped: {
      Id: 'externalId',
      'Name / First Name': 'givenName',
      'Name / Last Name': 'familyName',
      'Emails / Primary Email': 'email',
      'Phones / Primary Phone Number': 'phone',
      'Job Title': 'jobTitle',
      'Company Id': 'company.externalId',
      'Linkedin / Link URL': 'linkedinUrl',
    },
    none: [
      'Avatar',
      'City',
      'Created by / Name',
      'Emails / Additional Emails',
      'Phones / Additional Phones',
      'Phones / Primary Phone Calling Code',
      'Phones / Primary Phone Country Code',
      'X / Link URL',
    ],
  },
  {
    source: `${EXPORT}: opportunities`,
    entity: 'leads',
    mapped: {
      Id: 'externalId',
      Name: 'title',
      'Amount / Amount': 'capex.amount',
      'Amount / Currency': 'capex.currency',
      'Close date': 'expectedDecisionOn',
      'Company Id': 'company.externalId',
      'Point of Contact Id': 'contact.externalId',
      'Creation date': 'receivedOn',
    },
    none: ['Created by / Name', 'Last update', 'Owner Id', 'Probability'],
  },
];

expectDocumentedHeadings(DOCUMENTED);

describe('An export of Twenty', () => {
  it('of people gets no name from the person who created the record', () => {
    const columns = ['Id', 'Created by / Name', 'Name / First Name', 'Name / Last Name', 'Emails / Primary Email'];
    expect(suggest('contacts', columns)).toEqual({
      Id: 'externalId',
      'Name / First Name': 'givenName',
      'Name / Last Name': 'familyName',
      'Emails / Primary Email': 'email',
    });
  });
});
