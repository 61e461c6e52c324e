import { buildBlankFacts, type LeadFacts, type TransitionActor } from '../../src/leads/pipeline/lead-facts.rules.js';
import { STAGE_NAMES, type Stage } from '../../src/leads/pipeline/lead.constants.js';
import type { Verification } from '../../src/leads/pipeline/win-verification.rules.js';

/** The day on which the rules check these facts. */
export const TODAY = '2026-06-15';

/** A manager who has no part in these leads and may verify them. */
export const VERIFIER: TransitionActor = { userId: 'user-manager', role: 'manager' };

/** The users who may verify the win of these leads. */
export const VERIFICATION: Verification = { verifiers: [{ id: 'user-manager', name: 'An' }], noteRequired: false };

/** The facts of a lead of which nothing is known. */
export const UNKNOWN: LeadFacts = buildBlankFacts(TODAY);

/** The facts that each stage adds to those of the stages before it. */
const FACTS_BY_STAGE: Record<Stage, Partial<LeadFacts>> = {
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

/**
 * Returns the facts of an open lead in `stage`, with everything that `knows` requires (its own stage by default), changed
 * by `change`.
 */
export function buildFactsAt(stage: Stage, change: Partial<LeadFacts> = {}, knows: Stage = stage): LeadFacts {
  const known = STAGE_NAMES.slice(0, STAGE_NAMES.indexOf(knows) + 1).map((name) => FACTS_BY_STAGE[name]);
  return Object.assign({}, UNKNOWN, ...known, { stage }, change);
}
