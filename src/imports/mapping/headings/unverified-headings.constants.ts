import type { HeadingDictionary } from './heading.rules.js';

/**
 * Headings that are not verified, but common in practice: no page of HubSpot or Salesforce and no public program that
 * reads their exports was found with them. They follow the form of documented ones, and their meaning is clear.
 */
export const UNVERIFIED_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['Company ID'],
    address: ['Billing Address Line 1'],
  },
  leads: {
    externalId: ['Record ID - Deal', 'Deal ID'],
    'capex.currency': ['Amount Currency'],
  },
  interactions: {
    direction: ['Call direction'],
    outcome: ['Call outcome'],
    'company.name': ['Account Name'],
    'contact.externalId': ['Contact ID'],
    'lead.title': ['Opportunity'],
    'lead.externalId': ['Opportunity ID'],
  },
  tasks: {
    title: ['Task Title'],
    dueOn: ['Due date'],
    'assignee.name': ['Assigned to'],
    status: ['Task Status'],
    'company.name': ['Account Name'],
    'contact.externalId': ['Contact ID'],
    'lead.title': ['Opportunity'],
    'lead.externalId': ['Opportunity ID'],
  },
};
