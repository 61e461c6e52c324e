/** An example of a request body, as the API document shows it. The ids are those of the demo. */
interface BodyExample {
  summary: string;
  value: object;
}

const COMPANY = '0199c000-0000-7000-8000-000000000110';
const CONTACT = '0199c000-0000-7000-8000-000000000210';
const LEAD = '0199c000-0000-7000-8000-000000000310';
const AGREEMENT = '0199c000-0000-7000-8000-000000000502';
const TASK = '0199c000-0000-7000-8000-000002031001';
const COLLEAGUE = '0199c000-0000-7000-8000-000000000003';

/** Request bodies that record an interaction. */
export const INTERACTION_EXAMPLES: Record<string, BodyExample> = {
  meeting: {
    summary: 'A meeting about a lead, with a follow-up',
    value: {
      kind: 'meeting',
      occurredAt: '2026-03-12T13:30:00Z',
      subject: 'Requirements of the European assembly plant',
      summary: 'They need 4,000 m² near the E313 and 40 people by the end of next year.',
      direction: 'outbound',
      leadId: LEAD,
      contactIds: [CONTACT],
      outcome: 'They visit Genk in April',
      followUp: { title: 'Send the site proposals', dueOn: '2026-12-15', assigneeId: COLLEAGUE },
    },
  },
  siteVisit: {
    summary: 'A site visit, which the stage shortlisted requires',
    value: {
      kind: 'site_visit',
      occurredAt: '2026-04-22T08:00:00Z',
      subject: 'Visit to Corda Campus and the harbour of Genk',
      leadId: LEAD,
      contactIds: [CONTACT],
    },
  },
  partner: {
    summary: 'A call with a partner about an agreement',
    value: {
      kind: 'call',
      occurredAt: '2026-05-04T07:15:00Z',
      subject: 'Members of GSC who may come to the seminar',
      direction: 'inbound',
      companyId: COMPANY,
      agreementId: AGREEMENT,
    },
  },
};

/** Request bodies that update an interaction. */
export const INTERACTION_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  outcome: { summary: 'The result', value: { outcome: 'They visit Genk in April' } },
  clear: { summary: 'null clears a field', value: { summary: null } },
};

/** Request bodies that create a task. */
export const TASK_EXAMPLES: Record<string, BodyExample> = {
  lead: {
    summary: 'A task about a lead, for a colleague',
    value: { title: 'Send the site proposals', dueOn: '2026-12-15', assigneeId: COLLEAGUE, leadId: LEAD },
  },
  contact: {
    summary: 'A task about a contact, for the caller',
    value: { title: 'Call about the visit', contactId: CONTACT },
  },
  free: { summary: 'A task without a subject', value: { title: 'Prepare the monthly meeting' } },
};

/** Request bodies that update a task. */
export const TASK_CHANGE_EXAMPLES: Record<string, BodyExample> = {
  done: { summary: 'Set to done', value: { status: 'done' } },
  later: { summary: 'Another due date', value: { dueOn: '2026-12-22' } },
  subject: { summary: 'Another subject', value: { leadId: null, companyId: COMPANY } },
};

/** Request bodies that update many tasks. */
export const TASK_BULK_EXAMPLES: Record<string, BodyExample> = {
  done: { summary: 'Preview setting some tasks to done', value: { ids: [TASK], changes: { status: 'done' } } },
  handover: {
    summary: 'Preview passing on the open tasks of the caller',
    value: { filter: { assigneeId: 'me', status: 'open' }, changes: { assigneeId: COLLEAGUE }, dryRun: true },
  },
};
