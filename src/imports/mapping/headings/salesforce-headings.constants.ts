import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Salesforce exports: the labels of fields in reports, and the API names in the weekly data export. Sources:
 * - accounts: DescribeConnectorEntity (docs.aws.amazon.com/appflow), whose example is the Account of Salesforce, and
 *   "Account Fields" (help.salesforce.com, commerce.om_account_fields);
 * - contacts: Contact of the Salesforce Field Reference Guide (developer.salesforce.com/docs/platform/field-reference),
 *   "Field Mapping for Other Data Sources and Organization Import" (help.salesforce.com,
 *   xcloud.field_mapping_for_other_data_sources_and_organization_import), and "Supported attributes reference" of the
 *   Salesforce contacts provisioner (docs.pingidentity.com) for the country;
 * - opportunities: Opportunity of the field reference, and "Opportunity Fields" (help.salesforce.com, sales.opp_fields);
 *   "Opportunity Owner" and "Opportunity Name" are columns of reports that public programs read;
 * - activities: Task and Event of the field reference (atlas.en-us.190.0 to 228.0.sfFieldRef) and of the Object Reference.
 *
 * A close date is the day on which an opportunity is planned to close. A lead source is free text, so it is no channel.
 */
export const SALESFORCE_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['Account ID', 'Id'],
    name: ['Account Name', 'Name'],
    'parent.name': ['Parent Account'],
    'parent.externalId': ['Parent Account ID', 'ParentId'],
    address: ['Billing Street'],
    city: ['Billing City'],
    postalCode: ['Billing Zip/Postal Code', 'BillingPostalCode'],
    country: ['Billing Country', 'BillingCountryCode'],
    website: ['Website'],
    'identifiers.DUNS': ['D-U-N-S Number', 'DunsNumber'],
    aliases: ['Tradestyle'],
    employees: ['Employees', 'NumberOfEmployees'],
    'turnover.amount': ['Annual Revenue', 'AnnualRevenue'],
    'turnover.currency': ['Account Currency', 'Currency ISO Code', 'CurrencyIsoCode'],
    'owner.name': ['Account Owner'],
    notes: ['Account Description', 'Description'],
  },
  contacts: {
    externalId: ['Contact ID', 'Id'],
    fullName: ['Contact Full Name', 'Full Name', 'Name'],
    givenName: ['First Name', 'FirstName'],
    familyName: ['Last Name', 'LastName'],
    'company.name': ['Account Name'],
    'company.externalId': ['Account ID', 'AccountId'],
    'company.country': ['Mailing Country', 'Mailing Country Code'],
    jobTitle: ['Title'],
    email: ['Email'],
    phone: ['Phone', 'Business Phone', 'Mobile', 'MobilePhone'],
  },
  leads: {
    externalId: ['Opportunity ID', 'Id'],
    title: ['Opportunity Name', 'Name'],
    'company.name': ['Account Name'],
    'company.externalId': ['Account ID', 'AccountId'],
    'contact.externalId': ['Contact ID', 'ContactId'],
    'owner.name': ['Opportunity Owner'],
    'capex.amount': ['Amount'],
    'capex.currency': ['Opportunity Currency', 'CurrencyIsoCode'],
    expectedDecisionOn: ['Close Date', 'CloseDate'],
    receivedOn: ['Created Date', 'CreatedDate'],
    'source.detail': ['Lead Source', 'LeadSource'],
    description: ['Description'],
  },
  interactions: {
    subject: ['Subject'],
    occurredAt: ['Due Date Time', 'ActivityDateTime', 'StartDateTime', 'Due Date Only', 'ActivityDate', 'Date'],
    summary: ['Comments', 'Description'],
    'company.name': ['Account'],
    'company.externalId': ['Account ID', 'AccountId'],
    'contact.fullName': ['Name'],
    'contact.externalId': ['Name ID', 'WhoId'],
    'lead.externalId': ['WhatId'],
    outcome: ['Call Result', 'CallDisposition'],
  },
  tasks: {
    title: ['Subject'],
    dueOn: ['Due Date', 'Due Date Only', 'ActivityDate'],
    'assignee.name': ['Assigned To'],
    status: ['Status'],
    'company.name': ['Account'],
    'company.externalId': ['Account ID', 'AccountId'],
    'contact.externalId': ['Name ID', 'WhoId'],
    'lead.externalId': ['WhatId'],
  },
};
