import type { HeadingDictionary } from './heading.rules.js';

/**
 * The headings of Dynamics 365 exports: the display names and logical names of columns. Sources: the references of the
 * tables account, contact, opportunity, activitypointer and task
 * (learn.microsoft.com/power-apps/developer/data-platform/reference/entities and
 * learn.microsoft.com/dynamics365/sales/developer/entities). "Export to Excel" puts the id of the record into a first
 * column that it hides, "(Do Not Modify) Account". The regarding of an activity is a lead only where it is an opportunity.
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
    'turnover.currency': ['Currency', 'transactioncurrencyid'],
    'parent.name': ['Parent Account'],
    'owner.name': ['Owner', 'ownerid'],
    notes: ['Description'],
  },
  contacts: {
    externalId: ['(Do Not Modify) Contact', 'contactid'],
    fullName: ['Full Name', 'fullname'],
    givenName: ['First Name', 'firstname'],
    familyName: ['Last Name', 'lastname'],
    jobTitle: ['Job Title', 'jobtitle'],
    email: ['Email', 'emailaddress1', 'Email Address 2'],
    phone: ['Business Phone', 'telephone1', 'Mobile Phone', 'mobilephone'],
    'company.name': ['Company Name', 'parentcustomerid', 'Account Name'],
    'company.country': ['Address 1: Country/Region', 'address1_country'],
  },
  leads: {
    externalId: ['(Do Not Modify) Opportunity', 'opportunityid'],
    title: ['Topic', 'name'],
    'company.name': ['Account', 'Potential Customer', 'parentaccountid', 'customerid'],
    'contact.fullName': ['Contact', 'parentcontactid'],
    'capex.amount': ['Est. Revenue', 'estimatedvalue'],
    'capex.currency': ['Currency', 'transactioncurrencyid'],
    expectedDecisionOn: ['Est. Close Date', 'estimatedclosedate'],
    closedOn: ['Actual Close Date', 'actualclosedate'],
    receivedOn: ['Created On', 'createdon'],
    'owner.name': ['Owner', 'ownerid'],
    status: ['Status', 'statecode'],
    description: ['Description'],
    requirements: ['Customer Need', 'customerneed'],
  },
  interactions: {
    kind: ['Activity Type', 'activitytypecode'],
    subject: ['Subject'],
    occurredAt: ['Actual End', 'actualend', 'Actual Start', 'actualstart', 'Start Date', 'scheduledstart'],
    summary: ['Description'],
    'lead.title': ['Regarding', 'regardingobjectid'],
  },
  tasks: {
    title: ['Subject'],
    dueOn: ['Due Date', 'scheduledend'],
    'assignee.name': ['Owner', 'ownerid'],
    status: ['Activity Status', 'statecode'],
    'lead.title': ['Regarding', 'regardingobjectid'],
  },
};
