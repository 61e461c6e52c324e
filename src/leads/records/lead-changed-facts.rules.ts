import type { Actor } from '../../common/actor/actor.constants.js';
import type { LeadColumns } from './lead-changes.rules.js';
import type { LeadFacts, TransitionActor } from '../pipeline/lead-facts.rules.js';

/** Returns the facts after a change of columns. `contactCount` is given when the set of contacts changes too. */
export function buildFactsAfter(
  before: LeadFacts,
  columns: LeadColumns,
  contactCount = before.contactCount,
): LeadFacts {
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

/**
 * Returns the caller as the person who makes a transition. The role of an API key is not used, because a program cannot
 * verify the work of a person.
 */
export function toTransitionActor(actor: Actor): TransitionActor {
  return { userId: actor.id ?? '', role: actor.kind === 'user' ? actor.role : actor.kind };
}
