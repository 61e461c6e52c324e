import { CHANNELS, SCREENING_STATUSES, type Stage } from '../../leads/pipeline/lead.constants.js';
import { type RequiredField, REQUIRED_FIELDS, type RequiredFieldFacts } from './missing-fields.rules.js';

/**
 * The facts that the row of a lead holds, in the order of their bits in `lead_version.known`. These are the bits of
 * `lead_known()`, and a migration can only add to them. The facts named `…Given` belong to fields that can be true,
 * false or not set.
 */
const ROW_FACTS = [
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
  'undisclosedGiven',
  'undisclosed',
  'jobsExpected',
  'elsewhereGiven',
  'elsewhere',
  'competitors',
  'projectManager',
  'likelihood',
  'propositionSent',
  'siteVisitWaived',
  'shortlistedSite',
  'incentives',
  'announcedOn',
  'announcedJobs',
  'announcedCapex',
  'chosenSite',
  'localCompany',
  'involvement',
] as const;

/** The mask of the bits of {@link ROW_FACTS}. */
export const ROW_MASK = 2 ** ROW_FACTS.length - 1;

/** The facts that come from other tables and from the day, in the bits after those of the row. */
export const JOINED_FACTS = [
  'interactions',
  'siteVisits',
  'evidence',
  'realisations',
  'receivedAhead',
  'announcedAhead',
] as const;

type Bit = (typeof ROW_FACTS)[number] | (typeof JOINED_FACTS)[number];

const BITS: readonly Bit[] = [...ROW_FACTS, ...JOINED_FACTS];

/** The value of each bit. */
export const BIT_WEIGHTS = Object.fromEntries(BITS.map((bit, place) => [bit, 2 ** place])) as Readonly<
  Record<Bit, number>
>;

const computeNextPowerOfTwo = (values: readonly string[]) => 2 ** Math.ceil(Math.log2(values.length));

/** The factors by which the positions of the channel and of the screening status are multiplied, above the bits. */
export const CHANNEL_WEIGHT = 2 ** BITS.length;
export const SCREENING_WEIGHT = CHANNEL_WEIGHT * computeNextPowerOfTwo(CHANNELS);
const ALL = SCREENING_WEIGHT * computeNextPowerOfTwo(SCREENING_STATUSES);

/** The facts that the gate of each stage checks in addition to those of the stages before it. */
const REQUIRED_BITS: Readonly<Record<Stage, readonly (Bit | 'channel' | 'screening')[]>> = {
  first_contact: ['title', 'receivedAhead', 'channel', 'sourceActivity', 'sourceAgreement', 'sourceReferrer'],
  qualified: [
    'contacts',
    'investmentType',
    'businessActivity',
    'sector',
    'requirements',
    'expectedDecision',
    'capexAmount',
    'undisclosedGiven',
    'undisclosed',
    'jobsExpected',
    'elsewhereGiven',
    'elsewhere',
    'competitors',
    'interactions',
  ],
  proposal: ['projectManager', 'likelihood', 'screening'],
  shortlisted: ['propositionSent', 'siteVisits', 'siteVisitWaived'],
  negotiation: ['shortlistedSite', 'incentives'],
  announced: [
    'announcedOn',
    'announcedAhead',
    'announcedJobs',
    'announcedCapex',
    'chosenSite',
    'evidence',
    'screening',
  ],
  invested: ['localCompany', 'realisations', 'involvement'],
};

/** Numbers are split at this value, because bitwise operators work on 32 bits only. */
const LOW = 2 ** 30;

/**
 * The facts of a number that the gate of a stage checks. Leads that are equal to the gate have the same result of
 * {@link applyMask}.
 */
export interface Mask {
  low: number;
  high: number;
}

/** Returns the mask of the facts that the gate of a stage checks. */
export function buildMask(stage: Stage): Mask {
  const worth = {
    ...BIT_WEIGHTS,
    channel: SCREENING_WEIGHT - CHANNEL_WEIGHT,
    screening: ALL - SCREENING_WEIGHT,
  };
  const mask = REQUIRED_BITS[stage].reduce((sum, name) => sum + worth[name], 0);
  return { low: mask % LOW, high: Math.floor(mask / LOW) };
}

/** Returns the part of a number that a mask selects. */
export function applyMask({ low, high }: Mask, known: number): number {
  return ((known % LOW) & low) + (Math.floor(known / LOW) & high) * LOW;
}

/** Decodes the facts of a lead from a number. */
export function decodeRequiredFields(known: number): Omit<RequiredFieldFacts, 'stage'> {
  const has = (bit: Bit) => Math.floor(known / BIT_WEIGHTS[bit]) % 2 === 1;
  const isSet = {} as Record<RequiredField, boolean>;
  for (const name of REQUIRED_FIELDS) isSet[name] = has(name);
  return {
    channel: CHANNELS[Math.floor((known % SCREENING_WEIGHT) / CHANNEL_WEIGHT)]!,
    screeningStatus: SCREENING_STATUSES[Math.floor(known / SCREENING_WEIGHT)]!,
    consideringElsewhere: has('elsewhereGiven') ? has('elsewhere') : null,
    capexUndisclosed: has('undisclosedGiven') ? has('undisclosed') : null,
    isReceivedInFuture: has('receivedAhead'),
    isAnnouncedInFuture: has('announcedAhead'),
    isSet,
  };
}
