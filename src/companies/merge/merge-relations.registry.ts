import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';

/** The number of rows of a relation that were moved to the survivor, or combined into rows that it had already. */
export interface MoveCount {
  moved: number;
  combined: number;
}

/** A column that refers to a company or contact. Its rows must follow when that record is merged into another one. */
export interface MergeRelation {
  /** The kind of record to which the column refers. */
  target: 'company' | 'contact';
  table: string;
  column: string;
  /** Name of the relation in the response to a merge, such as `leads` or `memberships`. */
  label: string;
  /**
   * Columns that are unique together with this one. A row that the survivor has already is not moved but combined into
   * it: the row of the survivor takes the values that it lacks, and the other row is deleted.
   */
  uniqueWith?: readonly string[];
  /**
   * Set when the rows are records with a version. Moving one is a change of that record, audited under `entityType`.
   * Where several kinds share the table, `entityTypeColumn` holds the kind.
   */
  record?: { entityType: string; entityTypeColumn?: string; leadIdColumn?: string };
  /**
   * Set when the rows are parts of records with a version. Moving a row is a change of that record, audited as a change
   * of its `field`.
   */
  parent?: { table: string; column: string; entityType: string; field: string; leadIdColumn?: string };
  /**
   * A custom move for cases that plain SQL does not cover. It returns the number of moved rows, or the numbers of moved
   * and combined rows.
   */
  move?: (tx: Tx, from: string, to: string) => Promise<number | MoveCount>;
}

const declared: MergeRelation[] = [];

/**
 * Declares columns that refer to companies or contacts; each layer declares its own columns. A test compares the
 * declarations with the foreign keys of the database, so that a new relation cannot be forgotten.
 */
export function declareMergeRelations(relations: MergeRelation[]): void {
  declared.push(...relations);
}

/** Returns every declared relation to a kind of record. */
export function getMergeRelations(target: MergeRelation['target']): readonly MergeRelation[] {
  return declared.filter((relation) => relation.target === target);
}
