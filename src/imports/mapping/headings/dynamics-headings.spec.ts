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
    source: 'MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/account.md',
    entity: 'companies',
    mapped: {
      'Account Name': 'name',
      'Address 1': 'address',
      'Address 1: Street 1': 'address',
      'Address 1: City': 'city',
      'Address 1: ZIP/Postal Code': 'postalCode',
      'Address 1: Country/Region': 'country',
      Website: 'website',
      'Number of Employees': 'employees',
      'Annual Revenue': 'turnover.amount',
      Currency: 'turnover.currency',
      'Parent Account': 'parent.name',
      Owner: 'owner.name',
      Description: 'notes',
      accountid: 'externalId',
      name: 'name',
      address1_line1: 'address',
      address1_postalcode: 'postalCode',
      address1_country: 'country',
      revenue: 'turnover.amount',
    },
    none: [
      'Account Number',
      'Account Rating',
      'Address 1: County',
      'Address 1: Street 2',
      'Address 2: City',
      'Category',
      'Classification',
      'Created On',
      'Email',
      'Fax',
      'Industry',
      'Main Phone',
      'Market Capitalization',
      'Other Phone',
      'Ownership',
      'Primary Contact',
      'Process',
      'SIC Code',
      'Status',
      'Status Reason',
      'Stock Exchange',
      'Ticker Symbol',
      'Yomi Account Name',
    ],
  },
  {
    source: 'MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/contact.md',
    entity: 'contacts',
    mapped: {
      'First Name': 'givenName',
      'Last Name': 'familyName',
      'Job Title': 'jobTitle',
      Email: 'email',
      'Email Address 2': 'email',
      'Business Phone': 'phone',
      'Mobile Phone': 'phone',
      'Company Name': 'company.name',
      'Address 1: Country/Region': 'company.country',
      contactid: 'externalId',
      fullname: 'fullName',
      emailaddress1: 'email',
      telephone1: 'phone',
    },
    none: [
      'Address 1: ZIP/Postal Code',
      'Created On',
      'Employee',
      'Fax',
      'Gender',
      'Government',
      'Home Phone',
      'Lead Source',
      'Manager',
      'Marital Status',
      'Middle Name',
      'Nickname',
      'Owner',
      'Preferred Method of Contact',
      'Salutation',
      'Spouse/Partner Name',
      'Status',
      'Suffix',
      'Website',
    ],
  },
  {
    source: 'MicrosoftDocs/dynamics-365-customer-engagement, ce/developer/entities/opportunity.md',
    entity: 'leads',
    mapped: {
      Topic: 'title',
      'Potential Customer': 'company.name',
      Account: 'company.name',
      Contact: 'contact.fullName',
      'Email Address': 'contact.email',
      'Est. Revenue': 'capex.amount',
      Currency: 'capex.currency',
      'Est. Close Date': 'expectedDecisionOn',
      'Actual Close Date': 'closedOn',
      'Created On': 'receivedOn',
      Owner: 'owner.name',
      Status: 'status',
      Description: 'description',
      'Customer Need': 'requirements',
      opportunityid: 'externalId',
      name: 'title',
      estimatedvalue: 'capex.amount',
      estimatedclosedate: 'expectedDecisionOn',
    },
    none: [
      'Actual Revenue',
      'Budget',
      'Budget Amount',
      'Current Situation',
      'Customer Pain Points',
      'Decision Maker?',
      'Final Decision Date',
      'Originating Lead',
      'Pipeline Phase',
      'Price List',
      'Priority',
      'Probability',
      'Proposed Solution',
      'Purchase Process',
      'Purchase Timeframe',
      'Rating',
      'Sales Stage',
      'Status Reason',
      'Timeline',
      'Total Amount',
    ],
  },
  {
    source:
      'MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/activitypointer.md',
    entity: 'interactions',
    mapped: {
      'Activity Type': 'kind',
      Subject: 'subject',
      'Actual End': 'occurredAt',
      'Actual Start': 'occurredAt',
      'Start Date': 'occurredAt',
      Description: 'summary',
      Regarding: 'lead.title',
      activitytypecode: 'kind',
      scheduledstart: 'occurredAt',
    },
    none: [
      'Activity Status',
      'Actual Duration',
      'Delivery Priority',
      'Due Date',
      'Is Billed',
      'Left Voice Mail',
      'Owner',
      'Priority',
      'Scheduled Duration',
      'Social Channel',
      'Status Reason',
    ],
  },
  {
    source:
      'MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/appointment.md and phonecall.md',
    entity: 'interactions',
    mapped: {
      Subject: 'subject',
      'Actual Start': 'occurredAt',
      'Start Date': 'occurredAt',
      Description: 'summary',
      'Activity Type': 'kind',
    },
    none: [
      'All Day Event',
      'Call To',
      'Category',
      'Due',
      'Location',
      'Optional Attendees',
      'Organizer',
      'Phone Number',
      'Sub-Category',
    ],
  },
  {
    source: 'MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/task.md',
    entity: 'tasks',
    mapped: {
      Subject: 'title',
      'Due Date': 'dueOn',
      Owner: 'assignee.name',
      'Activity Status': 'status',
      'Status Reason': 'status',
      Regarding: 'lead.title',
      scheduledend: 'dueOn',
    },
    none: [
      'Activity Type',
      'Actual End',
      'Category',
      'Created On',
      'Description',
      'Duration',
      'Percent Complete',
      'Priority',
      'Start Date',
      'Sub-Category',
    ],
  },
  {
    source: 'the columns that "Export to Excel" hides, in public programs that read such exports',
    entity: 'companies',
    mapped: {
      '(Do Not Modify) Account': 'externalId',
    },
    none: ['(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On'],
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

describe('An export of Dynamics 365', () => {
  it('of opportunities is mapped without help, with the columns that Excel hides', () => {
    const mapping = {
      '(Do Not Modify) Opportunity': 'externalId',
      Topic: 'title',
      'Potential Customer': 'company.name',
      Contact: 'contact.fullName',
      'Est. Revenue': 'capex.amount',
      Currency: 'capex.currency',
      'Est. Close Date': 'expectedDecisionOn',
      'Actual Close Date': 'closedOn',
      'Created On': 'receivedOn',
      Owner: 'owner.name',
      Status: 'status',
      'Customer Need': 'requirements',
    };
    const hidden = ['(Do Not Modify) Row Checksum', '(Do Not Modify) Modified On'];
    expect(suggest('leads', [...Object.keys(mapping), ...hidden, 'Status Reason'])).toEqual(mapping);
    expect(suggest('contacts', ['(Do Not Modify) Contact', ...hidden])).toEqual({
      '(Do Not Modify) Contact': 'externalId',
    });
  });
});
