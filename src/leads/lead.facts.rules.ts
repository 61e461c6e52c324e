import type { Actor } from '../common/actor/actor.js';
import type { LeadColumns } from './lead.changes.rules.js';
import type { LeadFacts, Mover } from './lead.facts.js';

/** What is known of a lead before anything is. */
export function factsOfNothing(today: string): LeadFacts {
  return {
    stage: 'first_contact',
    status: 'open',
    today,
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
}

/** The facts once columns have changed, and the set of contacts where it changes too. */
export function factsAfter(before: LeadFacts, columns: LeadColumns, contactCount = before.contactCount): LeadFacts {
  const same = Object.keys(before).filter((fact) => Object.hasOwn(columns, fact));
  const { source } = before;
  return {
    ...before,
    ...Object.fromEntries(same.map((fact) => [fact, columns[fact as keyof LeadColumns]])),
    source: {
      channel: pick(columns.sourceChannel, source.channel),
      activityId: pick(columns.sourceActivityId, source.activityId),
      agreementId: pick(columns.sourceAgreementId, source.agreementId),
      referrerCompanyId: pick(columns.sourceReferrerCompanyId, source.referrerCompanyId),
    },
    competitorLocationCount: columns.competitorLocations?.length ?? before.competitorLocationCount,
    contactCount,
  };
}

function pick<T>(changed: T | undefined, kept: T): T {
  return changed === undefined ? kept : changed;
}

/** The caller as the one who moves a lead. A program is nobody's second pair of eyes, whatever the role of its key. */
export function moverOf(actor: Actor): Mover {
  return { userId: actor.id ?? '', role: actor.kind === 'user' ? actor.role : actor.kind };
}
