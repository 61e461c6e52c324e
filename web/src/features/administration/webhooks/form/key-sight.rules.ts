/** The role of a key, and the rights to which it is narrowed; null for all rights of the role. */
interface KeyRights {
  role: string;
  scopes: readonly string[] | null;
}

/** A type of events, with the rights without which a key does not get it. */
interface NeededRights {
  group: string;
  permissions: readonly string[];
}

/** The events that a key gets. */
export interface KeySight {
  /** The kinds of records whose events it gets. */
  seen: string[];
  /** The kinds of records whose events it never gets. */
  unseen: string[];
  /** Whether it gets the events of confidential leads. */
  seesConfidential: boolean;
}

/** The roles that see every lead. A key is on the team of none. */
const ROLES_WITH_EVERY_LEAD = ['admin', 'manager'];

/** Rights that another one includes. */
const INCLUDING: Partial<Record<string, string>> = { 'report_schedules:read': 'reports:read' };

/** Finds the kinds of records whose events a key gets, among those of some types of events. */
export function findKeySight(
  { role, scopes }: KeyRights,
  roles: readonly { role: string; permissions: readonly string[] }[],
  types: readonly NeededRights[],
): KeySight {
  const ofRole = roles.find((one) => one.role === role)?.permissions ?? [];
  const has = (right: string) =>
    ofRole.includes(right) && (scopes === null || scopes.includes(right) || scopes.includes(INCLUDING[right] ?? right));
  const groups = Map.groupBy(types, ({ group }) => group);
  const isSeen = (group: string) =>
    // Nobody has the rights to records of which no rights are known.
    groups.get(group)!.every(({ permissions }) => permissions.length > 0 && permissions.every(has));
  const all = [...groups.keys()];
  return {
    seen: all.filter(isSeen),
    unseen: all.filter((group) => !isSeen(group)),
    seesConfidential: ROLES_WITH_EVERY_LEAD.includes(role) && all.includes('lead') && isSeen('lead'),
  };
}
