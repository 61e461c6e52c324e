import type { Tx } from '../database/unit-of-work.js';

/** What became of the rows of a relation: moved to the survivor, or combined into rows that it had already. */
export interface MoveCount {
  moved: number;
  combined: number;
}

/** A column that refers to a company or contact, and so must follow it when it is merged into another. */
export interface MergeRelation {
  /** What the column refers to. */
  target: 'company' | 'contact';
  table: string;
  column: string;
  /** Name of the relation in the answer of a merge: `leads`, `memberships`. */
  label: string;
  /**
   * Columns that with this one are unique. A row that the survivor has already is not moved but combined into it:
   * attributes the survivor's row lacks are taken over, the other row is removed.
   */
  uniqueWith?: readonly string[];
  /**
   * Rows that are records with a version: moving one is a change of it, audited under this name, or the one that stands
   * in `entityTypeColumn` where several kinds share the table.
   */
  record?: { entityType: string; entityTypeColumn?: string; leadIdColumn?: string };
  /**
   * The records that the rows are a part of, with a version: moving a row is a change of that record, audited as a
   * change of its `field`.
   */
  parent?: { table: string; column: string; entityType: string; field: string; leadIdColumn?: string };
  /** A move of its own, where plain SQL does not do; returns how many rows it moved, and combined if any. */
  move?: (tx: Tx, from: string, to: string) => Promise<number | MoveCount>;
}

const declared: MergeRelation[] = [];

/**
 * Declares columns that refer to companies or contacts; each floor declares its own. A test compares the declared
 * with the database's foreign keys, so that a new relation cannot be forgotten.
 */
export function declareMergeRelations(relations: MergeRelation[]): void {
  declared.push(...relations);
}

/** Every declared relation to a kind of record. */
export function mergeRelationsTo(target: MergeRelation['target']): readonly MergeRelation[] {
  return declared.filter((relation) => relation.target === target);
}
