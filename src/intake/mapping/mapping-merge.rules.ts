import type { SubmissionStatus } from '../parsing/submission.rules.js';
import { EMPTY_MAPPING, type StoredMapping } from './mapping.rules.js';

/** A mapping in a request: the whole mapping or its changes. */
export interface MappingChange {
  fields?: Partial<Record<keyof StoredMapping['fields'], string | null>>;
  consents?: StoredMapping['consents'];
  paths?: Record<string, string | null>;
  statuses?: Record<string, SubmissionStatus | null>;
}

/** Applies a change to a mapping (JSON merge patch). Null removes a field, path or status; consents are replaced. */
export function mergeMapping(change: MappingChange | null | undefined, before = EMPTY_MAPPING): StoredMapping {
  if (change === null) return EMPTY_MAPPING;
  const statuses = mergeProperties(before.statuses ?? {}, change?.statuses);
  return {
    fields: mergeProperties(before.fields, change?.fields),
    consents: (change?.consents ?? before.consents).map(({ purpose, key, equals, wording, wordingVersion }) => ({
      purpose,
      key,
      equals,
      ...(wording !== undefined && { wording }),
      ...(wordingVersion !== undefined && { wordingVersion }),
    })),
    paths: mergeProperties(before.paths, change?.paths),
    ...(Object.keys(statuses).length > 0 && { statuses }),
  };
}

/** Checks whether two mappings are equal, apart from the order of their properties. */
export function isSameMapping(one: StoredMapping, other: StoredMapping): boolean {
  return toCanonicalJson(one) === toCanonicalJson(other);
}

function mergeProperties<T extends object>(before: T, change: object | null | undefined): T {
  if (change === null) return {} as T;
  // A property that the body leaves out may be present with the value undefined.
  const given = Object.fromEntries(Object.entries(change ?? {}).filter(([, key]) => key !== undefined));
  return Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, key]) => key !== null)) as T;
}

function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toCanonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${toCanonicalJson(item)}`).join(',')}}`;
}
