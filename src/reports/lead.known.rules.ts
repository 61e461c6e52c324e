import { CHANNELS, SCREENING_STATUSES, type Stage } from '../leads/lead.vocabulary.js';
import { type Knowable, KNOWABLE, type Known } from './lead.gaps.rules.js';

/**
 * What the row of a lead tells by itself, in the order of its bits in `lead_version.known`: those of `lead_known()`, which a
 * migration can only add to. `…Given` of what can be true, false and not said.
 */
const BY_ROW = [
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

/** The bits of {@link BY_ROW}, and of nothing else. */
export const ROW_MASK = 2 ** BY_ROW.length - 1;

/** What other tables and the day tell, in bits after those. */
export const OTHERWISE = [
  'interactions',
  'siteVisits',
  'evidence',
  'realisations',
  'receivedAhead',
  'announcedAhead',
] as const;

type Bit = (typeof BY_ROW)[number] | (typeof OTHERWISE)[number];

const BITS: readonly Bit[] = [...BY_ROW, ...OTHERWISE];

/** What each bit is worth. */
export const WEIGHT_OF = Object.fromEntries(BITS.map((bit, place) => [bit, 2 ** place])) as Readonly<
  Record<Bit, number>
>;

const powerAbove = (values: readonly string[]) => 2 ** Math.ceil(Math.log2(values.length));

/** What the places of the channel and of the screening status are worth, after the bits. */
export const CHANNEL_WEIGHT = 2 ** BITS.length;
export const SCREENING_WEIGHT = CHANNEL_WEIGHT * powerAbove(CHANNELS);
const ALL = SCREENING_WEIGHT * powerAbove(SCREENING_STATUSES);

/** What the gate of each stage looks at beside what those before it do. */
const LOOKED_AT: Readonly<Record<Stage, readonly (Bit | 'channel' | 'screening')[]>> = {
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

/** Numbers are taken apart here for operators that only know 32 bits. */
const LOW = 2 ** 30;

/** What the gate of a stage looks at of a number: {@link lookedAtBy} this is the same for leads alike to it. */
export interface Mask {
  low: number;
  high: number;
}

/** Of what the gate of a stage looks at. */
export function maskOf(stage: Stage): Mask {
  const worth = {
    ...WEIGHT_OF,
    channel: SCREENING_WEIGHT - CHANNEL_WEIGHT,
    screening: ALL - SCREENING_WEIGHT,
  };
  const mask = LOOKED_AT[stage].reduce((sum, name) => sum + worth[name], 0);
  return { low: mask % LOW, high: Math.floor(mask / LOW) };
}

/** The part of a number that a mask lets through. */
export function lookedAtBy({ low, high }: Mask, known: number): number {
  return ((known % LOW) & low) + (Math.floor(known / LOW) & high) * LOW;
}

/** What a number says of a lead. */
export function knownOf(known: number): Omit<Known, 'stage'> {
  const has = (bit: Bit) => Math.floor(known / WEIGHT_OF[bit]) % 2 === 1;
  const each = {} as Record<Knowable, boolean>;
  for (const name of KNOWABLE) each[name] = has(name);
  return {
    channel: CHANNELS[Math.floor((known % SCREENING_WEIGHT) / CHANNEL_WEIGHT)]!,
    screeningStatus: SCREENING_STATUSES[Math.floor(known / SCREENING_WEIGHT)]!,
    consideringElsewhere: has('elsewhereGiven') ? has('elsewhere') : null,
    capexUndisclosed: has('undisclosedGiven') ? has('undisclosed') : null,
    receivedAhead: has('receivedAhead'),
    announcedAhead: has('announcedAhead'),
    known: each,
  };
}
