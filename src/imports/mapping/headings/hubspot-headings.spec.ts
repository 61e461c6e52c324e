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
    source: 'hairsolutionsco/automations_hub, hubspot/objects/companies/properties.md',
    entity: 'companies',
    mapped: {
      'Record ID': 'externalId',
      'Company name': 'name',
      'Company Domain Name': 'emailDomains',
      'Website URL': 'website',
      'Company owner': 'owner.name',
      'Street Address': 'address',
      City: 'city',
      'Postal Code': 'postalCode',
      'Country/Region': 'country',
      'Country/Region Code': 'country',
      'Number of Employees': 'employees',
      'Annual Revenue': 'turnover.amount',
      'Annual Revenue Currency Code': 'turnover.currency',
      'Company Currency': 'turnover.currency',
      'Parent Company': 'parent.name',
      Description: 'notes',
      'About Us': 'notes',
      hs_object_id: 'externalId',
      domain: 'emailDomains',
      zip: 'postalCode',
      numberofemployees: 'employees',
      annualrevenue: 'turnover.amount',
    },
    none: [
      'Close Date',
      'Create Date',
      'Email',
      'Industry',
      'Last Activity Date',
      'Lead Status',
      'Lifecycle Stage',
      'LinkedIn Company Page',
      'Phone Number',
      'State/Region',
      'Street Address 2',
      'Time Zone',
      'Total Money Raised',
      'Type',
      'Year Founded',
      "Date entered 'Customer (Lifecycle Stage Pipeline)'",
    ],
  },
  {
    source: 'hairsolutionsco/automations_hub, hubspot/objects/contacts/properties.md',
    entity: 'contacts',
    mapped: {
      'Record ID': 'externalId',
      'First Name': 'givenName',
      'Last Name': 'familyName',
      Email: 'email',
      'Phone Number': 'phone',
      'Mobile Phone Number': 'phone',
      'Job Title': 'jobTitle',
      'Company Name': 'company.name',
      'Primary Associated Company ID': 'company.externalId',
      'Country/Region': 'company.country',
      'Country/Region Code': 'company.country',
      'Preferred language': 'languages',
      'LinkedIn URL': 'linkedinUrl',
      firstname: 'givenName',
      lastname: 'familyName',
      mobilephone: 'phone',
      jobtitle: 'jobTitle',
      hs_language: 'languages',
      hs_linkedin_url: 'linkedinUrl',
    },
    none: [
      'Annual Revenue',
      'City',
      'Close Date',
      'Contact owner',
      'Create Date',
      'Fax Number',
      'Industry',
      'Last Activity Date',
      'Lead Status',
      'Lifecycle Stage',
      'Original Traffic Source',
      'Postal Code',
      'Salutation',
      'State/Region',
      'Street Address',
      'Website URL',
      'Date entered "Lead (Lifecycle Stage Pipeline)"',
    ],
  },
  {
    source: 'hairsolutionsco/automations_hub, hubspot/objects/deals/properties.md',
    entity: 'leads',
    mapped: {
      'Record ID': 'externalId',
      'Deal Name': 'title',
      Amount: 'capex.amount',
      'Amount in company currency': 'capex.amount',
      Currency: 'capex.currency',
      'Close Date': 'expectedDecisionOn',
      'Create Date': 'receivedOn',
      'Deal owner': 'owner.name',
      'Deal Description': 'description',
      'Date entered "Closed Won (Sales Pipeline)"': 'stageDates.invested',
      dealname: 'title',
      deal_currency_code: 'capex.currency',
      closedate: 'expectedDecisionOn',
      createdate: 'receivedOn',
    },
    none: [
      'Closed Lost Reason',
      'Closed Won Reason',
      'Deal Stage',
      'Deal Type',
      'Deal probability',
      'Forecast amount',
      'HubSpot Create Date',
      'Is Closed Won',
      'Last Activity Date',
      'Last Contacted',
      'Number of Associated Contacts',
      'Original Traffic Source',
      'Pipeline',
      'Date entered "Appointment Scheduled (Affiliate Location Pipeline)"',
      'Date entered "Contract Sent (Affiliate Location Pipeline)"',
      'Date entered "Closed Lost (Sales Pipeline)"',
    ],
  },
  {
    source: '"Use stage calculated properties" (knowledge.hubspot.com), for stages that are called as ours',
    entity: 'leads',
    mapped: {
      'Date entered "First contact (Sales Pipeline)"': 'stageDates.first_contact',
      'Date entered "Qualified"': 'stageDates.qualified',
      'Date entered "Qualified to buy (Sales Pipeline)"': 'stageDates.qualified',
      'Date entered "Proposal (Investments)"': 'stageDates.proposal',
      'Date entered "Shortlisted"': 'stageDates.shortlisted',
      'Date entered "Negotiation"': 'stageDates.negotiation',
      'Date entered "Announced"': 'stageDates.announced',
      'Date entered "Invested (Investments)"': 'stageDates.invested',
    },
    none: [
      'Date exited "Qualified (Sales Pipeline)"',
      'Latest time in "Qualified (Sales Pipeline)"',
      'Cumulative time in "Qualified (Sales Pipeline)"',
    ],
  },
  {
    source:
      'HubSpot/agent-cli-skills, sales-execution/resources/activity-properties-reference.md: calls, notes and meetings',
    entity: 'interactions',
    mapped: {
      hs_call_title: 'subject',
      hs_call_body: 'summary',
      hs_call_direction: 'direction',
      hs_timestamp: 'occurredAt',
      hs_note_body: 'summary',
      hs_meeting_title: 'subject',
      hs_meeting_body: 'summary',
      hs_meeting_outcome: 'outcome',
      hs_meeting_start_time: 'occurredAt',
    },
    none: ['hs_call_status', 'hs_call_duration', 'hs_call_disposition', 'hs_meeting_end_time', 'hs_meeting_location'],
  },
  {
    source: 'HubSpot/agent-cli-skills, sales-execution/resources/activity-properties-reference.md: tasks',
    entity: 'tasks',
    mapped: {
      hs_task_subject: 'title',
      hs_task_status: 'status',
      hs_timestamp: 'dueOn',
    },
    none: ['hs_task_body', 'hs_task_priority', 'hs_task_type'],
  },
  {
    source: 'activities in public programs that read HubSpot exports',
    entity: 'interactions',
    mapped: {
      'Activity date': 'occurredAt',
      'Call Title': 'subject',
      'Call notes': 'summary',
      'Meeting name': 'subject',
      'Meeting description': 'summary',
      'Meeting outcome': 'outcome',
      'Meeting start time': 'occurredAt',
      'Note body': 'summary',
      'Email subject': 'subject',
      'Associated Contact': 'contact.fullName',
      'Associated Contact IDs': 'contact.externalId',
      'Associated Company': 'company.name',
      'Associated Company IDs': 'company.externalId',
      'Associated Deal': 'lead.title',
      'Associated Deal IDs': 'lead.externalId',
    },
    none: [
      'Record ID',
      'Body preview',
      'Call duration',
      'Email Direction',
      'Email From Address',
      'Email body',
      'Internal Meeting Notes',
      'Meeting end time',
    ],
  },
  {
    source: 'contacts in public programs that read HubSpot exports',
    entity: 'contacts',
    mapped: {
      'Record ID - Contact': 'externalId',
      'Contact ID': 'externalId',
      'Associated Company': 'company.name',
      'Associated Company (Primary)': 'company.name',
      'Associated Company IDs': 'company.externalId',
      'Associated Company IDs (Primary)': 'company.externalId',
      'Associated Company ID': 'company.externalId',
    },
    none: ['Associated Deals', 'Associated Deal IDs', 'Associated Note', 'Last Contacted'],
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

describe('An export of HubSpot', () => {
  it('of deals is mapped without help', () => {
    const mapping = {
      'Record ID': 'externalId',
      'Deal Name': 'title',
      Amount: 'capex.amount',
      Currency: 'capex.currency',
      'Close Date': 'expectedDecisionOn',
      'Create Date': 'receivedOn',
      'Deal owner': 'owner.name',
      'Date entered "Qualified (Sales Pipeline)"': 'stageDates.qualified',
      'Date entered "Closed won (Sales Pipeline)"': 'stageDates.invested',
      'Associated Company': 'company.name',
      'Associated Company IDs': 'company.externalId',
      'Associated Contact': 'contact.fullName',
      'Associated Contact IDs': 'contact.externalId',
    };
    expect(suggest('leads', ['Pipeline', 'Deal Stage', ...Object.keys(mapping)])).toEqual(mapping);
  });
});
