import { NO_LEAD } from '../../records/leads/about-lead/about-lead.rules';
import type { RecordReference } from '../../records/search/record-reference.rules';
import type { components } from '../../shared/api/schema';
import { readBrusselsInput } from '../../shared/format/zone-time.rules';

type CreateInteraction = components['schemas']['CreateInteraction'];

export const INTERACTION_KINDS = [
  'call',
  'meeting',
  'video_call',
  'email',
  'message',
  'site_visit',
  'event',
  'letter',
] as const satisfies readonly CreateInteraction['kind'][];

/** Everything that was typed into the form. */
export interface InteractionDraft {
  subject: RecordReference | null;
  kind: CreateInteraction['kind'];
  /** The first line is the subject, the rest the summary. */
  text: string;
  nextStep: string;
  dueOn: string;
  isExpanded: boolean;
  /** The date and time in the time zone of the user; empty for the present time. */
  occurredAt: string;
  direction: '' | 'inbound' | 'outbound';
  contactIds: string[];
  /** The lead that an interaction with a company or a contact is about; empty until the user chooses. */
  leadId: string;
  /** Whether the task from whose row the form was opened is done. */
  completesTask: boolean;
  activity: RecordReference | null;
  outcome: string;
}

/** Starts a draft about a record, or about one that the user chooses. */
export function startDraft(subject: RecordReference | null): InteractionDraft {
  return {
    subject,
    kind: 'call',
    text: '',
    nextStep: '',
    dueOn: '',
    isExpanded: false,
    occurredAt: '',
    direction: '',
    contactIds: [],
    leadId: '',
    completesTask: true,
    activity: null,
    outcome: '',
  };
}

const MAX_SUBJECT_LENGTH = 200;

/** Splits a text into its first line and the rest. A first line that is too long is cut, and the summary has it whole. */
export function splitText(text: string): { subject: string; summary: string | null } {
  const [line = '', ...rest] = text.trim().split('\n');
  const subject = line.trim();
  if (subject.length > MAX_SUBJECT_LENGTH) {
    const cut = subject.slice(0, MAX_SUBJECT_LENGTH - 1);
    const end = cut.lastIndexOf(' ');
    return { subject: `${end > 0 ? cut.slice(0, end) : cut}…`, summary: text.trim() };
  }
  return { subject, summary: rest.join('\n').trim() || null };
}

/** The parts of a request that the draft of an interaction does not say itself. */
interface InteractionContext {
  /** The company of the record that the interaction is about. */
  companyId: string | null;
  /** The lead that an interaction with a company or a contact is about. */
  leadId?: string;
  /** The task that the interaction may answer. */
  taskId?: string;
  now: Date;
}

/** Builds the request. A lead brings its company along. */
export function buildInteractionRequest(draft: InteractionDraft, context: InteractionContext): CreateInteraction {
  const { companyId, leadId = NO_LEAD, taskId, now } = context;
  const { subject, kind, nextStep, dueOn, occurredAt, direction, activity, outcome } = draft;
  const contactIds = [...new Set([...(subject?.kind === 'contact' ? [subject.id] : []), ...draft.contactIds])];
  const aboutId = subject?.kind === 'lead' ? subject.id : leadId;
  const { summary, ...topic } = splitText(draft.text);
  return {
    kind,
    occurredAt: occurredAt === '' ? now.toISOString() : readBrusselsInput(occurredAt),
    ...topic,
    ...(summary && { summary }),
    ...(aboutId === NO_LEAD ? companyId && { companyId } : { leadId: aboutId }),
    ...(contactIds.length > 0 && { contactIds }),
    ...(direction && { direction }),
    ...(activity && { activityId: activity.id }),
    ...(outcome.trim() && { outcome: outcome.trim() }),
    ...(taskId !== undefined && draft.completesTask && { completeTaskId: taskId }),
    ...(nextStep.trim() && { followUp: { title: nextStep.trim(), ...(dueOn && { dueOn }) } }),
  };
}

/** The pointers under which the server names a problem with a field. */
export const POINTERS = {
  subject: ['/companyId', '/leadId', '/contactIds/0'],
  text: ['/subject', '/summary'],
  nextStep: ['/followUp/title', '/followUp/assigneeId'],
  dueOn: '/followUp/dueOn',
  activity: '/activityId',
  completesTask: '/completeTaskId',
};
