import { type DocumentedHeadings, expectDocumentedHeadings, suggest } from './documented-headings.given.js';

const DOCUMENTED: readonly DocumentedHeadings[] = [
  {
    source: 'salesagility/SuiteCRM, include/export_utils.php and modules/Accounts/language/en_us.lang.php',
    entity: 'companies',
    mapped: {
      Name: 'name',
      ID: 'externalId',
      Website: 'website',
      'Billing Street': 'address',
      'Billing City': 'city',
      'Billing Postal Code': 'postalCode',
      'Billing Country': 'country',
      Description: 'notes',
      'Annual Revenue': 'turnover.amount',
      Employees: 'employees',
      'Parent Account ID': 'parent.externalId',
      'Assigned to': 'owner.name',
      'Assigned User Name': 'owner.name',
    },
    none: [
      'Alternate Phone',
      'Assigned User',
      'Billing State',
      'Date Created',
      'Email Address',
      'Fax',
      'Industry',
      'Modified By',
      'Office Phone',
      'Ownership',
      'Rating',
      'Shipping City',
      'SIC Code',
      'Ticker Symbol',
    ],
  },
  {
    source: 'salesagility/SuiteCRM, include/export_utils.php and modules/Contacts/language/en_us.lang.php',
    entity: 'contacts',
    mapped: {
      'First Name': 'givenName',
      'Last Name': 'familyName',
      ID: 'externalId',
      'Job Title': 'jobTitle',
      'Account Name': 'company.name',
      'Email Address': 'email',
      Mobile: 'phone',
      'Office Phone': 'phone',
      'Phone Work': 'phone',
      'Phone Mobile': 'phone',
      'Primary Address Country': 'company.country',
    },
    none: [
      'Alternate Address Country',
      'Assigned to',
      'Assistant Phone',
      'Birthdate',
      'Department',
      'Do Not Call',
      'Primary Address City',
      'Reports to ID',
      'Salutation',
    ],
  },
  {
    source: 'salesagility/SuiteCRM, include/export_utils.php and modules/Opportunities/language/en_us.lang.php',
    entity: 'leads',
    mapped: {
      'Opportunity Name': 'title',
      ID: 'externalId',
      'Opportunity Amount': 'capex.amount',
      'Currency Name': 'capex.currency',
      'Expected Close Date': 'expectedDecisionOn',
      'Account Name': 'company.name',
      'Account ID': 'company.externalId',
      Description: 'description',
      'Lead Source': 'source.detail',
      'Date Created': 'receivedOn',
      'Assigned to': 'owner.name',
      'Assigned User Name': 'owner.name',
    },
    none: ['Assigned User', 'Campaign ID', 'Date Modified', 'Next Step', 'Opportunity Type', 'Probability (%)'],
  },
];

expectDocumentedHeadings(DOCUMENTED);

describe('An export of SuiteCRM', () => {
  it('has the amount of an opportunity in its own currency, and beside it in dollars', () => {
    expect(suggest('leads', ['Opportunity Amount', 'Amount'])).toEqual({ 'Opportunity Amount': 'capex.amount' });
  });
});
