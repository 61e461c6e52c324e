import type { Actor } from '../common/actor/actor.constants.js';
import { isLiveEntity, type LiveUpdateNotification } from '../database/transactions/live-update.rules.js';
import { canSeeEveryConnection, canSeeLead, type LeadPeople } from '../identity/access/access.policy.js';
import { canReadRecords } from '../identity/access/record-permissions.rules.js';
import type { LiveUpdateView } from './live-update.view.js';

/** The people of the leads of notifications, as they are now, by the ids of the leads. */
type People = ReadonlyMap<string, LeadPeople>;

/** Lists the leads on which the visibility of a change depends. */
export function listLeadIds({ leadId, formerLeadId }: LiveUpdateNotification): string[] {
  return [leadId, formerLeadId].filter((id) => typeof id === 'string');
}

/**
 * Chooses the update that a caller gets for a change: the change if the caller may see the record now, `hidden` if the
 * change has hidden it from the caller, and otherwise null. A change that concerns one user is for that user only.
 */
export function chooseLiveUpdate(
  actor: Actor,
  notification: LiveUpdateNotification,
  people: People,
): LiveUpdateView | null {
  const { type, entity, id, version, leadId, userId } = notification;
  if (userId !== undefined) return userId === actor.id ? { type, entity, id, version } : null;
  if (!isLiveEntity(entity) || !canReadRecords(actor, entity)) return null;
  // A change does not say to which connection it belongs, and integrations see those of their own key only.
  if (entity.startsWith('intake_') && !canSeeEveryConnection(actor)) return null;
  if (canSeeThroughLead(actor, leadId, people)) return { type, entity, id, version };
  return canHaveSeen(actor, notification, people) ? { type: 'hidden', entity, id, version: null } : null;
}

/** Tells whether the caller may see what belongs to a lead. A record that belongs to no lead is visible. */
function canSeeThroughLead(actor: Actor, leadId: string | null, people: People): boolean {
  if (leadId === null) return true;
  const lead = people.get(leadId);
  return lead !== undefined && canSeeLead(actor, lead);
}

/**
 * Tells whether the caller could see the record before the change. Former values replace the present ones of the lead.
 * If several changes follow each other, each of them names the callers from whom it has taken the right.
 */
function canHaveSeen(
  actor: Actor,
  { leadId, formerLeadId, formerPeople }: LiveUpdateNotification,
  people: People,
): boolean {
  if (formerLeadId !== undefined) return canSeeThroughLead(actor, formerLeadId, people);
  const lead = leadId === null ? undefined : people.get(leadId);
  return lead !== undefined && formerPeople !== undefined && canSeeLead(actor, { ...lead, ...formerPeople });
}
