import type { Direction, InteractionKind } from '../../interactions/model/interaction.constants.js';
import type { Channel } from '../../leads/pipeline/lead.constants.js';
import type { LeadPlan } from './lead-plan.rules.js';

/** The content of an interaction without its time and participants. */
export interface PlannedInteraction {
  kind: InteractionKind;
  direction: Direction;
  subject: string;
  summary?: string;
  outcome?: string;
}

/** The first interaction of a lead, by its source channel. */
const OPENINGS: Readonly<Record<Channel, (plan: LeadPlan) => PlannedInteraction>> = {
  activity: ({ about }) => ({
    kind: 'event',
    direction: 'inbound',
    subject: `Spoke to us after the programme about ${about}`,
    outcome: 'We call them back',
  }),
  agreement: ({ about }) => ({
    kind: 'email',
    direction: 'inbound',
    subject: `GSC introduces its member: ${about}`,
  }),
  referral: ({ about }) => ({ kind: 'email', direction: 'inbound', subject: `Introduced to us: ${about}` }),
  web: ({ about }) => ({
    kind: 'message',
    direction: 'inbound',
    subject: `Enquiry through the website about ${about}`,
  }),
  cold_outreach: () => ({
    kind: 'letter',
    direction: 'outbound',
    subject: 'First letter, with the brochure of Limburg',
  }),
  partner_network: ({ about }) => ({ kind: 'email', direction: 'inbound', subject: `A partner asks about ${about}` }),
  existing_investor: ({ about }) => ({
    kind: 'meeting',
    direction: 'inbound',
    subject: `Tells us of plans for ${about}`,
    outcome: 'A project of its own',
  }),
  other: ({ about }) => ({ kind: 'meeting', direction: 'inbound', subject: `Came by with a question on ${about}` }),
};

/** Returns the first interaction of a lead. */
export function buildOpening(plan: LeadPlan): PlannedInteraction {
  return OPENINGS[plan.source.channel](plan);
}

/** Returns the agency's first answer. */
export function buildFirstAnswer({ about, number }: LeadPlan): PlannedInteraction {
  const kind = number % 3 === 0 ? 'call' : 'email';
  return { kind, direction: 'outbound', subject: `First answer on ${about}`, outcome: 'They send their figures' };
}

/** Returns the interaction after which a lead is qualified. */
export function buildIntakeCall({ about, project }: LeadPlan): PlannedInteraction {
  return {
    kind: 'video_call',
    direction: 'outbound',
    subject: `What ${about} asks for`,
    summary: project?.requirements,
    outcome: 'Requirements noted',
  };
}

/** Returns the interaction after which the agency writes a proposal. */
export function buildPlanningCall({ about }: LeadPlan): PlannedInteraction {
  return {
    kind: 'call',
    direction: 'inbound',
    subject: `Who does what for ${about}`,
    outcome: 'They ask for a proposition',
  };
}

/** Returns the interaction that sends the proposal. */
export function buildPropositionEmail({ about }: LeadPlan): PlannedInteraction {
  return { kind: 'email', direction: 'outbound', subject: `Our proposition for ${about}` };
}

/** Returns the visit to the first candidate site. */
export function buildSiteVisit({ about, sites = [] }: LeadPlan): PlannedInteraction {
  const [name, municipality] = sites[0] ?? ['two sites', 'Hasselt'];
  return {
    kind: 'site_visit',
    direction: 'inbound',
    subject: `Visit to ${name} in ${municipality}`,
    summary: `Shown round with ${about} in mind: access, power, neighbours.`,
    outcome: `${municipality} is on their shortlist`,
  };
}

/** Returns the meeting in which the negotiation of conditions begins. */
export function buildConditionsMeeting({ sites = [], incentives }: LeadPlan): PlannedInteraction {
  return {
    kind: 'meeting',
    direction: 'outbound',
    subject: `Conditions for ${sites[0]?.[0] ?? 'the site'}`,
    outcome: incentives ? 'They ask for support' : 'They ask for no support',
  };
}

const FOLLOW_UPS: readonly ((about: string) => PlannedInteraction)[] = [
  (about) => ({ kind: 'call', direction: 'outbound', subject: `How far they are with ${about}` }),
  (about) => ({
    kind: 'email',
    direction: 'inbound',
    subject: `Questions about ${about}`,
    outcome: 'Answered the same day',
  }),
  (about) => ({
    kind: 'video_call',
    direction: 'outbound',
    subject: `Timetable for ${about}`,
    outcome: 'Dates agreed',
  }),
  (about) => ({
    kind: 'meeting',
    direction: 'outbound',
    subject: `Possible partners for ${about}`,
    outcome: 'Two names to follow up',
  }),
  (about) => ({ kind: 'message', direction: 'inbound', subject: `News of ${about}` }),
  (about) => ({ kind: 'letter', direction: 'outbound', subject: `Letter of support for ${about}` }),
];

/** Returns the interactions in between in rotation, with another start for every lead. */
export function getFollowUp({ about, number }: LeadPlan, index: number): PlannedInteraction {
  return FOLLOW_UPS[(number + index) % FOLLOW_UPS.length]!(about);
}
