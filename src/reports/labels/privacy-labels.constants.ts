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
