import { type DocumentedHeadings, expectDocumentedHeadings, suggest } from './documented-headings.given.js';

const VIEWS = 'uktrade/data-hub-api, datahub/search';

const DOCUMENTED: readonly DocumentedHeadings[] = [
  {
    source: `${VIEWS}/company/views.py`,
    entity: 'companies',
    mapped: {
      Name: 'name',
      Country: 'country',
      'Number of employees': 'employees',
      'Annual turnover': 'turnover.amount',
    },
    none: [
      'Archived',
      'Countries exported to',
      'Countries of interest',
      'Date created',
      'Headquarter type',
      'Link',
      'Sector',
      'UK region',
    ],
  },
  {
    source: `${VIEWS}/contact/views.py`,
    entity: 'contacts',
    mapped: {
      Name: 'fullName',
      'Job title': 'jobTitle',
      Company: 'company.name',
      Country: 'company.country',
      'Phone number': 'phone',
      'Email address': 'email',
    },
    none: [
      'Accepts DIT email marketing',
      'Area',
      'Company link',
      'Company sector',
      'Company UK region',
      'Created by team',
      'Date created',
      'Date of latest interaction',
      'Link',
      'Postcode',
    ],
  },
  {
    source: `${VIEWS}/investment/views.py`,
    entity: 'leads',
    mapped: {
      'Date created': 'receivedOn',
      'Project reference': 'externalId',
      'Project name': 'title',
      'Investor company': 'company.name',
      'Investor company town or city': 'company.city',
      'Country of origin': 'company.country',
      Status: 'status',
      'Actual land date': 'closedOn',
      'Estimated land date': 'expectedLandingOn',
      'Project manager': 'projectManager.name',
      'Client relationship manager': 'owner.name',
      'Referral source activity': 'source.channel',
      'Total investment': 'capex.amount',
      'New jobs': 'jobsExpected',
      'Safeguarded jobs': 'jobsSafeguarded',
      'Likelihood to land': 'likelihood',
      'FDI type': 'investmentType',
    },
    none: [
      'Actual UK regions',
      'Average salary of new jobs',
      'Date of latest interaction',
      'Delivery partners',
      'FDI value',
      'Foreign equity investment',
      'Global account manager',
      'GVA',
      'Level of involvement',
      'Link',
      'Other team members',
      'Possible UK regions',
      'Project assurance adviser',
      'R&D budget',
    ],
  },
];

expectDocumentedHeadings(DOCUMENTED);

describe('An export of Data Hub', () => {
  it('has sectors of its own, and the type of foreign investment apart from that of investment', () => {
    const columns = ['Project name', 'Investor company', 'Investment type', 'Sector', 'FDI type'];
    expect(suggest('leads', columns)).toEqual({
      'Project name': 'title',
      'Investor company': 'company.name',
      Sector: 'tags',
      'FDI type': 'investmentType',
    });
    expect(suggest('leads', ['Sector', 'Investment type'])).toEqual({
      Sector: 'sector',
      'Investment type': 'investmentType',
    });
  });
});
