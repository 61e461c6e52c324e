import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of HubSpot exports: the labels of properties and their internal names. Sources:
 * - companies, contacts and deals: the labels that GET /crm/v3/properties gives, in github.com/hairsolutionsco/automations_hub,
 *   hubspot/objects/{companies,contacts,deals}/properties.md; close and create date also in "HubSpot's default deal
 *   properties" (knowledge.hubspot.com/crm-deals/hubspots-default-deal-properties);
 * - the days on which a deal entered a stage: "Use stage calculated properties"
 *   (knowledge.hubspot.com/properties/stage-calculated-properties), with the form of the label in the repository above;
 * - calls, meetings, notes and tasks: the internal names in github.com/HubSpot/agent-cli-skills,
 *   sales-execution/resources/activity-properties-reference.md. Their labels, and the columns of associated records such
 *   as "Associated Company IDs", are on no page of HubSpot; public programs that read such exports or show such properties name them.
 *
 * The name of an owner is exported, not an address. A close date is the day on which a deal is expected to close. The
 * stages of a pipeline are those of the agency, so only stages that are called as ours are known, and of the default
 * pipeline the two whose meaning is clear. The name of the pipeline behind the stage is a remark.
 */
export const HUBSPOT_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['Record ID', 'Record ID - Company', 'hs_object_id'],
    name: ['Company name', 'Name'],
    emailDomains: ['Company Domain Name', 'domain'],
    website: ['Website URL', 'website'],
    'owner.name': ['Company owner'],
    address: ['Street Address', 'address'],
    city: ['City'],
    postalCode: ['Postal Code', 'zip'],
    country: ['Country/Region', 'country', 'Country/Region Code', 'hs_country_code'],
    employees: ['Number of Employees', 'numberofemployees'],
    'turnover.amount': ['Annual Revenue', 'annualrevenue'],
    'turnover.currency': ['Annual Revenue Currency Code', 'hs_annual_revenue_currency_code', 'Company Currency'],
    'parent.name': ['Parent Company'],
    notes: ['Description', 'About Us'],
  },
  contacts: {
    externalId: ['Record ID', 'Record ID - Contact', 'Contact ID', 'hs_object_id'],
    givenName: ['First Name', 'firstname'],
    familyName: ['Last Name', 'lastname'],
    email: ['Email'],
    phone: ['Phone Number', 'Mobile Phone Number', 'mobilephone'],
    jobTitle: ['Job Title', 'jobtitle'],
    'company.name': ['Associated Company', 'Associated Company (Primary)', 'Company Name'],
    'company.externalId': [
      'Primary Associated Company ID',
      'Associated Company IDs (Primary)',
      'Associated Company IDs',
      'Associated Company ID',
    ],
    'company.country': ['Country/Region', 'Country/Region Code', 'hs_country_region_code'],
    languages: ['Preferred language', 'hs_language'],
    linkedinUrl: ['LinkedIn URL', 'hs_linkedin_url'],
  },
  leads: {
    externalId: ['Record ID', 'Record ID - Deal', 'hs_object_id'],
    title: ['Deal Name', 'dealname'],
    'capex.amount': ['Amount', 'Amount in company currency', 'amount_in_home_currency'],
    'capex.currency': ['Currency', 'deal_currency_code'],
    expectedDecisionOn: ['Close Date', 'closedate'],
    receivedOn: ['Create Date', 'createdate'],
    'owner.name': ['Deal owner'],
    description: ['Deal Description', 'description'],
    lostReason: ['Closed Lost Reason', 'closed_lost_reason'],
    'stageDates.first_contact': ['Date entered "First contact"'],
    'stageDates.qualified': ['Date entered "Qualified"', 'Date entered "Qualified to buy"'],
    'stageDates.proposal': ['Date entered "Proposal"'],
    'stageDates.shortlisted': ['Date entered "Shortlisted"'],
    'stageDates.negotiation': ['Date entered "Negotiation"'],
    'stageDates.announced': ['Date entered "Announced"'],
    'stageDates.invested': ['Date entered "Invested"', 'Date entered "Closed won"'],
    'company.name': ['Associated Company', 'Associated Company (Primary)'],
    'company.externalId': [
      'Primary Associated Company ID',
      'Associated Company IDs (Primary)',
      'Associated Company IDs',
    ],
    'contact.fullName': ['Associated Contact'],
    'contact.externalId': ['Associated Contact IDs'],
  },
  interactions: {
    occurredAt: ['Activity date', 'hs_timestamp', 'Meeting start time', 'hs_meeting_start_time'],
    subject: ['Call Title', 'Meeting name', 'Email subject', 'hs_call_title', 'hs_meeting_title', 'hs_email_subject'],
    summary: [
      'Call notes',
      'Meeting description',
      'Note body',
      'hs_call_body',
      'hs_meeting_body',
      'hs_note_body',
      'hs_email_text',
    ],
    direction: ['Call direction', 'hs_call_direction'],
    outcome: ['Meeting outcome', 'hs_meeting_outcome', 'Call outcome'],
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
