import { type CountName, type DateName, type FactName, type FactTest, evaluateTest } from './fact-tests.rules.js';
import type { LeadFacts, TransitionActor } from './lead-facts.rules.js';
import { CLEARED_SCREENING_STATUSES, type Channel, type Stage } from './lead.constants.js';
import type { LeadErrorCode } from './lead-violations.rules.js';
import type { Verification } from './win-verification.rules.js';

/**
 * Version of the pipeline. Increase it whenever a stage, a probability or a requirement changes, because reports print
 * it beside their figures.
 */
export const PIPELINE_VERSION = 2;

/** The country in which the company of an investment is set up or bought. */
export const LOCAL_COUNTRY = 'BE';

/** Something that the facts of a lead meet if they pass a test. */
interface Testable {
  test: FactTest;
  isMet(facts: LeadFacts): boolean;
}

/** The condition under which a requirement applies. */
export interface Condition extends Testable {
  /** Text that completes "Needed when …". */
  text: string;
}

/** A fact that must be known before a lead enters a stage. */
export interface Requirement extends Testable {
  /** Dotted name of the API field, such as `source.activityId`. */
  field: string;
  /** Stable code, such as `required`, `at_least_one`, `must_be_known` or `cleared_needed`. */
  code: string;
  /** Instruction in a sentence that a business development manager understands. */
  text: string;
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
  code: LeadErrorCode;
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

function createTestable(test: FactTest): Testable {
  return { test, isMet: (facts) => evaluateTest(test, facts) };
}

/** Creates a requirement whose field can be named apart from the facts that it tests. */
function createRequirement(field: string, code: string, text: string, test: FactTest): Requirement {
  return { field, code, text, ...createTestable(test) };
}

/** Creates a requirement that a fact is known. */
function createKnownRequirement(fact: FactName, text: string): Requirement {
  return createRequirement(fact, 'required', text, { isKnown: fact });
}

/** Creates a requirement that there is at least one of something. */
function createCountRequirement(field: string, text: string, fact: CountName): Requirement {
  return createRequirement(field, 'at_least_one', text, { isAtLeastOne: fact });
}

/** Creates a requirement that a known date is not in the future. */
function createDateRequirement(fact: DateName, text: string): Requirement {
  return {
    ...createRequirement(fact, 'not_in_future', text, { isNotInFuture: fact }),
    appliesTo: createCondition('the date is given', { isKnown: fact }),
  };
}

function createCondition(text: string, test: FactTest): Condition {
  return { text, ...createTestable(test) };
}

/** Creates the condition that the lead came in through this channel. */
function createChannelCondition(channel: Channel): Condition {
  return createCondition(`source.channel is ${channel}`, { isEqual: 'source.channel', value: channel });
}

const FIRST_CONTACT: readonly Requirement[] = [
  createKnownRequirement('title', 'Give the lead a title.'),
  createKnownRequirement('companyId', 'Name the company that may invest.'),
  createKnownRequirement('ownerId', 'Name the colleague who owns the lead.'),
  createKnownRequirement('receivedOn', 'Say on which day the lead came in.'),
  createDateRequirement('receivedOn', 'The day on which the lead came in must not be in the future.'),
  createKnownRequirement('source.channel', 'Say how the lead came in.'),
  {
    ...createKnownRequirement('source.activityId', 'Name the delegation, roadshow or seminar it came from.'),
    appliesTo: createChannelCondition('activity'),
  },
  {
    ...createKnownRequirement('source.agreementId', 'Name the agreement it came from.'),
    appliesTo: createChannelCondition('agreement'),
  },
  {
    ...createKnownRequirement('source.referrerCompanyId', 'Name the company that referred it.'),
    appliesTo: createChannelCondition('referral'),
  },
];

const QUALIFIED: readonly Requirement[] = [
  createCountRequirement('contactIds', 'Link at least one contact person.', 'contactCount'),
  createKnownRequirement('investmentType', 'Say what kind of investment it is.'),
  createKnownRequirement('businessActivity', 'Say what the investor will do here.'),
  createKnownRequirement('sector', 'Give the sector as a NACE code.'),
  createKnownRequirement('requirements', 'Write down what the investor is looking for.'),
  createKnownRequirement('expectedDecisionOn', 'Say when the investor expects to decide.'),
  createRequirement('capex', 'required', 'Give the planned capital expenditure, or set capexUndisclosed to true.', {
    anyOf: [{ isKnown: 'capexAmount' }, { isEqual: 'capexUndisclosed', value: true }],
  }),
  createKnownRequirement('jobsExpected', 'Say how many jobs are expected; 0 is an answer.'),
  createKnownRequirement(
    'consideringElsewhere',
    'Say whether the investor also looks at other locations; false is an answer.',
  ),
  {
    ...createCountRequirement(
      'competitorLocations',
      'Name at least one location the investor also considers.',
      'competitorLocationCount',
    ),
    appliesTo: createCondition('consideringElsewhere is true', { isEqual: 'consideringElsewhere', value: true }),
  },
  createCountRequirement('interactions', 'Record at least one interaction with the investor.', 'interactionCount'),
];

const PROPOSAL: readonly Requirement[] = [
  createKnownRequirement('projectManagerId', 'Name the project manager.'),
  createKnownRequirement('likelihood', 'Judge how likely the investment is: low, medium or high.'),
  createRequirement(
    'screening.status',
    'must_be_known',
    'Assess whether the investment must be filed for screening (screening.status is not_assessed).',
    { not: { isEqual: 'screeningStatus', value: 'not_assessed' } },
  ),
];

const SHORTLISTED: readonly Requirement[] = [
  createKnownRequirement('propositionSentOn', 'Say on which day the proposition went out.'),
  // Site visits come early and repeat. They are recorded as interactions and never inferred from the stage.
  createRequirement(
    'siteVisitWaivedReason',
    'at_least_one',
    'Record a site_visit interaction, or say in siteVisitWaivedReason why none is needed.',
    { anyOf: [{ isAtLeastOne: 'siteVisitCount' }, { isKnown: 'siteVisitWaivedReason' }] },
  ),
];

const NEGOTIATION: readonly Requirement[] = [
  createRequirement('sites', 'at_least_one', 'Mark at least one candidate site as shortlisted.', {
    hasSite: 'shortlisted',
  }),
  createKnownRequirement('incentivesRequested', 'Say whether the investor asked for incentives; false is an answer.'),
];

const ANNOUNCED: readonly Requirement[] = [
  createKnownRequirement('announcedOn', 'Say on which day the investment was announced.'),
  createDateRequirement('announcedOn', 'The day of the announcement must not be in the future.'),
  createKnownRequirement('announcedJobs', 'Give the number of jobs announced; 0 is an answer.'),
  createKnownRequirement('announcedCapexEur', 'Give the capital expenditure announced, in euro.'),
  createRequirement('sites', 'one_chosen', 'Mark the site that was chosen.', { hasSite: 'chosen' }),
  createCountRequirement('evidence', 'Add at least one piece of evidence, such as the press release.', 'evidenceCount'),
  {
    ...createRequirement(
      'screening.status',
      'cleared_needed',
      'The screening must be out_of_scope, cleared or cleared_with_conditions before an announcement.',
      { anyOf: CLEARED_SCREENING_STATUSES.map((value) => ({ isEqual: 'screeningStatus', value })) },
    ),
    // A clearance may be withdrawn after the announcement. A user who learns of it must be able to record it.
    entryOnly: true,
  },
];

const INVESTED: readonly Requirement[] = [
  createKnownRequirement('localCompanyId', 'Name the company that was set up or bought here.'),
  {
    ...createRequirement(
      'localCompanyId',
      'local_company_not_belgian',
      'The company that was set up or bought here must be in Belgium.',
      { isEqual: 'localCompanyCountry', value: LOCAL_COUNTRY },
    ),
    appliesTo: createCondition('a local company is named', { isKnown: 'localCompanyId' }),
    // An edit that names another company is checked at the time of the edit.
    entryOnly: true,
  },
  createCountRequirement(
    'realisations',
    'Record at least one realisation: jobs and capital expenditure reached by a date.',
    'realisationCount',
  ),
  createKnownRequirement('involvement', 'Judge how much our work counted for the investment.'),
];

/** A win must be verified by a user who does not profit from it. */
const SECOND_PAIR_OF_EYES: ActorRule = {
  field: 'mover',
  code: 'second_pair_of_eyes',
  text:
    'A manager who has not owned, managed or moved the lead since it was received or last reopened, nor changed its ' +
    'announcement, evidence or realisations since it was announced, must verify the investment.',
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
