import type { SubmissionStatus } from '../submission.js';
import { EMPTY_MAPPING, type StoredMapping } from './mapping.vocabulary.js';

/** A mapping as a client sends it: all of it, or what is to change. */
export interface MappingChange {
  fields?: Partial<Record<keyof StoredMapping['fields'], string | null>>;
  consents?: StoredMapping['consents'];
  paths?: Record<string, string | null>;
  statuses?: Record<string, SubmissionStatus | null>;
}

/** The mapping after a change (JSON merge patch): null takes a field, path or status away, a list of consents is a new list. */
export function mergedMapping(change: MappingChange | null | undefined, before = EMPTY_MAPPING): StoredMapping {
  if (change === null) return EMPTY_MAPPING;
  const statuses = merged(before.statuses ?? {}, change?.statuses);
  return {
    fields: merged(before.fields, change?.fields),
    consents: (change?.consents ?? before.consents).map(({ purpose, key, equals, wording, wordingVersion }) => ({
      purpose,
      key,
      equals,
      ...(wording !== undefined && { wording }),
      ...(wordingVersion !== undefined && { wordingVersion }),
    })),
    paths: merged(before.paths, change?.paths),
    ...(Object.keys(statuses).length > 0 && { statuses }),
  };
}

/** Whether two mappings say the same, in whatever order. */
export function sameMapping(one: StoredMapping, other: StoredMapping): boolean {
  return canonical(one) === canonical(other);
}

function merged<T extends object>(before: T, change: object | null | undefined): T {
  if (change === null) return {} as T;
  // What a body leaves out may stand in it as undefined.
  const said = Object.fromEntries(Object.entries(change ?? {}).filter(([, key]) => key !== undefined));
  return Object.fromEntries(Object.entries({ ...before, ...said }).filter(([, key]) => key !== null)) as T;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
