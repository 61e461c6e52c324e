import type { Translations } from '../../common/reference/languages.constants.js';
import type { EventGroup, EventType } from '../../database/transactions/event-types.rules.js';

/** The types of events that webhooks are told of. */
const EVENT_TYPE_LABELS: Record<EventType, Translations> = {
  'company.created': { en: 'Company created', nl: 'Bedrijf aangemaakt' },
  'company.updated': { en: 'Company changed', nl: 'Bedrijf gewijzigd' },
  'company.archived': { en: 'Company archived', nl: 'Bedrijf gearchiveerd' },
  'company.restored': { en: 'Company restored', nl: 'Bedrijf teruggezet' },
  'company.merged': { en: 'Company merged', nl: 'Bedrijf samengevoegd' },
  'contact.created': { en: 'Contact created', nl: 'Contact aangemaakt' },
  'contact.updated': { en: 'Contact changed', nl: 'Contact gewijzigd' },
  'contact.archived': { en: 'Contact archived', nl: 'Contact gearchiveerd' },
  'contact.restored': { en: 'Contact restored', nl: 'Contact teruggezet' },
  'contact.merged': { en: 'Contact merged', nl: 'Contact samengevoegd' },
  'contact.erased': { en: 'Contact erased', nl: 'Contact gewist' },
  'lead.created': { en: 'Lead created', nl: 'Lead aangemaakt' },
  'lead.updated': { en: 'Lead changed', nl: 'Lead gewijzigd' },
  'lead.archived': { en: 'Lead archived', nl: 'Lead gearchiveerd' },
  'lead.restored': { en: 'Lead restored', nl: 'Lead teruggezet' },
  'lead.transitioned': { en: 'Lead in another stage', nl: 'Lead in een andere fase' },
  'lead.status_changed': { en: 'Lead with another status', nl: 'Lead met een andere status' },
  'lead.evidence_added': { en: 'Lead with new evidence', nl: 'Lead met nieuw bewijs' },
  'lead.realisation_added': { en: 'Lead with a realisation', nl: 'Lead met een realisatie' },
  'interaction.created': { en: 'Interaction created', nl: 'Interactie aangemaakt' },
  'interaction.updated': { en: 'Interaction changed', nl: 'Interactie gewijzigd' },
  'interaction.archived': { en: 'Interaction archived', nl: 'Interactie gearchiveerd' },
  'task.created': { en: 'Task created', nl: 'Taak aangemaakt' },
  'task.updated': { en: 'Task changed', nl: 'Taak gewijzigd' },
  'task.completed': { en: 'Task done', nl: 'Taak uitgevoerd' },
  'activity.created': { en: 'Activity created', nl: 'Activiteit aangemaakt' },
  'activity.updated': { en: 'Activity changed', nl: 'Activiteit gewijzigd' },
  'activity.archived': { en: 'Activity archived', nl: 'Activiteit gearchiveerd' },
  'activity.cancelled': { en: 'Activity cancelled', nl: 'Activiteit geannuleerd' },
  'activity.ended': { en: 'Activity over', nl: 'Activiteit afgelopen' },
  'registration.created': { en: 'Registration created', nl: 'Inschrijving aangemaakt' },
  'registration.updated': { en: 'Registration changed', nl: 'Inschrijving gewijzigd' },
  'registration.cancelled': { en: 'Registration cancelled', nl: 'Inschrijving geannuleerd' },
  'registration.promoted': {
    en: 'Registration moved up from the waiting list',
    nl: 'Inschrijving opgeschoven van de wachtlijst',
  },
  'registration.checked_in': { en: 'Registration checked in', nl: 'Inschrijving ingecheckt' },
  'registration.check_in_undone': {
    en: 'Registration: check-in undone',
    nl: 'Inschrijving: check-in ongedaan gemaakt',
  },
  'registration.no_show': { en: 'Registration: no-show', nl: 'Inschrijving: niet komen opdagen' },
  'agreement.created': { en: 'Agreement created', nl: 'Overeenkomst aangemaakt' },
  'agreement.updated': { en: 'Agreement changed', nl: 'Overeenkomst gewijzigd' },
  'agreement.archived': { en: 'Agreement archived', nl: 'Overeenkomst gearchiveerd' },
  'agreement.expired': { en: 'Agreement expired', nl: 'Overeenkomst verlopen' },
  'agreement.signed': { en: 'Agreement signed', nl: 'Overeenkomst ondertekend' },
  'commitment.created': { en: 'Commitment created', nl: 'Verbintenis aangemaakt' },
  'commitment.updated': { en: 'Commitment changed', nl: 'Verbintenis gewijzigd' },
  'document.created': { en: 'Document created', nl: 'Document aangemaakt' },
  'document.updated': { en: 'Document changed', nl: 'Document gewijzigd' },
  'document.version_added': { en: 'Document: new version', nl: 'Document: nieuwe versie' },
  'document.archived': { en: 'Document archived', nl: 'Document gearchiveerd' },
  'report.written': { en: 'Report written', nl: 'Rapport geschreven' },
  'webhook.test': { en: 'Webhook: test', nl: 'Webhook: test' },
};

/** The groups of those types. */
const EVENT_GROUP_LABELS: Record<EventGroup, Translations> = {
  company: { en: 'Companies', nl: 'Bedrijven' },
  contact: { en: 'Contacts', nl: 'Contacten' },
  lead: { en: 'Leads', nl: 'Leads' },
  interaction: { en: 'Interactions', nl: 'Interacties' },
  task: { en: 'Tasks', nl: 'Taken' },
  activity: { en: 'Activities', nl: 'Activiteiten' },
  registration: { en: 'Registrations', nl: 'Inschrijvingen' },
  agreement: { en: 'Agreements', nl: 'Overeenkomsten' },
  commitment: { en: 'Commitments', nl: 'Verbintenissen' },
  document: { en: 'Documents', nl: 'Documenten' },
  report: { en: 'Reports', nl: 'Rapporten' },
  webhook: { en: 'Webhooks', nl: 'Webhooks' },
};

/** The labels of the types of events. */
export const EVENT_LABELS = {
  webhookEventType: EVENT_TYPE_LABELS,
  webhookEventGroup: EVENT_GROUP_LABELS,
} satisfies Record<string, Record<string, Translations>>;
