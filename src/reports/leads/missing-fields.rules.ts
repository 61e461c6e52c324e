import { isSatisfied } from '../../leads/pipeline/stage-gates.rules.js';
import { buildBlankFacts, type LeadFacts } from '../../leads/pipeline/lead-facts.rules.js';
import { type Requirement, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { Channel, ScreeningStatus, Stage } from '../../leads/pipeline/lead.constants.js';

/**
 * The facts about a lead that the gates check, in a form that many leads share: whether each field is set, and its
 * value only where the gates depend on it.
 */
export interface Known {
  stage: Stage;
  channel: Channel;
  screeningStatus: ScreeningStatus;
  consideringElsewhere: boolean | null;
  capexUndisclosed: boolean | null;
  /** Whether a date that must not lie in the future does. */
  receivedAhead: boolean;
  announcedAhead: boolean;
  /** Whether each field of {@link KNOWABLE} is set. */
  known: Readonly<Record<Knowable, boolean>>;
}

/** The fields that a gate can miss, apart from those that {@link Known} names. */
export const KNOWABLE = [
  'title',
  'sourceActivity',
  'sourceAgreement',
  'sourceReferrer',
  'contacts',
  'investmentType',
  'businessActivity',
  'sector',
  'requirements',
  'expectedDecision',
  'capexAmount',
  'jobsExpected',
  'competitors',
  'interactions',
  'projectManager',
  'likelihood',
  'propositionSent',
  'siteVisits',
  'siteVisitWaived',
  'shortlistedSite',
  'chosenSite',
  'incentives',
  'announcedOn',
  'announcedJobs',
  'announcedCapex',
  'evidence',
  'localCompany',
  'realisations',
  'involvement',
] as const;
/** One of {@link KNOWABLE}. */
export type Knowable = (typeof KNOWABLE)[number];

/** A required field that leads lack. */
export interface Gap {
  /** The name of the field in the API, dotted. */
  field: string;
  /** The stage that requires the field. */
  stage: Stage;
}

/** A day in the future of any report. */
const AHEAD = '2199-12-31';

/** Builds facts for the gates. Every field that is set gets the same arbitrary value. */
function buildLeadFacts(lead: Known, asOf: string): LeadFacts {
  const { known } = lead;
  const getCount = (name: Knowable) => (known[name] ? 1 : 0);
  const getId = (name: Knowable) => (known[name] ? 'known' : null);
  return {
    ...buildBlankFacts(asOf),
    stage: lead.stage,
    title: getId('title'),
    companyId: 'known',
    ownerId: 'known',
    receivedOn: lead.receivedAhead ? AHEAD : asOf,
    source: {
      channel: lead.channel,
      activityId: getId('sourceActivity'),
      agreementId: getId('sourceAgreement'),
      referrerCompanyId: getId('sourceReferrer'),
    },
    contactCount: getCount('contacts'),
    investmentType: known.investmentType ? 'greenfield' : null,
    businessActivity: known.businessActivity ? 'other' : null,
    sector: getId('sector'),
    requirements: getId('requirements'),
    expectedDecisionOn: known.expectedDecision ? asOf : null,
    capexAmount: known.capexAmount ? 1 : null,
    capexUndisclosed: lead.capexUndisclosed,
    jobsExpected: known.jobsExpected ? 1 : null,
    consideringElsewhere: lead.consideringElsewhere,
    competitorLocationCount: getCount('competitors'),
    interactionCount: getCount('interactions'),
    projectManagerId: getId('projectManager'),
    likelihood: known.likelihood ? 'low' : null,
    screeningStatus: lead.screeningStatus,
    propositionSentOn: known.propositionSent ? asOf : null,
    siteVisitCount: getCount('siteVisits'),
    siteVisitWaivedReason: getId('siteVisitWaived'),
    sites: [{ shortlisted: known.shortlistedSite, chosen: known.chosenSite }],
    incentivesRequested: known.incentives ? true : null,
    announcedOn: known.announcedOn ? (lead.announcedAhead ? AHEAD : asOf) : null,
    announcedJobs: known.announcedJobs ? 1 : null,
    announcedCapexEur: known.announcedCapex ? 1 : null,
    evidenceCount: getCount('evidence'),
    localCompanyId: getId('localCompany'),
    localCompanyCountry: known.localCompany ? 'BE' : null,
    realisationCount: getCount('realisations'),
    involvement: known.involvement ? 'none' : null,
  };
}

/** Every field that a stage requires, once, in the order of the stages. Each gap is one of these objects. */
export const ASKED: readonly Gap[] = STAGES.flatMap(({ stage, required }) =>
  [...new Set(required.map(({ field }) => field))].map((field) => ({ stage, field })),
);

/** The requirements of each stage, with the gap that an unmet requirement leaves. */
const REQUIREMENTS: readonly (readonly { requirement: Requirement; gap: Gap }[])[] = STAGES.map(({ stage, required }) =>
  required.map((requirement) => {
    return { requirement, gap: ASKED.find((gap) => gap.stage === stage && gap.field === requirement.field)! };
  }),
);

/**
 * The required fields of one stage that a lead lacks: `own` if it is in the stage or past it, `next` if it comes to it
 * next.
 */
export interface Gaps {
  own: readonly Gap[];
  next: readonly Gap[];
}

/**
 * Returns the fields that a lead lacks of those that one stage, by its position from 0, adds to the stages before it.
 * The requirements of the gates themselves decide. A requirement that holds only on entry is no gap of a lead that has
 * entered the stage. A field that is required in two ways counts once.
 */
export function findMissingFields(place: number, lead: Known, asOf: string): Gaps {
  const facts = buildLeadFacts(lead, asOf);
  const unmet = REQUIREMENTS[place]!.filter(({ requirement }) => !isSatisfied(requirement, facts));
  const listMissingFields = (some: typeof unmet) => [...new Set(some.map(({ gap }) => gap))];
  return {
    own: listMissingFields(unmet.filter(({ requirement }) => !requirement.entryOnly)),
    next: listMissingFields(unmet),
  };
}

/** The missing fields of many leads, added up. */
export interface GapSums {
  /** The number of leads that lack a field required by their stage or one before it: in all, and by owner. */
  incomplete: number;
  incompleteOf: Map<string, number>;
  /**
   * The number of leads that lack each field of {@link ASKED}: fields required so far, and fields that the next stage
   * adds.
   */
  missing: Map<Gap, number>;
  neededNext: Map<Gap, number>;
}
