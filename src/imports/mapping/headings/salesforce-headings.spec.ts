import type { ImportEntity } from '../import-field.constants.js';
import { suggestMapping } from '../suggest-mapping.rules.js';

const suggest = (entity: ImportEntity, columns: readonly string[]) =>
  Object.fromEntries(suggestMapping(entity, columns).map(({ column, field }) => [column, field]));

/** The headings that a source documents, with the field that each fills; those without a field of ours stand in `none`. */
interface DocumentedHeadings {
  source: string;
  entity: ImportEntity;
  mapped: Readonly<Record<string, string>>;
  none: readonly string[];
}

const DOCUMENTED: readonly DocumentedHeadings[] = [
  {
    source: 'DescribeConnectorEntity (docs.aws.amazon.com/appflow): Account',
    entity: 'companies',
    mapped: {
      'Account ID': 'externalId',
      'Account Name': 'name',
      'Parent Account ID': 'parent.externalId',
      'Billing Street': 'address',
      'Billing City': 'city',
      'Billing Zip/Postal Code': 'postalCode',
      'Billing Country': 'country',
      Website: 'website',
      'Annual Revenue': 'turnover.amount',
      Employees: 'employees',
      'Account Description': 'notes',
      'D-U-N-S Number': 'identifiers.DUNS',
      Tradestyle: 'aliases',
      Id: 'externalId',
      Name: 'name',
      ParentId: 'parent.externalId',
      BillingStreet: 'address',
      BillingCity: 'city',
      BillingPostalCode: 'postalCode',
      BillingCountry: 'country',
      NumberOfEmployees: 'employees',
      AnnualRevenue: 'turnover.amount',
      Description: 'notes',
      DunsNumber: 'identifiers.DUNS',
    },
    none: [
      'Account Type',
      'Account Phone',
      'Account Fax',
      'Account Number',
      'Account Rating',
      'Account Site',
      'Account Source',
      'Billing State/Province',
      'Billing Latitude',
      'Clean Status',
      'Created Date',
      'Industry',
      'Last Activity',
      'Last Modified Date',
      'NAICS Code',
      'Owner ID',
      'Ownership',
      'SIC Code',
      'SIC Description',
      'Ticker Symbol',
      'Year Started',
    ],
  },
  {
    source: '"Account Fields" and "Field Mapping for Other Data Sources and Organization Import" (help.salesforce.com)',
    entity: 'companies',
    mapped: {
      'Account Owner': 'owner.name',
      'Account Currency': 'turnover.currency',
      'Currency ISO Code': 'turnover.currency',
      Description: 'notes',
    },
    none: [
      'Account Record Type',
      'Assistant',
      'Asst. Phone',
      'Birthdate',
      'Department',
      'Email Opt Out',
      'Fax',
      'Home Phone',
      'Individual',
    ],
  },
  {
    source: 'account-field-mappings of ServiceMax (support.ptc.com): Salesforce Account',
    entity: 'companies',
    mapped: {
      'Account Name': 'name',
      'Parent Account': 'parent.name',
    },
    none: ['Last Modified By'],
  },
  {
    source:
      'Contact of the Salesforce Field Reference Guide, and "Field Mapping for Other Data Sources and Organization Import"',
    entity: 'contacts',
    mapped: {
      'Account ID': 'company.externalId',
      AccountId: 'company.externalId',
      'Contact ID': 'externalId',
      'Contact Full Name': 'fullName',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Business Phone': 'phone',
      Phone: 'phone',
    },
    none: [
      'Assistant’s Name',
      'Asst. Phone',
      'Birthdate',
      'Business Fax',
      'Contact Currency',
      'Contact Description',
      'Created Date',
      'Creation Source',
      'Department',
      'Record Owner',
    ],
  },
  {
    source: '"Supported attributes reference" of the Salesforce contacts provisioner (docs.pingidentity.com)',
    entity: 'contacts',
    mapped: {
      'Mailing Country': 'company.country',
      'Mailing Country Code': 'company.country',
      'First name': 'givenName',
      'Last name': 'familyName',
    },
    none: ['Clean Status', 'Home Phone', 'Lead Source', 'Mailing City', 'Mailing Geocode Accuracy', 'Mailing Latitude'],
  },
  {
    source: '"Contact Fields" (help.fieldax.com, an application on Salesforce)',
    entity: 'contacts',
    mapped: {
      Name: 'fullName',
      'Account Name': 'company.name',
      Title: 'jobTitle',
      Mobile: 'phone',
      Phone: 'phone',
    },
    none: ['Contact Owner', 'Other Phone', 'Reports To'],
  },
  {
    source: 'Opportunity of the Salesforce Field Reference Guide, and "Opportunity Fields" (help.salesforce.com)',
    entity: 'leads',
    mapped: {
      'Opportunity ID': 'externalId',
      'Account ID': 'company.externalId',
      'Account Name': 'company.name',
      'Contact ID': 'contact.externalId',
      Amount: 'capex.amount',
      'Opportunity Currency': 'capex.currency',
      'Close Date': 'expectedDecisionOn',
      'Created Date': 'receivedOn',
      'Lead Source': 'source.detail',
      Description: 'description',
      AccountId: 'company.externalId',
      CloseDate: 'expectedDecisionOn',
      CurrencyIsoCode: 'capex.currency',
      LeadSource: 'source.detail',
    },
    none: [
      'Age',
      'Campaign ID',
      'Closed',
      'Contract ID',
      'Created By ID',
      'Fiscal Period',
      'Fiscal Quarter',
      'Fiscal Year',
      'Forecast Category',
      'Has Line Item',
      'Last Activity',
      'Last Modified Date',
      'Opportunity Division',
      'Opportunity Score',
    ],
  },
  {
    source: 'opportunities in public programs that read Salesforce reports',
    entity: 'leads',
    mapped: {
      'Opportunity Owner': 'owner.name',
      'Account Name': 'company.name',
      'Opportunity Name': 'title',
    },
    none: ['Stage', 'Territory Region'],
  },
  {
    source: 'Event of the Salesforce Field Reference Guide',
    entity: 'interactions',
    mapped: {
      Account: 'company.name',
      'Account ID': 'company.externalId',
      Date: 'occurredAt',
      'Due Date Only': 'occurredAt',
      'Due Date Time': 'occurredAt',
      Description: 'summary',
      Name: 'contact.fullName',
      'Name ID': 'contact.externalId',
      WhoId: 'contact.externalId',
      ActivityDateTime: 'occurredAt',
      Subject: 'subject',
    },
    none: [
      'Activity Currency',
      'Activity ID',
      'All-Day Event',
      'Archived',
      'Assigned To',
      'Created Date',
      'Division',
      'Duration',
      'End',
      'Group Event Type',
      'Is Child',
      'Location',
      'Private',
    ],
  },
  {
    source: 'Task of the Salesforce Field Reference Guide: calls',
    entity: 'interactions',
    mapped: {
      'Call Result': 'outcome',
      CallDisposition: 'outcome',
      Comments: 'summary',
      ActivityDate: 'occurredAt',
      WhatId: 'lead.externalId',
    },
    none: ['Call Duration', 'Call Object Identifier', 'Call Type', 'Closed', 'High Priority', 'Priority'],
  },
  {
    source: 'Task of the Salesforce Field Reference Guide',
    entity: 'tasks',
    mapped: {
      Account: 'company.name',
      'Account ID': 'company.externalId',
      'Assigned To': 'assignee.name',
      'Due Date': 'dueOn',
      'Due Date Only': 'dueOn',
      'Name ID': 'contact.externalId',
      Subject: 'title',
      Status: 'status',
      ActivityDate: 'dueOn',
      WhoId: 'contact.externalId',
      WhatId: 'lead.externalId',
    },
    none: [
      'Activity ID',
      'Assigned To ID',
      'Call Duration',
      'Closed',
      'Comments',
      'Created Date',
      'High Priority',
      'Priority',
      'Recurrence Interval',
    ],
  },
];

describe.each(DOCUMENTED)('The headings of $source', ({ entity, mapped, none }) => {
  it.each(Object.entries(mapped))('%s is %s', (heading, field) => {
    expect(suggest(entity, [heading])).toEqual({ [heading]: field });
  });

  it.each(none)('%s is no field of ours', (heading) => {
    expect(suggest(entity, [heading])).toEqual({});
  });
});

describe('An export of Salesforce', () => {
  it('of opportunities is mapped without help, as a report and as the weekly export', () => {
    const report = {
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
    };
    expect(suggest('leads', ['Stage', ...Object.keys(report)])).toEqual(report);
    const weekly = {
      Id: 'externalId',
      Name: 'title',
      AccountId: 'company.externalId',
      CloseDate: 'expectedDecisionOn',
    };
    expect(suggest('leads', [...Object.keys(weekly), 'StageName', 'IsDeleted'])).toEqual(weekly);
  });

  it('gives the amount, not the expected revenue, which is weighed by the probability', () => {
    expect(suggest('leads', ['Expected Revenue', 'Amount'])).toEqual({ Amount: 'capex.amount' });
  });
});
