/** The facts about a type of records that permissions, the audit trail and live updates need. */
export interface RecordTypeFacts {
  /** Its name in English and Dutch. */
  label: readonly [en: string, nl: string];
  /** The permissions to read such a record, which are those of its route. */
  permissions: readonly string[];
  /**
   * The expression of the name of a record, over its table, called `n`. A reader of an entry of the audit trail may see the
   * name, because the entry of the creation has it too. Saved views have none, because some are private.
   */
  name?: string;
  /** The table with the alias `n`, where it is not called like the type. */
  from?: string;
  /** True if clients are not told of changes. */
  isQuiet?: true;
}

const ACTIVITIES = ['activities:read'] as const;
const PEOPLE = ['activities:read', 'contacts:read'] as const;
const REFERENCE_AND_TITLE = `n.reference || ' ' || n.title`;
const KIND_OF_ACTIVITY = { permissions: ACTIVITIES, name: REFERENCE_AND_TITLE, from: 'activity n' } as const;

/**
 * The types of records, by their names in the audit trail. The route of saved views needs no permission, because it
 * answers with the caller's own and shared ones only.
 */
export const RECORD_TYPES = {
  company: { label: ['Company', 'Bedrijf'], permissions: ['companies:read'], name: 'n.name' },
  company_membership: { label: ['Membership', 'Lidmaatschap'], permissions: ['companies:read'] },
  contact: { label: ['Contact', 'Contact'], permissions: ['contacts:read'], name: 'n.full_name' },
  lead: { label: ['Lead', 'Lead'], permissions: ['leads:read'], name: REFERENCE_AND_TITLE },
  lead_touch: { label: ['Touch', 'Contactmoment'], permissions: ['leads:read'] },
  interaction: {
    label: ['Interaction', 'Interactie'],
    permissions: [
      'interactions:read',
      'contacts:read',
      'leads:read',
      'companies:read',
      'activities:read',
      'agreements:read',
    ],
    name: 'n.subject',
  },
  task: { label: ['Task', 'Taak'], permissions: ['tasks:read'], name: 'n.title' },
  activity: { label: ['Activity', 'Activiteit'], permissions: ACTIVITIES, name: REFERENCE_AND_TITLE },
  delegation: { label: ['Delegation', 'Delegatie'], ...KIND_OF_ACTIVITY },
  delegation_participant: {
    label: ['Participant of a delegation', 'Deelnemer van een delegatie'],
    permissions: PEOPLE,
  },
  programme_item: { label: ['Programme item', 'Programmaonderdeel'], permissions: PEOPLE, name: 'n.title' },
  roadshow: { label: ['Roadshow', 'Roadshow'], ...KIND_OF_ACTIVITY },
  roadshow_stop: { label: ['Stop of a roadshow', 'Halte van een roadshow'], ...KIND_OF_ACTIVITY },
  seminar: { label: ['Seminar', 'Seminarie'], ...KIND_OF_ACTIVITY },
  session: {
    label: ['Session of a seminar', 'Sessie van een seminarie'],
    permissions: PEOPLE,
    name: 'n.title',
    from: 'seminar_session n',
  },
  registration: {
    label: ['Seminar registration', 'Inschrijving voor een seminarie'],
    permissions: PEOPLE,
    name: 'n.full_name',
    from: 'seminar_registration n',
  },
  meeting: { label: ['Meeting', 'Gesprek'], permissions: PEOPLE },
  meeting_party: { label: ['Meeting party', 'Gesprekspartij'], permissions: PEOPLE },
  meeting_programme: { label: ['Meeting programme', 'Gespreksprogramma'], permissions: ACTIVITIES, isQuiet: true },
  agreement: {
    label: ['Agreement', 'Overeenkomst'],
    permissions: ['agreements:read', 'contacts:read', 'companies:read'],
    name: REFERENCE_AND_TITLE,
  },
  commitment: { label: ['Commitment', 'Verbintenis'], permissions: ['agreements:read'], name: 'n.description' },
  document: {
    label: ['Document', 'Document'],
    permissions: [
      'documents:read',
      'companies:read',
      'contacts:read',
      'leads:read',
      'activities:read',
      'agreements:read',
    ],
    name: 'n.title',
  },
  mail: {
    label: ['Mail', 'Mail'],
    permissions: ['mails:read', 'companies:read', 'contacts:read', 'leads:read', 'activities:read'],
    name: 'n.subject',
  },
  mailing: {
    label: ['Mailing', 'Mailing'],
    permissions: ['mailings:read', 'companies:read', 'contacts:read', 'leads:read', 'activities:read'],
    name: 'n.title',
  },
  mail_template: {
    label: ['Mail template', 'Mailsjabloon'],
    permissions: ['mail_templates:read'],
    name: 'n.key',
    isQuiet: true,
  },
  inbound_mail: {
    label: ['Received mail', 'Ontvangen mail'],
    permissions: ['inbound_mails:read', 'companies:read', 'contacts:read', 'leads:read', 'activities:read'],
  },
  registration_page: {
    label: ['Registration page', 'Inschrijvingspagina'],
    permissions: ACTIVITIES,
    name: 'n.slug',
  },
  intake_connection: { label: ['Form connection', 'Formulierkoppeling'], permissions: ['intake:read'], name: 'n.name' },
  intake_decision: {
    label: ['Decision on a registration', 'Beslissing over een inschrijving'],
    permissions: ['intake:read'],
  },
  intake_delivery: {
    label: ['Delivery of a form', 'Inzending van een formulier'],
    permissions: ['intake:read'],
    isQuiet: true,
  },
  intake_registration: {
    label: ['Registration by a form', 'Inschrijving via een formulier'],
    permissions: ['intake:read'],
  },
  report_schedule: {
    label: ['Scheduled report', 'Gepland rapport'],
    permissions: ['report_schedules:read'],
    name: 'n.name',
    isQuiet: true,
  },
  report_lock: { label: ['Locked month', 'Vergrendelde maand'], permissions: ['report_locks:read'], isQuiet: true },
  exchange_rate: { label: ['Exchange rates', 'Wisselkoersen'], permissions: ['reference:read'], isQuiet: true },
  import: { label: ['Import', 'Import'], permissions: ['imports:read'], name: 'n.file_name', isQuiet: true },
  import_mapping: {
    label: ['Saved mapping of imports', 'Bewaarde veldkeuze van imports'],
    permissions: ['imports:read'],
    name: 'n.name',
    isQuiet: true,
  },
  privacy_request: {
    label: ['Request of a person', 'Verzoek van een persoon'],
    permissions: ['privacy:read', 'contacts:read'],
    name: 'n.reference',
  },
  privacy_notice: {
    label: ['Notice to a person', 'Kennisgeving aan een persoon'],
    permissions: ['privacy:read', 'contacts:read'],
    isQuiet: true,
  },
  retention_rule: {
    label: ['Retention rule', 'Bewaarregel'],
    permissions: ['privacy:read'],
    name: 'n.kind',
    from: 'privacy_retention_rule n',
    isQuiet: true,
  },
  // The entries about a person name the contact, or the record by which somebody without a contact is known.
  person: {
    label: ['Data of a person', 'Gegevens van een persoon'],
    permissions: ['privacy:read'],
    name: 'n.full_name',
    from: 'contact n',
    isQuiet: true,
  },
  user: {
    label: ['User', 'Gebruiker'],
    permissions: ['users:read'],
    name: 'n.full_name',
    from: 'app_user n',
    isQuiet: true,
  },
  api_key: { label: ['API key', 'API-sleutel'], permissions: ['api_keys:read'], name: 'n.name', isQuiet: true },
  webhook: { label: ['Webhook', 'Webhook'], permissions: ['webhooks:read'], name: 'n.name' },
  view: { label: ['Saved view', 'Bewaarde weergave'], permissions: ['users:read'], isQuiet: true },
} as const satisfies Record<string, RecordTypeFacts>;

/** A type of records, by its name in the audit trail. */
export type RecordType = keyof typeof RECORD_TYPES;
