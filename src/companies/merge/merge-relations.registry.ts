import { Injectable } from '@nestjs/common';
import type { RecordType } from '../../common/audit/record-types.constants.js';
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
   * Where several kinds share the table, `entityTypeColumn` holds the kind. The response to a caller who may not read records
   * of a type for people only does not have the relation, not even without rows.
   */
  record?: { entityType: RecordType; entityTypeColumn?: string; leadIdColumn?: string };
  /**
   * Set when the rows are parts of records with a version. Moving a row is a change of that record, audited as a change
   * of its `field`.
   */
  parent?: { table: string; column: string; entityType: RecordType; field: string; leadIdColumn?: string };
  /**
   * A custom move for cases that plain SQL does not cover. It returns the number of moved rows, or the numbers of moved
   * and combined rows.
   */
  move?: (tx: Tx, from: string, to: string) => Promise<number | MoveCount>;
}

/**
 * The relations that a merge updates. The module of each feature registers its own relations in `onModuleInit`. Nest
 * initialises imported modules first, so a module imports those whose relations must be moved before its own. A test
 * compares the relations with the foreign keys of the database, so that a new one cannot be forgotten.
 */
@Injectable()
export class MergeRelationRegistry {
  private readonly relations: MergeRelation[] = [];

  register(relations: readonly MergeRelation[]): void {
    this.relations.push(...relations);
  }

  /** Returns the relations to a kind of record, in the order in which a merge moves them. */
  list(target: MergeRelation['target']): readonly MergeRelation[] {
    return this.relations.filter((relation) => relation.target === target);
  }
}
