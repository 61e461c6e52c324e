import { ApiProperty } from '@nestjs/swagger';

/** A lead that was changed, or would be. */
export class BulkSucceededView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  title: string;
  /** The version of the lead after the change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A lead that was not changed, or would not be, and why. */
export class BulkSkippedView {
  id: string;
  /** @example "lead.not_yours" */
  code: string;
  detail: string;
}

/** The outcome of a change of many leads. */
export class BulkUpdateView {
  dryRun: boolean;
  succeeded: BulkSucceededView[];
  skipped: BulkSkippedView[];
}
