import { isSatisfied } from '../../leads/pipeline/stage-gates.rules.js';
import { buildBlankFacts, type LeadFacts } from '../../leads/pipeline/lead-facts.rules.js';
import { type Requirement, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { Channel, ScreeningStatus, Stage } from '../../leads/pipeline/lead.constants.js';

/**
 * The facts about a lead that the gates check, in a form that many leads share: whether each field is set, and its
 * value only where the gates depend on it.
 */
export interface RequiredFieldFacts {
  stage: Stage;
  channel: Channel;
  screeningStatus: ScreeningStatus;
  consideringElsewhere: boolean | null;
  capexUndisclosed: boolean | null;
  /** Whether a date that must not lie in the future does. */
  isReceivedInFuture: boolean;
  isAnnouncedInFuture: boolean;
  /** Whether each field of {@link REQUIRED_FIELDS} is set. */
  isSet: Readonly<Record<RequiredField, boolean>>;
}

/** The fields that a gate can miss, apart from those that {@link RequiredFieldFacts} names. */
export const REQUIRED_FIELDS = [
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
/** One of {@link REQUIRED_FIELDS}. */
export type RequiredField = (typeof REQUIRED_FIELDS)[number];

/** A required field that leads lack. */
export interface MissingField {
  /** The name of the field in the API, dotted. */
  field: string;
  /** The stage that requires the field. */
  stage: Stage;
}

/** A day in the future of any report. */
const FUTURE_DAY = '2199-12-31';

/** Builds facts for the gates. Every field that is set gets the same arbitrary value. */
function buildLeadFacts(lead: RequiredFieldFacts, asOf: string): LeadFacts {
  const { isSet } = lead;
  const getCount = (name: RequiredField) => (isSet[name] ? 1 : 0);
  const getId = (name: RequiredField) => (isSet[name] ? 'known' : null);
  return {
    ...buildBlankFacts(asOf),
    stage: lead.stage,
    title: getId('title'),
    companyId: 'known',
    ownerId: 'known',
    receivedOn: lead.isReceivedInFuture ? FUTURE_DAY : asOf,
    source: {
      channel: lead.channel,
      activityId: getId('sourceActivity'),
      agreementId: getId('sourceAgreement'),
      referrerCompanyId: getId('sourceReferrer'),
    },
    contactCount: getCount('contacts'),
    investmentType: isSet.investmentType ? 'greenfield' : null,
    businessActivity: isSet.businessActivity ? 'other' : null,
    sector: getId('sector'),
    requirements: getId('requirements'),
    expectedDecisionOn: isSet.expectedDecision ? asOf : null,
    capexAmount: isSet.capexAmount ? 1 : null,
    capexUndisclosed: lead.capexUndisclosed,
    jobsExpected: isSet.jobsExpected ? 1 : null,
    consideringElsewhere: lead.consideringElsewhere,
    competitorLocationCount: getCount('competitors'),
    interactionCount: getCount('interactions'),
    projectManagerId: getId('projectManager'),
    likelihood: isSet.likelihood ? 'low' : null,
    screeningStatus: lead.screeningStatus,
    propositionSentOn: isSet.propositionSent ? asOf : null,
    siteVisitCount: getCount('siteVisits'),
    siteVisitWaivedReason: getId('siteVisitWaived'),
    sites: [{ shortlisted: isSet.shortlistedSite, chosen: isSet.chosenSite }],
    incentivesRequested: isSet.incentives ? true : null,
    announcedOn: isSet.announcedOn ? (lead.isAnnouncedInFuture ? FUTURE_DAY : asOf) : null,
    announcedJobs: isSet.announcedJobs ? 1 : null,
    announcedCapexEur: isSet.announcedCapex ? 1 : null,
    evidenceCount: getCount('evidence'),
    localCompanyId: getId('localCompany'),
    localCompanyCountry: isSet.localCompany ? 'BE' : null,
    realisationCount: getCount('realisations'),
    involvement: isSet.involvement ? 'none' : null,
  };
}

/** Every field that a stage requires, once, in the order of the stages. Each missing field is one of these objects. */
export const STAGE_REQUIRED_FIELDS: readonly MissingField[] = STAGES.flatMap(({ stage, required }) =>
  [...new Set(required.map(({ field }) => field))].map((field) => ({ stage, field })),
);

/** The requirements of each stage, with the field that is missing if it is unmet. */
const REQUIREMENTS: readonly (readonly { requirement: Requirement; missingField: MissingField }[])[] = STAGES.map(
  ({ stage, required }) =>
    required.map((requirement) => {
      return {
        requirement,
        missingField: STAGE_REQUIRED_FIELDS.find((one) => one.stage === stage && one.field === requirement.field)!,
      };
    }),
);

/**
 * The required fields of one stage that a lead lacks: `own` if it is in the stage or past it, `next` if it comes to it
 * next.
 */
export interface MissingFields {
  own: readonly MissingField[];
  next: readonly MissingField[];
}

/**
 * Returns the fields that a lead lacks of those that one stage, by its position from 0, adds to the stages before it.
 * The requirements of the gates themselves decide. A requirement that holds only on entry is not missing from a lead that has
 * entered the stage. A field that is required in two ways counts once.
 */
export function findMissingFields(place: number, lead: RequiredFieldFacts, asOf: string): MissingFields {
  const facts = buildLeadFacts(lead, asOf);
  const unmet = REQUIREMENTS[place]!.filter(({ requirement }) => !isSatisfied(requirement, facts));
  const listMissingFields = (some: typeof unmet) => [...new Set(some.map(({ missingField }) => missingField))];
  return {
    own: listMissingFields(unmet.filter(({ requirement }) => !requirement.entryOnly)),
    next: listMissingFields(unmet),
  };
}

/** The missing fields of many leads, added up. */
export interface MissingFieldSums {
  /** The number of leads that lack a field required by their stage or one before it: in all, and by owner. */
  incomplete: number;
  incompleteOf: Map<string, number>;
  /**
   * The number of leads that lack each field of {@link STAGE_REQUIRED_FIELDS}: fields required so far, and fields that the next stage
   * adds.
   */
  missing: Map<MissingField, number>;
  neededNext: Map<MissingField, number>;
}
