import { isBlank, type LeadFacts, type TransitionActor } from './lead-facts.rules.js';
import { CLEARED_SCREENING_STATUSES, type Channel, type Stage } from './lead.constants.js';
import type { Verification } from './win-verification.rules.js';

/**
 * Version of the pipeline. Increase it whenever a stage, a probability or a requirement changes, because reports print
 * it beside their figures.
 */
export const PIPELINE_VERSION = 2;

/** The country in which the company of an investment is set up or bought. */
export const LOCAL_COUNTRY = 'BE';

/** The condition under which a requirement applies. */
export interface Condition {
  /** Text that completes "Needed when …". */
  text: string;
  isMet(facts: LeadFacts): boolean;
}

/** A fact that must be known before a lead enters a stage. */
export interface Requirement {
  /** Dotted name of the API field, such as `source.activityId`. */
  field: string;
  /** Stable code, such as `required`, `at_least_one`, `must_be_known` or `cleared_needed`. */
  code: string;
  /** Instruction in a sentence that a business development manager understands. */
  text: string;
  isMet(facts: LeadFacts): boolean;
  appliesTo?: Condition;
  /**
   * Marks a requirement that is checked only on entry. A later change is a fact that must be recorded, so an edit is
   * not checked against it.
   */
  entryOnly?: true;
}

/** A requirement for the person who makes a transition into a stage, not for the lead. */
export interface ActorRule {
  field: 'mover';
  code: string;
  text: string;
  isMet(verification: Verification, actor: TransitionActor): boolean;
}

/** A stage of the pipeline. `required` holds the requirements that it adds to those of the stages before it. */
export interface StageDefinition {
  stage: Stage;
  /** Probability of becoming an investment, in per cent from 5 to 100. It is the weight in the weighted pipeline. */
  probability: number;
  title: string;
  meaning: string;
  required: readonly Requirement[];
  actorRule?: ActorRule;
  /** The status that entering the stage sets. */
  setsStatus?: 'won';
}

/** Creates a requirement that a value is known. Null and blank text are unknown; 0 and false are known. */
function createRequirement(
  field: string,
  text: string,
  value: (facts: LeadFacts) => string | number | boolean | null,
): Requirement {
  const isMet = (facts: LeadFacts): boolean => {
    const found = value(facts);
    return typeof found === 'string' ? !isBlank(found) : found !== null;
  };
  return { field, code: 'required', text, isMet };
}

/** Creates a requirement that a known date is not in the future. */
function createDateRequirement(field: string, text: string, value: (facts: LeadFacts) => string | null): Requirement {
  return {
    field,
    code: 'not_in_future',
    text,
    appliesTo: { text: 'the date is given', isMet: (facts) => !isBlank(value(facts)) },
    isMet: (facts) => (value(facts) ?? '') <= facts.today,
  };
}

/** Creates the condition that the lead came in through this channel. */
function createChannelCondition(channel: Channel): Condition {
  return { text: `source.channel is ${channel}`, isMet: (facts) => facts.source.channel === channel };
}

const FIRST_CONTACT: readonly Requirement[] = [
  createRequirement('title', 'Give the lead a title.', (facts) => facts.title),
  createRequirement('companyId', 'Name the company that may invest.', (facts) => facts.companyId),
  createRequirement('ownerId', 'Name the colleague who owns the lead.', (facts) => facts.ownerId),
  createRequirement('receivedOn', 'Say on which day the lead came in.', (facts) => facts.receivedOn),
  createDateRequirement(
    'receivedOn',
    'The day on which the lead came in must not be in the future.',
    (facts) => facts.receivedOn,
  ),
  createRequirement('source.channel', 'Say how the lead came in.', (facts) => facts.source.channel),
  {
    ...createRequirement(
      'source.activityId',
      'Name the delegation, roadshow or seminar it came from.',
      (f) => f.source.activityId,
    ),
    appliesTo: createChannelCondition('activity'),
  },
  {
    ...createRequirement('source.agreementId', 'Name the agreement it came from.', (facts) => facts.source.agreementId),
    appliesTo: createChannelCondition('agreement'),
  },
  {
    ...createRequirement(
      'source.referrerCompanyId',
      'Name the company that referred it.',
      (f) => f.source.referrerCompanyId,
    ),
    appliesTo: createChannelCondition('referral'),
  },
];

const QUALIFIED: readonly Requirement[] = [
  {
    field: 'contactIds',
    code: 'at_least_one',
    text: 'Link at least one contact person.',
    isMet: (facts) => facts.contactCount >= 1,
  },
  createRequirement('investmentType', 'Say what kind of investment it is.', (facts) => facts.investmentType),
  createRequirement('businessActivity', 'Say what the investor will do here.', (facts) => facts.businessActivity),
  createRequirement('sector', 'Give the sector as a NACE code.', (facts) => facts.sector),
  createRequirement('requirements', 'Write down what the investor is looking for.', (facts) => facts.requirements),
  createRequirement(
    'expectedDecisionOn',
    'Say when the investor expects to decide.',
    (facts) => facts.expectedDecisionOn,
  ),
  {
    field: 'capex',
    code: 'required',
    text: 'Give the planned capital expenditure, or set capexUndisclosed to true.',
    isMet: (facts) => facts.capexAmount !== null || facts.capexUndisclosed === true,
  },
  createRequirement('jobsExpected', 'Say how many jobs are expected; 0 is an answer.', (facts) => facts.jobsExpected),
  createRequirement(
    'consideringElsewhere',
    'Say whether the investor also looks at other locations; false is an answer.',
    (facts) => facts.consideringElsewhere,
  ),
  {
    field: 'competitorLocations',
    code: 'at_least_one',
    text: 'Name at least one location the investor also considers.',
    appliesTo: { text: 'consideringElsewhere is true', isMet: (facts) => facts.consideringElsewhere === true },
    isMet: (facts) => facts.competitorLocationCount >= 1,
  },
  {
    field: 'interactions',
    code: 'at_least_one',
    text: 'Record at least one interaction with the investor.',
    isMet: (facts) => facts.interactionCount >= 1,
  },
];

const PROPOSAL: readonly Requirement[] = [
  createRequirement('projectManagerId', 'Name the project manager.', (facts) => facts.projectManagerId),
  createRequirement(
    'likelihood',
    'Judge how likely the investment is: low, medium or high.',
    (facts) => facts.likelihood,
  ),
  {
    field: 'screening.status',
    code: 'must_be_known',
    text: 'Assess whether the investment must be filed for screening (screening.status is not_assessed).',
    isMet: (facts) => facts.screeningStatus !== 'not_assessed',
  },
];

const SHORTLISTED: readonly Requirement[] = [
  createRequirement(
    'propositionSentOn',
    'Say on which day the proposition went out.',
    (facts) => facts.propositionSentOn,
  ),
  {
    // Site visits come early and repeat. They are recorded as interactions and never inferred from the stage.
    field: 'siteVisitWaivedReason',
    code: 'at_least_one',
    text: 'Record a site_visit interaction, or say in siteVisitWaivedReason why none is needed.',
    isMet: (facts) => facts.siteVisitCount >= 1 || !isBlank(facts.siteVisitWaivedReason),
  },
];

const NEGOTIATION: readonly Requirement[] = [
  {
    field: 'sites',
    code: 'at_least_one',
    text: 'Mark at least one candidate site as shortlisted.',
    isMet: (facts) => facts.sites.some((site) => site.shortlisted),
  },
  createRequirement(
    'incentivesRequested',
    'Say whether the investor asked for incentives; false is an answer.',
    (facts) => facts.incentivesRequested,
  ),
];

const ANNOUNCED: readonly Requirement[] = [
  createRequirement('announcedOn', 'Say on which day the investment was announced.', (facts) => facts.announcedOn),
  createDateRequirement(
    'announcedOn',
    'The day of the announcement must not be in the future.',
    (facts) => facts.announcedOn,
  ),
  createRequirement(
    'announcedJobs',
    'Give the number of jobs announced; 0 is an answer.',
    (facts) => facts.announcedJobs,
  ),
  createRequirement(
    'announcedCapexEur',
    'Give the capital expenditure announced, in euro.',
    (facts) => facts.announcedCapexEur,
  ),
  {
    field: 'sites',
    code: 'one_chosen',
    text: 'Mark the site that was chosen.',
    isMet: (facts) => facts.sites.some((site) => site.chosen),
  },
  {
    field: 'evidence',
    code: 'at_least_one',
    text: 'Add at least one piece of evidence, such as the press release.',
    isMet: (facts) => facts.evidenceCount >= 1,
  },
  {
    field: 'screening.status',
    code: 'cleared_needed',
    text: 'The screening must be out_of_scope, cleared or cleared_with_conditions before an announcement.',
    isMet: (facts) => CLEARED_SCREENING_STATUSES.some((cleared) => cleared === facts.screeningStatus),
    // A clearance may be withdrawn after the announcement. A user who learns of it must be able to record it.
    entryOnly: true,
  },
];

const INVESTED: readonly Requirement[] = [
  createRequirement(
    'localCompanyId',
    'Name the company that was set up or bought here.',
    (facts) => facts.localCompanyId,
  ),
  {
    field: 'localCompanyId',
    code: 'local_company_not_belgian',
    text: 'The company that was set up or bought here must be in Belgium.',
    appliesTo: { text: 'a local company is named', isMet: (facts) => facts.localCompanyId !== null },
    isMet: (facts) => facts.localCompanyCountry === LOCAL_COUNTRY,
    // An edit that names another company is checked at the time of the edit.
    entryOnly: true,
  },
  {
    field: 'realisations',
    code: 'at_least_one',
    text: 'Record at least one realisation: jobs and capital expenditure reached by a date.',
    isMet: (facts) => facts.realisationCount >= 1,
  },
  createRequirement('involvement', 'Judge how much our work counted for the investment.', (facts) => facts.involvement),
];

/** A win must be verified by a user who does not profit from it. */
const SECOND_PAIR_OF_EYES: ActorRule = {
  field: 'mover',
  code: 'second_pair_of_eyes',
  text:
    'A manager who has not owned, managed or moved the lead since it was received or last reopened must verify the ' +
    'investment.',
  isMet: ({ verifiers }, actor) => verifiers.some(({ id }) => id === actor.userId),
};

/** The pipeline, in order. Every stage also has the requirements of the stages before it. */
export const STAGES: readonly StageDefinition[] = [
  {
    stage: 'first_contact',
    probability: 5,
    title: 'First contact',
    meaning: 'Somebody may want to invest; we know who, and how they found us.',
    required: FIRST_CONTACT,
  },
  {
    stage: 'qualified',
    probability: 15,
    title: 'Qualified',
    meaning: 'There is a real project, and we know what it asks and what it would bring.',
    required: QUALIFIED,
  },
  {
    stage: 'proposal',
    probability: 30,
    title: 'Proposal',
    meaning: 'A project manager is working out our proposition.',
    required: PROPOSAL,
  },
  {
    stage: 'shortlisted',
    probability: 50,
    title: 'Shortlisted',
    meaning: 'The proposition is out, the investor has seen the place, and Limburg is on the shortlist.',
    required: SHORTLISTED,
  },
  {
    stage: 'negotiation',
    probability: 70,
    title: 'Negotiation',
    meaning: 'It is about particular sites and conditions.',
    required: NEGOTIATION,
  },
  {
    stage: 'announced',
    probability: 90,
    title: 'Announced',
    meaning: 'The investor has said in public that it will come, with figures and evidence.',
    required: ANNOUNCED,
  },
  {
    stage: 'invested',
    probability: 100,
    title: 'Invested',
    meaning: 'The investment is being made, the first results are in, and a second person has verified it.',
    required: INVESTED,
    actorRule: SECOND_PAIR_OF_EYES,
    setsStatus: 'won',
  },
];

/** Returns the definition of a stage. It throws when the table lacks the stage, which the check at boot rules out. */
export function getStageDefinition(stage: Stage): StageDefinition {
  const found = STAGES.find((definition) => definition.stage === stage);
  if (!found) throw new Error(`The pipeline has no stage ${stage}.`);
  return found;
}

/** Returns the position of a stage in the order, from 0. */
export function getStagePosition(stage: Stage): number {
  return STAGES.indexOf(getStageDefinition(stage));
}
