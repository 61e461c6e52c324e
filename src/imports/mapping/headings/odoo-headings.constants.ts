import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Odoo exports: the labels of fields, and the technical names of the import-compatible export. Sources:
 * - companies and contacts: github.com/odoo/odoo, odoo/addons/base/models/res_partner.py and res_country.py, and the
 *   labels "Display Name" and "Created on" that odoo/models.py adds to each model;
 * - opportunities: addons/crm/models/crm_lead.py; meetings: addons/calendar/models/calendar_event.py and
 *   addons/crm/models/calendar.py; activities: addons/mail/models/mail_activity.py;
 * - the forms "External ID" and "Country/External ID": "Export and import data" (github.com/odoo/documentation,
 *   content/applications/essentials/export_import_data.rst).
 *
 * Companies and persons are the same model there: "Related Company" is the employer of a person and the parent of a
 * company. "Company" is the company that uses Odoo, not the one that the record is about. Earlier versions
 * have "Mobile" and "Company Name" for persons.
 */
export const ODOO_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['External ID', 'id'],
    name: ['Name', 'Display Name', 'Complete Name'],
    'parent.name': ['Related Company', 'Related Company/Name', 'Parent name'],
    'identifiers.VAT': ['Tax ID', 'vat'],
    address: ['Street', 'Complete Address'],
    city: ['City'],
    postalCode: ['Zip'],
    country: ['Country', 'country_id', 'Country Code', 'Country/Country Name', 'Country/Country Code'],
    website: ['Website Link', 'website'],
    'owner.name': ['Salesperson', 'user_id'],
    tags: ['Tags', 'category_id'],
    notes: ['Notes', 'comment'],
  },
  contacts: {
    externalId: ['External ID', 'id'],
    fullName: ['Name', 'Display Name'],
    'company.name': ['Related Company', 'Related Company/Name', 'parent_id', 'Company Name Entity', 'Company Name'],
    'company.externalId': ['Related Company/External ID'],
    'company.country': ['Country', 'country_id', 'Country/Country Name'],
    'company.identifiers.VAT': ['Tax ID', 'vat'],
    jobTitle: ['Job Position', 'function'],
    email: ['Email'],
    phone: ['Phone', 'Mobile'],
    languages: ['Language', 'lang'],
    tags: ['Tags', 'category_id'],
  },
  leads: {
    externalId: ['External ID', 'id'],
    title: ['Opportunity', 'name'],
    'company.name': ['Customer', 'partner_id', 'Company Name', 'partner_name'],
    'company.country': ['Country', 'country_id'],
    'contact.fullName': ['Contact Name', 'contact_name'],
    'company.website': ['Website', 'website'],
    'contact.email': ['Email', 'email_from'],
    'contact.phone': ['Phone', 'Mobile'],
    'contact.jobTitle': ['Job Position', 'function'],
    'owner.name': ['Salesperson', 'user_id'],
    'capex.amount': ['Expected Revenue', 'expected_revenue'],
    'capex.currency': ['Currency'],
    expectedDecisionOn: ['Expected Closing', 'date_deadline'],
    closedOn: ['Closed Date', 'date_closed'],
    receivedOn: ['Created on', 'create_date'],
    lostReason: ['Lost Reason', 'lost_reason_id'],
    description: ['Notes', 'description'],
    tags: ['Tags', 'tag_ids'],
  },
  interactions: {
    subject: ['Meeting Subject'],
    occurredAt: ['Start', 'start'],
    summary: ['Description'],
    'lead.title': ['Opportunity'],
  },
  tasks: {
    title: ['Summary', 'summary'],
    dueOn: ['Due Date', 'date_deadline'],
    'assignee.name': ['Assigned to', 'user_id'],
    'lead.title': ['Document Name', 'res_name'],
  },
};
