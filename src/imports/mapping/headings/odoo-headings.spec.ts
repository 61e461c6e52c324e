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
    source: 'odoo/odoo, odoo/addons/base/models/res_partner.py: companies',
    entity: 'companies',
    mapped: {
      Name: 'name',
      'Complete Name': 'name',
      'Display Name': 'name',
      'Related Company': 'parent.name',
      'Parent name': 'parent.name',
      'Tax ID': 'identifiers.VAT',
      Street: 'address',
      'Complete Address': 'address',
      City: 'city',
      Zip: 'postalCode',
      Country: 'country',
      'Country Code': 'country',
      'Website Link': 'website',
      Salesperson: 'owner.name',
      Tags: 'tags',
      Notes: 'notes',
      vat: 'identifiers.VAT',
      country_id: 'country',
      website: 'website',
      user_id: 'owner.name',
      category_id: 'tags',
      comment: 'notes',
    },
    none: [
      'Additional Identifiers',
      'Address Type',
      'Barcode',
      'Commercial Entity',
      'Email',
      'Industry',
      'Is a Company',
      'Job Position',
      'Latitude',
      'Longitude',
      'Phone',
      'State',
      'Street2',
      'Timezone',
    ],
  },
  {
    source: 'odoo/odoo, odoo/addons/base/models/res_partner.py: persons',
    entity: 'contacts',
    mapped: {
      Name: 'fullName',
      'Display Name': 'fullName',
      'Related Company': 'company.name',
      'Company Name Entity': 'company.name',
      'Tax ID': 'company.identifiers.VAT',
      'Job Position': 'jobTitle',
      Email: 'email',
      Phone: 'phone',
      Language: 'languages',
      Country: 'company.country',
      Tags: 'tags',
      parent_id: 'company.name',
      function: 'jobTitle',
      lang: 'languages',
    },
    none: [
      'Address Type',
      'Barcode',
      'City',
      'Formatted Email',
      'Industry',
      'Is a Company',
      'Main User',
      'Notes',
      'Salesperson',
      'State',
      'Street',
      'Street2',
      'Timezone',
      'Website Link',
      'Zip',
    ],
  },
  {
    source: 'odoo/documentation, content/applications/essentials/export_import_data.rst',
    entity: 'contacts',
    mapped: {
      'External ID': 'externalId',
      Name: 'fullName',
      'Related Company': 'company.name',
      'Related Company/External ID': 'company.externalId',
      Country: 'company.country',
    },
    none: ['Is a Company', 'Country/Database ID', 'Country/External ID'],
  },
  {
    source: 'odoo/odoo, odoo/addons/base/models/res_country.py, with the form of a part of a record',
    entity: 'companies',
    mapped: {
      'Country/Country Name': 'country',
      'Country/Country Code': 'country',
    },
    none: ['Country/Country Calling Code'],
  },
  {
    source: 'odoo/odoo, addons/crm/models/crm_lead.py',
    entity: 'leads',
    mapped: {
      Opportunity: 'title',
      Customer: 'company.name',
      'Company Name': 'company.name',
      'Contact Name': 'contact.fullName',
      Email: 'contact.email',
      Country: 'company.country',
      Salesperson: 'owner.name',
      'Expected Revenue': 'capex.amount',
      Currency: 'capex.currency',
      'Expected Closing': 'expectedDecisionOn',
      'Closed Date': 'closedOn',
      'Created on': 'receivedOn',
      'Lost Reason': 'lostReason',
      Notes: 'description',
      Tags: 'tags',
      'Referred By': 'source.referrerCompany.name',
      name: 'title',
      partner_id: 'company.name',
      partner_name: 'company.name',
      email_from: 'contact.email',
      expected_revenue: 'capex.amount',
      date_deadline: 'expectedDecisionOn',
      date_closed: 'closedOn',
      lost_reason_id: 'lostReason',
      tag_ids: 'tags',
    },
    none: [
      'Assignment Date',
      'Automated Probability',
      'Conversion Date',
      'Days to Assign',
      'Days to Close',
      'Email Quality',
      'Expected MRR',
      'Job Position',
      'Kanban State',
      'Last Action',
      'Last Stage Update',
      'Mobile',
      'Phone',
      'Priority',
      'Probability',
      'Prorated Revenue',
      'Recurring Plan',
      'Recurring Revenues',
      'Sales Team',
      'Stage',
      'State',
      'Website',
    ],
  },
  {
    source: 'odoo/odoo, addons/calendar/models/calendar_event.py and addons/crm/models/calendar.py',
    entity: 'interactions',
    mapped: {
      'Meeting Subject': 'subject',
      Start: 'occurredAt',
      Description: 'summary',
      Opportunity: 'lead.title',
    },
    none: [
      'All Day',
      'Attendee Status',
      'Attendees',
      'Duration',
      'End Date',
      'Location',
      'Meeting URL',
      'Organizer',
      'Privacy',
      'Recurrent',
      'Reminders',
      'Scheduled by',
      'Show as',
      'Stop',
      'Tags',
      'Timezone',
    ],
  },
  {
    source: 'odoo/odoo, addons/mail/models/mail_activity.py',
    entity: 'tasks',
    mapped: {
      Summary: 'title',
      'Due Date': 'dueOn',
      'Assigned to': 'assignee.name',
      'Document Name': 'lead.title',
      summary: 'title',
      date_deadline: 'dueOn',
      user_id: 'assignee.name',
      res_name: 'lead.title',
    },
    none: [
      'Automated activity',
      'Creator',
      'Document Model',
      'Feedback',
      'Note',
      'Previous Activity Type',
      'Recommended Activity Type',
      'State',
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

describe('An export of Odoo', () => {
  it('of opportunities is mapped without help', () => {
    const mapping = {
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
    };
    expect(suggest('leads', [...Object.keys(mapping), 'Stage', 'Sales Team'])).toEqual(mapping);
  });
});
