const KEEP_REASONS = {
  open_lead: { en: 'On an open lead', nl: 'Op een open lead' },
  agreement_in_force: { en: 'Signatory of an agreement in force', nl: 'Ondertekenaar van een geldende overeenkomst' },
  coming_delegation: { en: 'Member of a delegation to come', nl: 'Lid van een komende delegatie' },
  open_task: { en: 'An open task', nl: 'Een open taak' },
  running_request: { en: 'A request that is running', nl: 'Een lopend verzoek' },
  keep_until: { en: 'Kept by a manager', nl: 'Bewaard door een manager' },
};

/** The labels of how long data of persons are kept, and of people who are told about them. */
export const RETENTION_LABELS = {
  retentionKind: {
    contact: { en: 'Contacts', nl: 'Contacten' },
    registration_without_contact: { en: 'Registrations without a contact', nl: 'Inschrijvingen zonder contact' },
    form_rejected: { en: 'Rejected forms and spam', nl: 'Geweigerde formulieren en spam' },
    inbound_unmatched: { en: 'Received mails without a contact', nl: 'Ontvangen mails zonder contact' },
  },
  retentionStart: {
    last_own_contact: { en: 'Last own contact', nl: 'Laatste eigen contact' },
    seminar_end: { en: 'End of the seminar', nl: 'Einde van het seminarie' },
    decision: { en: 'Decision', nl: 'Beslissing' },
    receipt: { en: 'Receipt', nl: 'Ontvangst' },
  },
  retentionAction: {
    erase: { en: 'Erase the person', nl: 'De persoon wissen' },
    remove_content: { en: 'Remove bytes and fields', nl: 'Bytes en velden verwijderen' },
    delete: { en: 'Delete', nl: 'Verwijderen' },
  },
  retentionTerm: {
    delivery_bytes: { en: 'What forms have sent', nl: 'Wat formulieren verstuurden' },
    quarantine: { en: 'Refused data of forms', nl: 'Geweigerde gegevens van formulieren' },
    inbound_mail_bytes: { en: 'Bytes of received mails', nl: 'Bytes van ontvangen mails' },
    import_rows: { en: 'Rows of imports', nl: 'Rijen van imports' },
    travel_details: { en: 'Passport and dietary data', nl: 'Paspoort- en dieetgegevens' },
    webhook_deliveries: { en: 'Deliveries of webhooks', nl: 'Leveringen van webhooks' },
    user_sessions: { en: 'Sessions of colleagues', nl: 'Sessies van collega’s' },
    idempotency_keys: { en: 'Answers to repeated requests', nl: 'Antwoorden op herhaalde vragen' },
    notifications: { en: 'Notifications of colleagues', nl: 'Meldingen van collega’s' },
    bulk_updates: {
      en: 'Former values of changes of many records',
      nl: 'Vroegere waarden van wijzigingen van veel records',
    },
    pending_registrations: { en: 'Unconfirmed registrations', nl: 'Onbevestigde inschrijvingen' },
  },
  retentionUnit: { hours: { en: 'hours', nl: 'uur' }, days: { en: 'days', nl: 'dagen' } },
  retentionDecision: { erase: { en: 'Erase', nl: 'Wissen' }, keep: { en: 'Keep', nl: 'Bewaren' } },
  retentionReason: KEEP_REASONS,
  retentionStayReason: {
    ...KEEP_REASONS,
    mentions_undecided: { en: 'Mentions to decide', nl: 'Vermeldingen om over te beslissen' },
    blocked: { en: 'Cannot be erased now', nl: 'Kan nu niet gewist worden' },
    not_due: { en: 'No longer due', nl: 'Niet meer aan de beurt' },
    rule_off: { en: 'The rule is switched off', nl: 'De regel staat uit' },
    not_found: { en: 'Not found', nl: 'Niet gevonden' },
  },
  noticeSource: {
    delegation: { en: 'List of a delegation', nl: 'Lijst van een delegatie' },
    import: { en: 'Imported list of a third party', nl: 'Geïmporteerde lijst van een derde' },
  },
};
