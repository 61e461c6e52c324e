import type { Actor } from '../../common/actor/actor.constants.js';
import type { LeadFacts, TransitionActor } from '../pipeline/lead-facts.rules.js';
import type { Lead } from './lead.entity.js';
import type { LeadRelations } from './lead.queries.js';

/**
 * Builds the facts that the gates use from a lead as it is or as a change would make it. Facts that are columns of the
 * lead or relations of the same name need no code here.
 */
export function buildLeadFacts(lead: Lead, relations: LeadRelations, today: string): LeadFacts {
  return {
    ...lead,
    ...relations,
    today,
    source: {
      channel: lead.sourceChannel,
      activityId: lead.sourceActivityId,
      agreementId: lead.sourceAgreementId,
      referrerCompanyId: lead.sourceReferrerCompanyId,
    },
    contactCount: relations.contactIds.length,
    competitorLocationCount: lead.competitorLocations.length,
  };
}

/**
 * Returns the caller as the person who makes a transition. The role of an API key is not used, because a program cannot
 * verify the work of a person.
 */
export function toTransitionActor(actor: Actor): TransitionActor {
  return { userId: actor.id ?? '', role: actor.kind === 'user' ? actor.role : actor.kind };
}
