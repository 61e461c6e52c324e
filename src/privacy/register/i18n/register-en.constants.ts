import type { RegisterTexts } from './register-texts.rules.js';

const CONTACTS = 'Contacts of companies, partners and authorities';
const ATTENDEES = 'People who register for an event';
const COLLEAGUES = 'Colleagues with an account';

/** The English texts of the register of processing activities. */
export const REGISTER_EN: RegisterTexts = {
  purposes: {
    relations: {
      name: 'Relations with investors and partners',
      description: 'Find and advise companies that may invest in Limburg, and follow their projects and agreements.',
    },
    events: {
      name: 'Events',
      description: 'Prepare and hold delegations, roadshows, seminars and meetings, and check people in.',
    },
    mailings: {
      name: 'Invitations and news',
      description: 'Send invitations and news by e-mail to people who agreed to them.',
    },
    reports: {
      name: 'Reports',
      description: 'Report how many projects, jobs and investments the work of the agency leads to.',
    },
    obligations: {
      name: 'Obligations under data protection law',
      description: 'Answer requests of people, prove consents, respect objections and keep the terms of this register.',
    },
    operation: {
      name: 'Operation and security',
      description: 'Give colleagues access, record who changed what, find records, and restore data after a failure.',
    },
  },
  groups: {
    companies: {
      name: 'Companies, contacts and consents',
      persons: [CONTACTS],
      data: [
        'Names, positions and employers',
        'E-mail addresses, phone numbers and other addresses',
        'Languages and labels',
        'Consents with their wordings',
      ],
    },
    activities: {
      name: 'Delegations, roadshows, seminars and meetings',
      persons: [CONTACTS, ATTENDEES, 'Speakers'],
      data: [
        'Participation, registrations and check-ins',
        'Parts in programmes and meetings',
        'Passport, dietary and access needs for a visit, which are encrypted',
      ],
    },
    agreements: {
      name: 'Agreements and commitments',
      persons: ['Signatories'],
      data: ['Names and capacities of signatories', 'Texts and notes'],
    },
    leads: {
      name: 'Investment projects',
      persons: [CONTACTS],
      data: ['Contacts of a project', 'Descriptions, notes and evidence'],
    },
    interactions: {
      name: 'Conversations and tasks',
      persons: [CONTACTS],
      data: ['What was discussed, when and with whom', 'Tasks about a person'],
    },
    documents: { name: 'Documents', persons: [CONTACTS], data: ['Files on a record, with their names'] },
    mail: {
      name: 'Mails',
      persons: [CONTACTS, ATTENDEES, 'People who write to the agency'],
      data: ['Sent and received mails', 'Hashes of addresses that get no mails'],
    },
    intake: {
      name: 'Registration forms',
      persons: [ATTENDEES],
      data: ['Answers to forms, as they were sent', 'Consents that were ticked'],
    },
    imports: { name: 'Imported files', persons: [CONTACTS, ATTENDEES], data: ['Rows of files of other systems'] },
    privacy: {
      name: 'Requests and erasures',
      persons: ['People who use their rights'],
      data: ['Requests with their answers', 'Erasures, by ids and hashes', 'Notices that were given'],
    },
    reports: {
      name: 'Reports',
      persons: [CONTACTS, COLLEAGUES],
      data: ['Titles in reports of locked months', 'Receivers of reports by mail'],
    },
    search: {
      name: 'Search',
      persons: [CONTACTS, ATTENDEES],
      data: ['Words of names and texts, by which records are found'],
    },
    webhooks: { name: 'Webhooks', persons: [CONTACTS, ATTENDEES], data: ['Copies of what other systems were sent'] },
    identity: {
      name: 'Accounts',
      persons: [COLLEAGUES],
      data: [
        'Names, e-mail addresses and roles',
        'Sessions, and secrets of a second factor, which are encrypted',
        'Saved filters',
      ],
    },
    common: {
      name: 'Audit trail and ids of other systems',
      persons: [CONTACTS, ATTENDEES, COLLEAGUES],
      data: [
        'Who changed what, and when, with the values before and after',
        'Ids in other systems',
        'Answers to repeated requests',
      ],
    },
    database: {
      name: 'Earlier states of records',
      persons: [CONTACTS],
      data: ['Titles of earlier days, for reports of the past'],
    },
  },
  recipients: {
    webhooks: 'Other systems of the agency, by webhooks',
    api_keys: 'Programs with an API key',
    partners: 'Partners, of people who agreed to that',
    reports_by_mail: 'People outside of the agency who get reports by mail',
    mail_server: 'The provider of the mail server',
    form_providers: 'Providers of registration forms, which send what people fill in',
  },
  formatTransferByPartners: (people) =>
    `${people} ${people === 1 ? 'person has' : 'people have'} agreed that data are shared with partners, who may be in China. ` +
    'Each such list is shared by a colleague, and with the consent of the people on it.',
  transfers: [
    'The application itself sends no data to a country outside of the European Economic Area. A webhook, the mail server or a provider of forms may be there: see the recipients.',
  ],
  rules: {
    contact: {
      data: 'Contacts',
      formatTerm: (months) =>
        `${months} months after the last contact that came from the person; then a manager decides about the erasure`,
    },
    registration_without_contact: {
      data: 'Registrations of people who are no contacts',
      formatTerm: (months) => `${months} months after the end of the seminar; then a manager decides about the erasure`,
    },
    form_rejected: {
      data: 'Registrations by a form that were rejected, or are spam',
      formatTerm: (months) => `${months} months after the decision; then a manager removes what was sent`,
    },
    inbound_unmatched: {
      data: 'Received mails of people who are no contacts',
      formatTerm: (months) => `${months} months after receipt; then a manager deletes them`,
    },
  },
  terms: {
    delivery_bytes: { data: 'What a form sent, as it was sent', formatTerm: (days) => `${days} days after it arrived` },
    quarantine: { data: 'What a form sent and was refused', formatTerm: (days) => `${days} days after it arrived` },
    inbound_mail_bytes: {
      data: 'Received mails, as they were sent',
      formatTerm: (days) => `${days} days after receipt`,
    },
    import_rows: { data: 'Rows of imported files', formatTerm: (days) => `${days} days after the import` },
    travel_details: {
      data: 'Passport, dietary and access needs',
      formatTerm: (days) => `${days} days after the visit`,
    },
    webhook_deliveries: { data: 'Copies of what other systems were sent', formatTerm: (days) => `${days} days` },
    user_sessions: { data: 'Sessions of colleagues', formatTerm: (days) => `at most ${days} days` },
    idempotency_keys: { data: 'Answers to repeated requests', formatTerm: (days) => `${days} days` },
    notifications: { data: 'Notifications of colleagues', formatTerm: (days) => `${days} days` },
    bulk_updates: { data: 'Former values of changes of many records', formatTerm: (days) => `${days} days` },
    pending_registrations: { data: 'Registrations that were not confirmed', formatTerm: (hours) => `${hours} hours` },
  },
  security: [
    'Every route checks one access policy; roles and scopes limit what a colleague or a program sees.',
    'A second factor, passwords that are stored as hashes, and sessions that end by themselves.',
    'Passport and dietary data, secrets of webhooks and second factors are encrypted with a key outside of the database.',
    'Tokens are stored as hashes, and addresses that get no mails as keyed hashes.',
    'The audit trail records who changed what, and who read all data of a person; the database lets nothing but an erasure change it.',
    'Uploaded files are checked by their content, and by a virus scanner where one is set up.',
    'Confidential projects are visible to their team and to managers only, on every way.',
    'Backups hold no key in clear text, and what is encrypted stays encrypted in them. Erasures are repeated after an older backup was restored.',
    'Personal data and secrets are not written to logs.',
  ],
};
