import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of HubSpot exports: the labels and names of the default properties. Sources: "HubSpot's default company
 * properties" with its neighbours for contacts and deals (knowledge.hubspot.com/properties/hubspot-crm-default-company-properties,
 * knowledge.hubspot.com/crm-deals/hubspots-default-deal-properties), and for calls, meetings and tasks the property names
 * of developers.hubspot.com/docs/api/crm/calls, meetings and tasks. The columns of associated records, such as "Associated
 * Company IDs (Primary)", are not documented; programs that read such exports name them. The labels of calls, meetings and
 * tasks are the words of their property names. The name of an owner is exported, not an address. A close date is the day
 * on which a deal is expected to close.
 */
export const HUBSPOT_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['Record ID', 'Record ID - Company', 'Company ID', 'hs_object_id'],
    name: ['Company name', 'Name'],
    emailDomains: ['Company Domain Name', 'domain'],
    website: ['Website URL', 'website'],
    'owner.name': ['Company owner'],
    address: ['Street Address', 'address'],
    city: ['City'],
    postalCode: ['Postal Code', 'zip'],
    country: ['Country/Region', 'country'],
    employees: ['Number of Employees', 'numberofemployees'],
    'turnover.amount': ['Annual Revenue', 'annualrevenue'],
    'turnover.currency': ['Currency'],
    'parent.name': ['Parent Company'],
    notes: ['Description', 'About us'],
  },
  contacts: {
    externalId: ['Record ID', 'Record ID - Contact', 'Contact ID', 'hs_object_id'],
    givenName: ['First Name', 'firstname'],
    familyName: ['Last Name', 'lastname'],
    email: ['Email'],
    phone: ['Phone Number', 'Mobile Phone Number'],
    jobTitle: ['Job Title', 'jobtitle'],
    'company.name': ['Associated Company', 'Associated Company (Primary)', 'Company Name'],
    'company.externalId': ['Associated Company IDs', 'Associated Company IDs (Primary)', 'Associated Company ID'],
    'company.country': ['Country/Region'],
    languages: ['Preferred language'],
    linkedinUrl: ['LinkedIn URL', 'LinkedIn Profile URL'],
  },
  leads: {
    externalId: ['Record ID', 'Record ID - Deal', 'Deal ID', 'hs_object_id'],
    title: ['Deal Name', 'dealname'],
    'capex.amount': ['Amount', 'Amount in company currency'],
    'capex.currency': ['Currency', 'deal_currency_code'],
    expectedDecisionOn: ['Close Date', 'closedate'],
    receivedOn: ['Create Date', 'createdate'],
    'owner.name': ['Deal owner'],
    description: ['Deal Description', 'description'],
    'company.name': ['Associated Company', 'Associated Company (Primary)'],
    'company.externalId': ['Associated Company IDs', 'Associated Company IDs (Primary)'],
    'contact.fullName': ['Associated Contact'],
    'contact.externalId': ['Associated Contact IDs'],
  },
  interactions: {
    occurredAt: ['hs_timestamp', 'Activity date'],
    subject: ['hs_call_title', 'hs_meeting_title', 'hs_email_subject', 'Call Title', 'Meeting Name'],
    summary: ['hs_call_body', 'hs_meeting_body', 'hs_email_text', 'Call notes', 'Meeting description'],
    direction: ['hs_call_direction', 'Call direction'],
    outcome: ['hs_meeting_outcome', 'Call outcome', 'Meeting outcome'],
    'company.name': ['Associated Company'],
    'company.externalId': ['Associated Company IDs'],
    'contact.fullName': ['Associated Contact'],
    'contact.externalId': ['Associated Contact IDs'],
    'lead.title': ['Associated Deal'],
    'lead.externalId': ['Associated Deal IDs'],
  },
  tasks: {
    title: ['Task Title', 'hs_task_subject'],
    dueOn: ['Due date', 'hs_timestamp'],
    'assignee.name': ['Assigned to'],
    status: ['Task Status', 'hs_task_status'],
    'company.name': ['Associated Company'],
    'company.externalId': ['Associated Company IDs'],
    'contact.fullName': ['Associated Contact'],
    'contact.externalId': ['Associated Contact IDs'],
    'lead.title': ['Associated Deal'],
    'lead.externalId': ['Associated Deal IDs'],
  },
};
