import type { ImportEntity } from '../import-field.constants.js';
import { suggestMapping } from '../suggest-mapping.rules.js';

const suggest = (entity: ImportEntity, columns: string[]) =>
  Object.fromEntries(suggestMapping(entity, columns).map(({ column, field }) => [column, field]));

/** Expects that all documented columns of an export are mapped, each to the given field. */
function expectMapped(entity: ImportEntity, mapping: Record<string, string>): void {
  expect(suggest(entity, Object.keys(mapping))).toEqual(mapping);
}

/** Expects that columns of a system that mean no field of ours stay without one. */
function expectUnmapped(entity: ImportEntity, columns: string[]): void {
  expect(suggest(entity, columns)).toEqual({});
}

describe('The headings of HubSpot', () => {
  it('of companies are mapped', () => {
    expectMapped('companies', {
      'Record ID': 'externalId',
      'Company name': 'name',
      'Company Domain Name': 'emailDomains',
      'Website URL': 'website',
      'Company owner': 'owner.name',
      'Street Address': 'address',
      City: 'city',
      'Postal Code': 'postalCode',
      'Country/Region': 'country',
      'Number of Employees': 'employees',
      'Annual Revenue': 'turnover.amount',
      Description: 'notes',
    });
    expectUnmapped('companies', ['Lifecycle Stage', 'Lead Status', 'Create Date', 'Last Activity Date', 'Time Zone']);
  });

  it('of contacts are mapped', () => {
    expectMapped('contacts', {
      'Record ID': 'externalId',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      'Phone Number': 'phone',
      'Job Title': 'jobTitle',
      'Associated Company': 'company.name',
      'Associated Company IDs': 'company.externalId',
      'Country/Region': 'company.country',
    });
    expectUnmapped('contacts', ['Lifecycle Stage', 'Lead Status', 'Contact owner', 'Last Activity Date']);
  });

  it('of deals are mapped', () => {
    expectMapped('leads', {
      'Record ID': 'externalId',
      'Deal Name': 'title',
      Amount: 'capex.amount',
      Currency: 'capex.currency',
      'Close Date': 'expectedDecisionOn',
      'Create Date': 'receivedOn',
      'Deal owner': 'owner.name',
      'Deal Description': 'description',
      'Associated Company': 'company.name',
      'Associated Company IDs': 'company.externalId',
      'Associated Contact': 'contact.fullName',
      'Associated Contact IDs': 'contact.externalId',
    });
    expectUnmapped('leads', ['Pipeline', 'Deal Stage', 'Deal Type', 'Last Activity Date']);
  });

  it('of calls and tasks are mapped', () => {
    expectMapped('interactions', {
      'Call Title': 'subject',
      'Activity date': 'occurredAt',
      'Call notes': 'summary',
      'Call direction': 'direction',
      'Call outcome': 'outcome',
      'Associated Contact': 'contact.fullName',
      'Associated Company': 'company.name',
      'Associated Deal': 'lead.title',
    });
    expectMapped('tasks', {
      'Task Title': 'title',
      'Due date': 'dueOn',
      'Assigned to': 'assignee.name',
      'Task Status': 'status',
      'Associated Company': 'company.name',
      'Associated Deal IDs': 'lead.externalId',
    });
  });
});

describe('The headings of Salesforce', () => {
  it('of accounts are mapped, as labels and as API names', () => {
    expectMapped('companies', {
      'Account ID': 'externalId',
      'Account Name': 'name',
      'Parent Account': 'parent.name',
      'Billing Street': 'address',
      'Billing City': 'city',
      'Billing Zip/Postal Code': 'postalCode',
      'Billing Country': 'country',
      Website: 'website',
      Employees: 'employees',
      'Annual Revenue': 'turnover.amount',
      'D-U-N-S Number': 'identifiers.DUNS',
      'Account Owner': 'owner.name',
      Description: 'notes',
    });
    expectMapped('companies', {
      Id: 'externalId',
      Name: 'name',
      ParentId: 'parent.externalId',
      BillingStreet: 'address',
      BillingCity: 'city',
      BillingPostalCode: 'postalCode',
      BillingCountry: 'country',
      NumberOfEmployees: 'employees',
      AnnualRevenue: 'turnover.amount',
      DunsNumber: 'identifiers.DUNS',
    });
    expectUnmapped('companies', ['Rating', 'SicDesc', 'ShippingCity', 'Account Source', 'Ownership', 'Ticker Symbol']);
  });

  it('of contacts are mapped, as labels and as API names', () => {
    expectMapped('contacts', {
      'Contact ID': 'externalId',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Account Name': 'company.name',
      'Account ID': 'company.externalId',
      Title: 'jobTitle',
      Email: 'email',
      Phone: 'phone',
      'Mailing Country': 'company.country',
    });
    expectMapped('contacts', {
      Id: 'externalId',
      FirstName: 'givenName',
      LastName: 'familyName',
      AccountId: 'company.externalId',
    });
  });

  it('of opportunities are mapped, as labels and as API names', () => {
    expectMapped('leads', {
      'Opportunity ID': 'externalId',
      'Opportunity Name': 'title',
      'Account Name': 'company.name',
      'Account ID': 'company.externalId',
      'Opportunity Owner': 'owner.name',
      Amount: 'capex.amount',
      'Opportunity Currency': 'capex.currency',
      'Close Date': 'expectedDecisionOn',
      'Created Date': 'receivedOn',
      'Lead Source': 'source.detail',
      Description: 'description',
    });
    expectMapped('leads', {
      Id: 'externalId',
      Name: 'title',
      AccountId: 'company.externalId',
      CloseDate: 'expectedDecisionOn',
    });
    expectUnmapped('leads', ['Stage', 'Probability (%)', 'Next Step', 'Forecast Category']);
  });

  it('of activities are mapped', () => {
    expectMapped('interactions', {
      Subject: 'subject',
      Date: 'occurredAt',
      Comments: 'summary',
      'Account Name': 'company.name',
      Contact: 'contact.fullName',
      Opportunity: 'lead.title',
      'Call Result': 'outcome',
    });
    expectMapped('tasks', {
      Subject: 'title',
      'Due Date': 'dueOn',
      'Assigned To': 'assignee.name',
      Status: 'status',
      'Account Name': 'company.name',
      Contact: 'contact.fullName',
      Opportunity: 'lead.title',
    });
  });
});

describe('The headings of Dynamics 365', () => {
  it('of accounts are mapped', () => {
    expectMapped('companies', {
      '(Do Not Modify) Account': 'externalId',
      'Account Name': 'name',
      'Address 1: Street 1': 'address',
      'Address 1: City': 'city',
      'Address 1: ZIP/Postal Code': 'postalCode',
      'Address 1: Country/Region': 'country',
      Website: 'website',
      'Number of Employees': 'employees',
      'Annual Revenue': 'turnover.amount',
      Currency: 'turnover.currency',
      'Parent Account': 'parent.name',
      Owner: 'owner.name',
      Description: 'notes',
    });
    expectUnmapped('companies', [
      '(Do Not Modify) Row Checksum',
      '(Do Not Modify) Modified On',
      'Main Phone',
      'Primary Contact',
      'Address 2: City',
      'Status Reason',
    ]);
  });

  it('of contacts are mapped', () => {
    expectMapped('contacts', {
      '(Do Not Modify) Contact': 'externalId',
      'Full Name': 'fullName',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Job Title': 'jobTitle',
      Email: 'email',
      'Business Phone': 'phone',
      'Company Name': 'company.name',
      'Address 1: Country/Region': 'company.country',
    });
  });

  it('of opportunities are mapped', () => {
    expectMapped('leads', {
      '(Do Not Modify) Opportunity': 'externalId',
      Topic: 'title',
      'Potential Customer': 'company.name',
      Contact: 'contact.fullName',
      'Est. Revenue': 'capex.amount',
      Currency: 'capex.currency',
      'Est. Close Date': 'expectedDecisionOn',
      'Actual Close Date': 'closedOn',
      'Created On': 'receivedOn',
      Owner: 'owner.name',
      Status: 'status',
      Description: 'description',
      'Customer Need': 'requirements',
    });
  });

  it('of activities and tasks are mapped', () => {
    expectMapped('interactions', {
      Subject: 'subject',
      'Activity Type': 'kind',
      'Actual End': 'occurredAt',
      Regarding: 'lead.title',
      Description: 'summary',
    });
    expectMapped('tasks', {
      Subject: 'title',
      'Due Date': 'dueOn',
      Owner: 'assignee.name',
      'Activity Status': 'status',
      Regarding: 'lead.title',
    });
  });
});

describe('The headings of Odoo', () => {
  it('of companies are mapped, as labels and as technical names', () => {
    expectMapped('companies', {
      'External ID': 'externalId',
      Name: 'name',
      'Related Company': 'parent.name',
      'Tax ID': 'identifiers.VAT',
      Street: 'address',
      City: 'city',
      Zip: 'postalCode',
      Country: 'country',
      'Website Link': 'website',
      Salesperson: 'owner.name',
      Tags: 'tags',
      Notes: 'notes',
    });
    expectMapped('companies', {
      id: 'externalId',
      name: 'name',
      vat: 'identifiers.VAT',
      zip: 'postalCode',
      country_id: 'country',
    });
    expectUnmapped('companies', ['Is a Company', 'State', 'Street2', 'Phone', 'Email']);
  });

  it('of contacts are mapped', () => {
    expectMapped('contacts', {
      'External ID': 'externalId',
      Name: 'fullName',
      'Related Company': 'company.name',
      'Job Position': 'jobTitle',
      Email: 'email',
      Phone: 'phone',
      Language: 'languages',
      Country: 'company.country',
      Tags: 'tags',
    });
    expectMapped('contacts', {
      'Related Company/External ID': 'company.externalId',
      function: 'jobTitle',
      lang: 'languages',
    });
  });

  it('of opportunities are mapped', () => {
    expectMapped('leads', {
      'External ID': 'externalId',
      Opportunity: 'title',
      Customer: 'company.name',
      'Contact Name': 'contact.fullName',
      Email: 'contact.email',
      Salesperson: 'owner.name',
      'Expected Revenue': 'capex.amount',
      Currency: 'capex.currency',
      'Expected Closing': 'expectedDecisionOn',
      'Closed Date': 'closedOn',
      'Created on': 'receivedOn',
      'Lost Reason': 'lostReason',
      Notes: 'description',
      Tags: 'tags',
    });
    expectUnmapped('leads', ['Sales Team', 'Probability', 'Recurring Revenues', 'Priority']);
  });

  it('of meetings and activities are mapped', () => {
    expectMapped('interactions', {
      'Meeting Subject': 'subject',
      Start: 'occurredAt',
      Description: 'summary',
      Opportunity: 'lead.title',
    });
    expectMapped('tasks', {
      Summary: 'title',
      'Due Date': 'dueOn',
      'Assigned to': 'assignee.name',
      'Document Name': 'lead.title',
    });
  });
});
