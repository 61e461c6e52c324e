import type { LeadFacts, TransitionActor } from '../../src/leads/pipeline/lead-facts.rules.js';
import { STAGE_NAMES, type Stage } from '../../src/leads/pipeline/lead.constants.js';
import type { Verification } from '../../src/leads/pipeline/win-verification.rules.js';

/** The day on which the facts of these leads are judged. */
export const TODAY = '2026-06-15';

/** A manager without a part in the leads made here, who may verify them. */
export const VERIFIER: TransitionActor = { userId: 'user-manager', role: 'manager' };

/** The users who may verify the win of the leads made here. */
export const VERIFICATION: Verification = { verifiers: [{ id: 'user-manager', name: 'An' }], noteRequired: false };

/** A lead of which nothing is known. */
export const UNKNOWN: LeadFacts = {
  stage: 'first_contact',
  status: 'open',
  today: TODAY,
  title: null,
  companyId: null,
  ownerId: null,
  receivedOn: null,
  source: { channel: null, activityId: null, agreementId: null, referrerCompanyId: null },
  contactCount: 0,
  investmentType: null,
  businessActivity: null,
  sector: null,
  requirements: null,
  expectedDecisionOn: null,
  capexAmount: null,
  capexUndisclosed: null,
  jobsExpected: null,
  consideringElsewhere: null,
  competitorLocationCount: 0,
  interactionCount: 0,
  projectManagerId: null,
  likelihood: null,
  screeningStatus: 'not_assessed',
  propositionSentOn: null,
  siteVisitCount: 0,
  siteVisitWaivedReason: null,
  sites: [],
  incentivesRequested: null,
  announcedOn: null,
  announcedJobs: null,
  announcedCapexEur: null,
  evidenceCount: 0,
  localCompanyId: null,
  localCompanyCountry: null,
  realisationCount: 0,
  involvement: null,
};

/** What becomes known stage by stage: each stage inherits what was known in those before it. */
const LEARNT: Record<Stage, Partial<LeadFacts>> = {
  first_contact: {
    title: 'LED modules for greenhouses',
    companyId: 'company-1',
    ownerId: 'user-owner',
    receivedOn: '2026-01-10',
    source: { channel: 'web', activityId: null, agreementId: null, referrerCompanyId: null },
  },
  qualified: {
    contactCount: 1,
    investmentType: 'greenfield',
    businessActivity: 'assembly',
    sector: '27.40',
    requirements: '4,000 m² near a motorway',
    expectedDecisionOn: '2026-12-31',
    capexAmount: 12_000_000,
    capexUndisclosed: false,
    jobsExpected: 40,
    consideringElsewhere: false,
    interactionCount: 1,
  },
  proposal: { projectManagerId: 'user-pm', likelihood: 'medium', screeningStatus: 'out_of_scope' },
  shortlisted: { propositionSentOn: '2026-03-01', siteVisitCount: 1 },
  negotiation: { sites: [{ shortlisted: true, chosen: false }], incentivesRequested: false },
  announced: {
    announcedOn: '2026-06-01',
    announcedJobs: 40,
    announcedCapexEur: 12_000_000,
    sites: [{ shortlisted: true, chosen: true }],
    evidenceCount: 1,
  },
  invested: { localCompanyId: 'company-2', localCompanyCountry: 'BE', realisationCount: 1, involvement: 'significant' },
};

/** An open lead that stands in `stage`, knows all that `knows` requires (its own stage by default), and differs by `change`. */
export function factsAt(stage: Stage, change: Partial<LeadFacts> = {}, knows: Stage = stage): LeadFacts {
  const learnt = STAGE_NAMES.slice(0, STAGE_NAMES.indexOf(knows) + 1).map((name) => LEARNT[name]);
  return Object.assign({}, UNKNOWN, ...learnt, { stage }, change);
}
