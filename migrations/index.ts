import { Baseline1764000000064 } from './0064-baseline.migration.js';

/** All migrations in order. A released migration is never edited. */
export const migrations = [Baseline1764000000064];
