import type { Mapping } from './mapping.rules.js';

/** How answers become what we know, as it is stored with a version. */
export interface StoredMapping extends Mapping {
  /** Generic connector: where in the payload things stand. */
  paths: Record<string, string>;
}

/** A mapping that names nothing. */
export const EMPTY_MAPPING: StoredMapping = { fields: {}, consents: [], paths: {} };
