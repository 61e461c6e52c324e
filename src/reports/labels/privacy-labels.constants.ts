/** The labels of requests of persons about their data, and of where these are. */
export const PRIVACY_LABELS = {
  privacyRequestKind: {
    access: { en: 'Access', nl: 'Inzage' },
    erasure: { en: 'Erasure', nl: 'Wissing' },
    rectification: { en: 'Rectification', nl: 'Verbetering' },
    objection: { en: 'Objection', nl: 'Bezwaar' },
  },
  privacyRequestChannel: {
    email: { en: 'E-mail', nl: 'E-mail' },
    letter: { en: 'Letter', nl: 'Brief' },
    phone: { en: 'Phone', nl: 'Telefoon' },
    form: { en: 'Form', nl: 'Formulier' },
    in_person: { en: 'In person', nl: 'Persoonlijk' },
  },
  privacyRequestState: {
    open: { en: 'Open', nl: 'Open' },
    in_progress: { en: 'In progress', nl: 'In behandeling' },
    done: { en: 'Done', nl: 'Afgehandeld' },
    refused: { en: 'Refused', nl: 'Geweigerd' },
    withdrawn: { en: 'Withdrawn', nl: 'Ingetrokken' },
  },
  privacyRefusedReason: {
    not_identified: { en: 'The person could not be identified', nl: 'De persoon kon niet geïdentificeerd worden' },
    manifestly_unfounded: { en: 'Manifestly unfounded or excessive', nl: 'Kennelijk ongegrond of buitensporig' },
    legal_obligation: { en: 'A legal obligation', nl: 'Een wettelijke verplichting' },
    legal_claims: { en: 'Legal claims', nl: 'Een rechtsvordering' },
    freedom_of_expression: { en: 'Freedom of expression', nl: 'Vrijheid van meningsuiting' },
  },
  erasureReason: {
    no_longer_needed: { en: 'No longer needed', nl: 'Niet meer nodig' },
    consent_withdrawn: { en: 'Consent withdrawn', nl: 'Toestemming ingetrokken' },
    objection: { en: 'Objection', nl: 'Bezwaar' },
    unlawful: { en: 'Processed unlawfully', nl: 'Onrechtmatig verwerkt' },
    legal_obligation: { en: 'A legal obligation', nl: 'Een wettelijke verplichting' },
  },
  erasureMentionReason: {
    other_person: { en: 'Somebody else', nl: 'Iemand anders' },
    legal_obligation: { en: 'A legal obligation', nl: 'Een wettelijke verplichting' },
    legal_claims: { en: 'Legal claims', nl: 'Een rechtsvordering' },
    freedom_of_expression: { en: 'Freedom of expression', nl: 'Vrijheid van meningsuiting' },
  },
  erasureBlocker: {
    only_contact_of_open_lead: { en: 'Only contact of an open lead', nl: 'Enige contact van een open lead' },
    participant_of_coming_delegation: {
      en: 'Participant of a delegation that is not over',
      nl: 'Deelnemer van een delegatie die nog niet voorbij is',
    },
    registered_for_coming_seminar: {
      en: 'Registered for a seminar that is not over',
      nl: 'Ingeschreven voor een seminarie dat nog niet voorbij is',
    },
    running_import: { en: 'In an import that is running', nl: 'In een import die loopt' },
    signatory_in_force: {
      en: 'Signatory of an agreement in force',
      nl: 'Ondertekenaar van een geldende overeenkomst',
    },
  },
  erasureTreatment: {
    clear: { en: 'Emptied or removed', nl: 'Leeggemaakt of verwijderd' },
    hash: { en: 'Replaced by a fingerprint', nl: 'Vervangen door een vingerafdruk' },
    bytes: { en: 'Content removed', nl: 'Inhoud verwijderd' },
    changes: { en: 'Values removed from the history', nl: 'Waarden uit de geschiedenis verwijderd' },
    text: { en: 'Mentions replaced in texts', nl: 'Vermeldingen in teksten vervangen' },
    derived: { en: 'Computed again', nl: 'Opnieuw berekend' },
    keep: { en: 'Kept', nl: 'Behouden' },
  },
  erasureFigures: {
    unchanged: { en: 'Unchanged', nl: 'Ongewijzigd' },
  },
  mentionKind: {
    full: { en: 'The whole name or an address', nl: 'De hele naam of een adres' },
    part: { en: 'A part of the name', nl: 'Een deel van de naam' },
  },
  mentionAction: {
    replace: { en: 'Replace', nl: 'Vervangen' },
    keep: { en: 'Keep', nl: 'Behouden' },
  },
  personRecipient: {
    webhook: { en: 'Another system, by a webhook', nl: 'Een ander systeem, via een webhook' },
    partners: { en: 'Partners', nl: 'Partners' },
  },
  personRecordKind: {
    contact: { en: 'Contact', nl: 'Contact' },
    registration: { en: 'Seminar registration', nl: 'Inschrijving voor een seminarie' },
    intake_registration: { en: 'Registration by a form', nl: 'Inschrijving via een formulier' },
    participant: { en: 'Participant of a delegation', nl: 'Deelnemer van een delegatie' },
    meeting_party: { en: 'Meeting party', nl: 'Gesprekspartij' },
    speaker: { en: 'Speaker', nl: 'Spreker' },
    mail: { en: 'Mail', nl: 'Mail' },
    inbound_mail: { en: 'Received mail', nl: 'Ontvangen mail' },
    suppression: { en: 'Suppressed address', nl: 'Geblokkeerd adres' },
  },
};
