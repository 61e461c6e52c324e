import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Dynamics 365 exports: the display names and logical names of columns. Sources:
 * - account, contact, activitypointer, appointment, phonecall and task: github.com/MicrosoftDocs/powerapps-docs,
 *   powerapps-docs/developer/data-platform/reference/entities;
 * - opportunity: github.com/MicrosoftDocs/dynamics-365-customer-engagement, ce/developer/entities/opportunity.md.
 *
 * "Export to Excel" hides three columns, of which the first has the id of the record: "(Do Not Modify) Account". No page
 * of Microsoft names them; public programs that read such exports do. The logical names of lookups and of states, such as
 * ownerid and statecode, are left out, because below them stand ids and numbers. The regarding of an activity is a lead
 * only where it is an opportunity.
 */
export const DYNAMICS_HEADINGS: HeadingDictionary = {
  companies: {
    externalId: ['(Do Not Modify) Account', 'accountid'],
    name: ['Account Name'],
    website: ['Website', 'WebSiteURL'],
    address: ['Address 1: Street 1', 'Address 1', 'address1_line1', 'address1_composite'],
    city: ['Address 1: City', 'address1_city'],
    postalCode: ['Address 1: ZIP/Postal Code', 'address1_postalcode'],
    country: ['Address 1: Country/Region', 'address1_country'],
    employees: ['Number of Employees', 'numberofemployees'],
    'turnover.amount': ['Annual Revenue', 'revenue'],
    'turnover.currency': ['Currency'],
    'parent.name': ['Parent Account'],
    'owner.name': ['Owner'],
    notes: ['Description'],
  },
  contacts: {
    externalId: ['(Do Not Modify) Contact', 'contactid'],
    fullName: ['Full Name', 'fullname'],
    givenName: ['First Name', 'firstname'],
    familyName: ['Last Name', 'lastname'],
    jobTitle: ['Job Title', 'jobtitle'],
    email: ['Email', 'emailaddress1', 'Email Address 2', 'emailaddress2'],
    phone: ['Business Phone', 'telephone1', 'Mobile Phone', 'mobilephone'],
    'company.name': ['Company Name'],
    'company.country': ['Address 1: Country/Region', 'address1_country'],
  },
  leads: {
    externalId: ['(Do Not Modify) Opportunity', 'opportunityid'],
    title: ['Topic', 'name'],
    'company.name': ['Account', 'Potential Customer'],
    'contact.fullName': ['Contact'],
    'contact.email': ['Email Address', 'emailaddress'],
    'capex.amount': ['Est. Revenue', 'estimatedvalue'],
    'capex.currency': ['Currency'],
    expectedDecisionOn: ['Est. Close Date', 'estimatedclosedate'],
    closedOn: ['Actual Close Date', 'actualclosedate'],
    receivedOn: ['Created On', 'createdon'],
    'owner.name': ['Owner'],
    status: ['Status'],
    description: ['Description'],
    requirements: ['Customer Need', 'customerneed'],
  },
  interactions: {
    kind: ['Activity Type', 'activitytypecode'],
    subject: ['Subject'],
    occurredAt: ['Actual End', 'actualend', 'Actual Start', 'actualstart', 'Start Date', 'scheduledstart'],
    summary: ['Description'],
    'lead.title': ['Regarding'],
  },
  tasks: {
    title: ['Subject'],
    dueOn: ['Due Date', 'scheduledend'],
    'assignee.name': ['Owner'],
    status: ['Activity Status', 'Status Reason'],
    'lead.title': ['Regarding'],
  },
};
