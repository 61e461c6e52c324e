import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Salesforce exports: the labels of fields in reports and the API names in the weekly data export.
 * Sources: Account Fields and Opportunity Fields (help.salesforce.com, commerce.om_account_fields and sales.opp_fields),
 * "Field Mapping for Other Data Sources and Organization Import" (help.salesforce.com,
 * xcloud.field_mapping_for_other_data_sources_and_organization_import), and the objects Account, Contact, Opportunity and
 * Task of the Object Reference (developer.salesforce.com/docs/atlas.en-us.object_reference.meta). A close date is the day
 * on which an opportunity is planned to close. A lead source is free text, so it is no channel.
 */
export const SALESFORCE_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['Account ID', 'Id'],
    name: ['Account Name', 'Name'],
    'parent.name': ['Parent Account'],
    'parent.externalId': ['Parent Account ID', 'ParentId'],
    address: ['Billing Street', 'Billing Address Line 1'],
    city: ['Billing City'],
    postalCode: ['Billing Zip/Postal Code', 'BillingPostalCode'],
    country: ['Billing Country', 'Billing Country Code', 'BillingCountryCode'],
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
    'owner.name': ['Opportunity Owner'],
    'capex.amount': ['Amount'],
    'capex.currency': ['Opportunity Currency', 'Amount Currency', 'CurrencyIsoCode'],
    expectedDecisionOn: ['Close Date', 'CloseDate'],
    receivedOn: ['Created Date', 'CreatedDate'],
    'source.detail': ['Lead Source', 'LeadSource'],
    description: ['Description'],
  },
  interactions: {
    subject: ['Subject'],
    occurredAt: ['Activity Date', 'ActivityDate', 'Date'],
    summary: ['Comments', 'Description'],
    'company.name': ['Account Name'],
    'company.externalId': ['Account ID', 'AccountId'],
    'contact.fullName': ['Contact', 'Name'],
    'contact.externalId': ['Contact ID', 'WhoId'],
    'lead.title': ['Opportunity'],
    'lead.externalId': ['Opportunity ID', 'WhatId'],
    outcome: ['Call Result', 'CallDisposition'],
  },
  tasks: {
    title: ['Subject'],
    dueOn: ['Due Date', 'Due Date Only', 'ActivityDate', 'Date'],
    'assignee.name': ['Assigned To'],
    status: ['Status'],
    'company.name': ['Account Name'],
    'company.externalId': ['Account ID', 'AccountId'],
    'contact.fullName': ['Contact'],
    'contact.externalId': ['Contact ID', 'WhoId'],
    'lead.title': ['Opportunity'],
    'lead.externalId': ['Opportunity ID', 'WhatId'],
  },
};
