import type { WordDictionary } from './word.rules.js';

/**
 * The values of other systems. Left out are those that have no equivalent here, such as "Needs Analysis", and those that
 * mean something else in another system: a "Referral" of the web analysis of HubSpot is a link. Sources:
 * - tasks: the status reasons of Dynamics 365, of which all but "Completed" and "Canceled" belong to the state "Open"
 *   (github.com/MicrosoftDocs/powerapps-docs, powerapps-docs/developer/data-platform/reference/entities/task.md); the
 *   values of hs_task_status of HubSpot (github.com/HubSpot/agent-cli-skills,
 *   sales-execution/resources/activity-properties-reference.md); those of Salesforce are among them; "Pending Input" of
 *   SuiteCRM and "Started" of EspoCRM;
 * - interactions: the types of activities of Dynamics 365 (phonecall.md and appointment.md in the same folder as task.md);
 * - stages: the default pipelines of HubSpot, Salesforce, Pipedrive, Odoo, Zoho, EspoCRM, SuiteCRM and Twenty;
 * - statuses and types of investment: those of the Data Hub of the United Kingdom (github.com/uktrade/data-hub-api).
 */
export const SYSTEM_WORDS: WordDictionary = {
  channel: {
    activity: ['Internal Seminar', 'Seminar - Internal', 'Trade Show'],
    referral: ['External Referral', 'Customer Referral'],
    web: ['Organic Search', 'Paid Search', 'Direct Traffic', 'Web Download', 'Chat', 'Web Form'],
    cold_outreach: ['Purchased List'],
  },
  stage: {
    first_contact: ['Appointment Scheduled', '1. Prospect'],
    qualified: ['Qualified To Buy'],
    proposal: ['Proposal/Price Quote', 'Proposal/Quote', '3-Propose'],
    negotiation: ['Negotiation/Review', 'Contract Sent'],
    invested: ['Customer', '5. Won'],
  },
  taskStatus: {
    open: ['Not Started', 'In Progress', 'Waiting', 'Waiting on someone else', 'Deferred', 'Pending Input', 'Started'],
    done: ['Completed'],
    dropped: ['Canceled'],
  },
  interactionKind: { call: ['Phonecall'] },
  agreementStatus: { in_force: ['Activated'] },
};
