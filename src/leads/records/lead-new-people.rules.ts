import type { LeadPeople } from '../../identity/access/access.policy.js';

/** The people whom a change puts on a lead. */
export interface NewPeople {
  /** The new owner, if the owner changes. */
  handedOverTo: string[];
  /** The project manager and the members of the team who were not on the lead before. */
  joined: string[];
}

/** Finds the people who are new on a lead after a change. Without `before` the lead is new. */
export function findNewPeople(after: LeadPeople, before?: LeadPeople): NewPeople {
  const known = [after.ownerId, ...(before ? [before.ownerId, before.projectManagerId, ...before.teamIds] : [])];
  const others = [after.projectManagerId, ...after.teamIds].filter((id) => id !== null);
  return {
    handedOverTo: after.ownerId === null || after.ownerId === before?.ownerId ? [] : [after.ownerId],
    joined: [...new Set(others)].filter((id) => !known.includes(id)),
  };
}
