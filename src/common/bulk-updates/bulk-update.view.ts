import { ApiProperty } from '@nestjs/swagger';

/** A record that was changed, or would be. */
export class BulkSucceededView {
  id: string;
  /**
   * The reference of a lead, activity or agreement; null for other records.
   * @example "LEAD-2026-0007"
   */
  reference: string | null;
  /** The name of a company or contact, or the title of another record. */
  title: string;
  /** The version of the record after the change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A record that was not changed, or would not be, and why. */
export class BulkSkippedView {
  id: string;
  /** @example "lead.not_yours" */
  code: string;
  detail: string;
}

/** The outcome of a change of many records. */
export class BulkUpdateView {
  /** The id by which the change can be undone; null in a dry run. */
  id: string | null;
  dryRun: boolean;
  succeeded: BulkSucceededView[];
  skipped: BulkSkippedView[];
}

/** A value, or a whole record, that an undo left as it is, and why. */
export class BulkLeftView {
  id: string;
  /**
   * The field that stays as it is; null for the whole record.
   * @example "ownerId"
   */
  field: string | null;
  /** @example "bulk_update.changed_since" */
  code: string;
  detail: string;
}

/** The outcome of the undo of a change of many records. */
export class BulkUndoView {
  id: string;
  /** The records that got former values back. */
  restored: BulkSucceededView[];
  left: BulkLeftView[];
}
