import { type DocumentedHeadings, expectDocumentedHeadings } from './documented-headings.given.js';

const ENTITY_DEFS = 'espocrm/espocrm, application/Espo/Modules/Crm/Resources/metadata/entityDefs';

const DOCUMENTED: readonly DocumentedHeadings[] = [
  {
    source: `${ENTITY_DEFS}/Account.json`,
    entity: 'companies',
    mapped: {
      id: 'externalId',
      name: 'name',
      website: 'website',
      billingAddressStreet: 'address',
      billingAddressCity: 'city',
      billingAddressPostalCode: 'postalCode',
      billingAddressCountry: 'country',
      description: 'notes',
      assignedUserName: 'owner.name',
    },
    none: [
      'assignedUserId',
      'billingAddressState',
      'createdAt',
      'createdByName',
      'emailAddress',
      'industry',
      'modifiedAt',
      'phoneNumber',
      'shippingAddressCity',
      'shippingAddressCountry',
      'sicCode',
      'type',
    ],
  },
  {
    source: `${ENTITY_DEFS}/Contact.json`,
    entity: 'contacts',
    mapped: {
      id: 'externalId',
      name: 'fullName',
      firstName: 'givenName',
      lastName: 'familyName',
      title: 'jobTitle',
      emailAddress: 'email',
      phoneNumber: 'phone',
      accountName: 'company.name',
      accountId: 'company.externalId',
      addressCountry: 'company.country',
    },
    none: [
      'accountRole',
      'addressCity',
      'addressStreet',
      'assignedUserName',
      'createdAt',
      'doNotCall',
      'salutationName',
    ],
  },
  {
    source: `${ENTITY_DEFS}/Opportunity.json`,
    entity: 'leads',
    mapped: {
      id: 'externalId',
      name: 'title',
      accountName: 'company.name',
      accountId: 'company.externalId',
      amount: 'capex.amount',
      amountCurrency: 'capex.currency',
      closeDate: 'expectedDecisionOn',
      createdAt: 'receivedOn',
      description: 'description',
      leadSource: 'source.detail',
      assignedUserName: 'owner.name',
    },
    none: ['amountConverted', 'assignedUserId', 'contactsIds', 'createdByName', 'modifiedAt', 'probability'],
  },
];

expectDocumentedHeadings(DOCUMENTED);
