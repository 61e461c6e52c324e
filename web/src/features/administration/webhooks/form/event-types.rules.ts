/** The types of events of one kind of record. */
export interface EventTypeGroup {
  /** The first part of the names of the types, such as `lead`. */
  group: string;
  /** The name that stands for all of them, also those that come with later versions. */
  all: string;
  types: string[];
}

/** The group of the test, which nobody chooses because every webhook can be tested. */
export const TEST_GROUP = 'webhook';

function findGroup(type: string): string {
  return type.split('.')[0]!;
}

/** Groups types of events by the kind of record, in the order of the server. */
export function groupEventTypes(types: readonly string[]): EventTypeGroup[] {
  const groups = Map.groupBy(types, findGroup);
  groups.delete(TEST_GROUP);
  return [...groups].map(([group, own]) => ({ group, all: `${group}.*`, types: own }));
}

/** Finds the types whose name or text contains what was typed, and all of a group whose own text does. */
export function searchEventTypes(
  groups: readonly EventTypeGroup[],
  typed: string,
  describe: (type: string) => string,
): EventTypeGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (type: string) => {
    const text = `${type} ${describe(type)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups
    .map((group) => (matches(group.all) ? group : { ...group, types: group.types.filter(matches) }))
    .filter(({ types }) => types.length > 0);
}

/** Tells whether a type of events is chosen, by itself or with all of its kind of record. */
export function isTypeChosen(chosen: readonly string[], type: string): boolean {
  return chosen.includes(type) || chosen.includes(`${findGroup(type)}.*`);
}

/** Chooses a type of events or takes it back. All of a kind of record take the place of single ones. */
export function toggleEventType(chosen: readonly string[], type: string): string[] {
  if (chosen.includes(type)) return chosen.filter((one) => one !== type);
  const others = type.endsWith('.*') ? chosen.filter((one) => findGroup(one) !== findGroup(type)) : chosen;
  return [...others, type];
}
