/** A subject with the rights on it, such as leads with reading, writing and exporting. */
interface RightGroup {
  /** The first part of the names of the rights. */
  subject: string;
  /** The names of the rights, such as `leads:read`. */
  rights: string[];
}

/** Groups rights by their subject, in the order of the server. */
export function groupRights(rights: readonly string[]): RightGroup[] {
  const groups = Map.groupBy(rights, (right) => right.split(':')[0]!);
  return [...groups].map(([subject, own]) => ({ subject, rights: own }));
}

/** Lists all rights that any role has, in the order of the server. */
export function listAllRights<R extends string>(roles: readonly { permissions: readonly R[] }[]): R[] {
  return [...new Set(roles.flatMap(({ permissions }) => permissions))];
}
