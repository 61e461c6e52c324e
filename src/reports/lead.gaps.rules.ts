import { missingFor } from '../leads/lead.gates.js';
import type { LeadFacts } from '../leads/lead.facts.js';
import { factsOfNothing } from '../leads/lead.facts.rules.js';
import { positionOf, STAGES } from '../leads/lead.stages.js';
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
    realisationCount: one('realisations'),
    involvement: known.involvement ? 'none' : null,
  };
}

/** Asked at the door only: it may lack later, and is no gap. */
const DOOR_ONLY: ReadonlySet<string> = new Set(
  STAGES.flatMap(({ stage, required }) =>
    required.filter(({ entryOnly }) => entryOnly).map(({ field, code }) => `${stage} ${field} ${code}`),
  ),
);

/** What leads lack, as {@link gapsOf} says. */
export interface Gaps {
  own: Gap[];
  next: Gap[];
}

/**
 * What leads lack: `own` of what their stage and those before it ask, by the gates themselves; `next` of what the next
 * stage adds.
 */
export function gapsOf(lead: Known, asOf: string): Gaps {
  const place = positionOf(lead.stage);
  const following = STAGES[place + 1]?.stage;
  const missing = missingFor(following ?? lead.stage, factsOf(lead, asOf));
  const own = missing.filter(
    ({ stage, field, code }) => stage !== following && !DOOR_ONLY.has(`${stage} ${field} ${code}`),
  );
  const plain = ({ field, stage }: Gap): Gap => ({ field, stage });
  return { own: own.map(plain), next: missing.filter(({ stage }) => stage === following).map(plain) };
}
