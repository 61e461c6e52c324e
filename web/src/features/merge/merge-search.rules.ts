/** The parameters of the address of a merge. */
export interface MergeSearch {
  /** The record that is merged into the one of the path; chosen on the page when absent. */
  source?: string;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readMergeSearch({ source }: Record<string, unknown>): MergeSearch {
  return typeof source === 'string' && /^[0-9a-f-]{36}$/i.test(source) ? { source } : {};
}

/** How much alike companies are at least: the scores that the list of duplicates offers. */
export const SCORES = { certain: 0.95, likely: 0.8, possible: 0.6 } as const;
export type ScoreName = keyof typeof SCORES;

/** The parameters of the address of the list of duplicates. */
export interface DuplicatesSearch {
  /** How much alike the companies are; likely when absent. */
  likeness?: ScoreName;
}

/** Reads the parameters of the address. Parameters that mean nothing are left out. */
export function readDuplicatesSearch({ likeness }: Record<string, unknown>): DuplicatesSearch {
  return likeness === 'certain' || likeness === 'possible' ? { likeness } : {};
}
