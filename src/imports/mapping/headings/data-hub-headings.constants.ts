import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of exports of Data Hub, the CRM for inward investment of the United Kingdom: the `field_titles` in
 * datahub/search/{company,contact,investment}/views.py of github.com/uktrade/data-hub-api (read on 1 December 2026).
 *
 * The reference of a project is that of Data Hub, so it is an external id. The land date is the day on which a project was
 * or will be won. "Level of involvement" names teams, and "FDI value" judges a project: neither is a field of ours.
 */
export const DATA_HUB_HEADINGS: HeadingDictionary = {
  companies: {
    'turnover.amount': ['Annual turnover'],
  },
  leads: {
    externalId: ['Project reference'],
    'company.name': ['Investor company'],
    'company.city': ['Investor company town or city'],
    receivedOn: ['Date created'],
    expectedLandingOn: ['Estimated land date'],
    closedOn: ['Actual land date'],
    'owner.name': ['Client relationship manager'],
    'source.channel': ['Referral source activity'],
    'capex.amount': ['Total investment'],
    likelihood: ['Likelihood to land'],
    investmentType: ['FDI type'],
  },
};
