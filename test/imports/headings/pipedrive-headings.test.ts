import { type DocumentedHeadings, expectDocumentedHeadings, suggest } from './documented-headings.given.js';

const DOCUMENTED: readonly DocumentedHeadings[] = [
  {
    source: 'organisations in public programs that read Pipedrive exports',
    entity: 'companies',
    mapped: {
      'Organization - ID': 'externalId',
      'Organization - Name': 'name',
      'Organization - Name *': 'name',
      'Organization - Address': 'address',
      'Organization - Street/road name of Address': 'address',
      'Organization - City/town/village/locality of Address': 'city',
      'Organization - City of Address': 'city',
      'Organization - ZIP/Postal code of Address': 'postalCode',
      'Organization - Country of Address': 'country',
      'Organization - Owner': 'owner.name',
      'Organization - Label': 'tags',
      'Organization - Labels': 'tags',
      'Organization - Website': 'website',
      'Organization - Number of employees': 'employees',
      'Organization - Annual revenue': 'turnover.amount',
    },
    none: [
      'Organization - Last activity date',
      'Organization - Open deals',
      'Organization - People count',
      'Organization - Won deals',
      'Organization - State/county of Address',
    ],
  },
  {
    source: 'persons in public programs that read Pipedrive exports',
    entity: 'contacts',
    mapped: {
      'Person - ID': 'externalId',
      'Person - Name': 'fullName',
      'Person - First name': 'givenName',
      'Person - Last name': 'familyName',
      'Person - Email': 'email',
      'Person - Email - Work': 'email',
      'Person - Phone': 'phone',
      'Person - Phone - Work': 'phone',
      'Person - Phone - Mobile': 'phone',
      'Person - Job title': 'jobTitle',
      'Person - Organization': 'company.name',
      'Person - Organization ID': 'company.externalId',
      'Person - Label': 'tags',
      'Person - Labels': 'tags',
      'Organization - Name': 'company.name',
    },
    none: ['Person - Owner', 'Person - Last activity date', 'Person - Open deals'],
  },
  {
    source: 'deals in public programs that read Pipedrive exports, with all default columns',
    entity: 'leads',
    mapped: {
      'Deal - ID': 'externalId',
      'Deal - Title': 'title',
      'Deal - Title *': 'title',
      'Deal - Owner': 'owner.name',
      'Deal - Value': 'capex.amount',
      'Deal - Currency': 'capex.currency',
      'Deal - Currency of Value': 'capex.currency',
      'Deal - Organization': 'company.name',
      'Deal - Organization ID': 'company.externalId',
      'Deal - Contact person': 'contact.fullName',
      'Deal - Contact person ID': 'contact.externalId',
      'Deal - Label': 'tags',
      'Deal - Status': 'status',
      'Deal - Deal created': 'receivedOn',
      'Deal - Deal closed on': 'closedOn',
      'Deal - Lost reason': 'lostReason',
      'Deal - Expected close date': 'expectedDecisionOn',
      'Deal - Source channel': 'source.channel',
      'Organization - Name': 'company.name',
      'Person - Name': 'contact.fullName',
      'Person - Email': 'contact.email',
    },
    none: [
      'Deal - Activities to do',
      'Deal - Creator',
      'Deal - Currency of Weighted value',
      'Deal - Last activity date',
      'Deal - Pipeline',
      'Deal - Probability',
      'Deal - Product amount',
      'Deal - Source origin',
      'Deal - Update time',
      'Deal - Weighted value',
    ],
  },
];

expectDocumentedHeadings(DOCUMENTED);

describe('A heading with a dash', () => {
  it('belongs to the record that stands before the dash, and is no other heading', () => {
    expect(suggest('companies', ['Person - Name', 'Deal - Title', 'Person - Email'])).toEqual({});
    expect(suggest('companies', ['Re - Name', 'Follow-up - Notes'])).toEqual({});
    expect(suggest('leads', ['Project - Omschrijving', 'Bedrijf – Naam'])).toEqual({
      'Project - Omschrijving': 'description',
      'Bedrijf – Naam': 'company.name',
    });
  });
});
