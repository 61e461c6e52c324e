import { isSatisfied } from '../leads/lead.gates.js';
import type { LeadFacts } from '../leads/lead.facts.js';
import { factsOfNothing } from '../leads/lead.facts.rules.js';
import { type Requirement, STAGES } from '../leads/lead.stages.js';
import type { Channel, ScreeningStatus, Stage } from '../leads/lead.vocabulary.js';

/** What gates look at, of many leads alike: whether each thing is known, and what it is where that matters. */
export interface Known {
  stage: Stage;
  channel: Channel;
  screeningStatus: ScreeningStatus;
  consideringElsewhere: boolean | null;
  capexUndisclosed: boolean | null;
  /** Dates that must not lie ahead. */
  receivedAhead: boolean;
  announcedAhead: boolean;
  /** What is known, by the names of {@link KNOWABLE}. */
  known: Readonly<Record<Knowable, boolean>>;
}

/** What a gate can miss, but for what {@link Known} names. */
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

/** A field that leads lack. */
export interface Gap {
  /** The API field, dotted. */
  field: string;
  /** The stage that asks for it. */
  stage: Stage;
}

/** A day that lies ahead of any other. */
const AHEAD = '2199-12-31';

/** Facts as the gates take them; of what is known any value stands for all. */
function factsOf(lead: Known, asOf: string): LeadFacts {
  const { known } = lead;
  const one = (name: Knowable) => (known[name] ? 1 : 0);
  const id = (name: Knowable) => (known[name] ? 'known' : null);
  return {
    ...factsOfNothing(asOf),
    stage: lead.stage,
    title: id('title'),
    companyId: 'known',
    ownerId: 'known',
    receivedOn: lead.receivedAhead ? AHEAD : asOf,
    source: {
      channel: lead.channel,
      activityId: id('sourceActivity'),
      agreementId: id('sourceAgreement'),
      referrerCompanyId: id('sourceReferrer'),
    },
    contactCount: one('contacts'),
    investmentType: known.investmentType ? 'greenfield' : null,
    businessActivity: known.businessActivity ? 'other' : null,
    sector: id('sector'),
    requirements: id('requirements'),
    expectedDecisionOn: known.expectedDecision ? asOf : null,
    capexAmount: known.capexAmount ? 1 : null,
    capexUndisclosed: lead.capexUndisclosed,
    jobsExpected: known.jobsExpected ? 1 : null,
    consideringElsewhere: lead.consideringElsewhere,
    competitorLocationCount: one('competitors'),
    interactionCount: one('interactions'),
    projectManagerId: id('projectManager'),
    likelihood: known.likelihood ? 'low' : null,
    screeningStatus: lead.screeningStatus,
    propositionSentOn: known.propositionSent ? asOf : null,
    siteVisitCount: one('siteVisits'),
    siteVisitWaivedReason: id('siteVisitWaived'),
    sites: [{ shortlisted: known.shortlistedSite, chosen: known.chosenSite }],
    incentivesRequested: known.incentives ? true : null,
    announcedOn: known.announcedOn ? (lead.announcedAhead ? AHEAD : asOf) : null,
    announcedJobs: known.announcedJobs ? 1 : null,
    announcedCapexEur: known.announcedCapex ? 1 : null,
    evidenceCount: one('evidence'),
    localCompanyId: id('localCompany'),
    localCompanyCountry: known.localCompany ? 'BE' : null,
    realisationCount: one('realisations'),
    involvement: known.involvement ? 'none' : null,
  };
}

/** Every field that a stage asks for, once, in the order of the stages. A gap is one of these objects. */
export const ASKED: readonly Gap[] = STAGES.flatMap(({ stage, required }) =>
  [...new Set(required.map(({ field }) => field))].map((field) => ({ stage, field })),
);

/** What each stage asks, with the gap that is left where it is not met. */
const REQUIREMENTS: readonly (readonly { requirement: Requirement; gap: Gap }[])[] = STAGES.map(({ stage, required }) =>
  required.map((requirement) => {
    return { requirement, gap: ASKED.find((gap) => gap.stage === stage && gap.field === requirement.field)! };
  }),
);

/** What leads lack of a field that a stage asks for: `own` of those that are in the stage, `next` of those that come to it. */
export interface Gaps {
  own: readonly Gap[];
  next: readonly Gap[];
}

/**
 * What a lead lacks of what one stage, by its place from 0, adds to those before it: by the requirements of the gates
 * themselves. What is asked at the door only may lack later, and is no gap of a lead that is in. A field that is asked for
 * in two ways is one field.
 */
export function gapsAt(place: number, lead: Known, asOf: string): Gaps {
  const facts = factsOf(lead, asOf);
  const unmet = REQUIREMENTS[place]!.filter(({ requirement }) => !isSatisfied(requirement, facts));
  const gapsOf = (some: typeof unmet) => [...new Set(some.map(({ gap }) => gap))];
  return { own: gapsOf(unmet.filter(({ requirement }) => !requirement.entryOnly)), next: gapsOf(unmet) };
}

/** What many leads lack, added up. */
export interface GapSums {
  /** Leads that lack something of what their stage and those before it ask: in all, and by owner. */
  incomplete: number;
  incompleteOf: Map<string, number>;
  /** Leads that lack a field of {@link ASKED}: of what was asked, and of what the next stage adds. */
  missing: Map<Gap, number>;
  neededNext: Map<Gap, number>;
}
