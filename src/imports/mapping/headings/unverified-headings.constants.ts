import type { HeadingDictionary } from './heading.rules.js';

/**
 * Headings that are not verified, but common in practice: no page of HubSpot, Salesforce or Odoo and no public
 * program that reads their exports was found with them. They follow the form of documented ones, and their meaning is clear.
 */
export const UNVERIFIED_HEADINGS: HeadingDictionary = {
  companies: { address: ['Billing Address Line 1'] },
  contacts: { 'company.externalId': ['parent_id/id'] },
  leads: { externalId: ['Deal ID'], 'capex.currency': ['Amount Currency'] },
  interactions: {
    'company.name': ['Account Name'],
    'contact.externalId': ['Contact ID'],
    'lead.externalId': ['Opportunity ID'],
  },
  tasks: {
    'company.name': ['Account Name'],
    'contact.externalId': ['Contact ID'],
    'lead.externalId': ['Opportunity ID'],
  },
};
