import type { DeliveryState } from './delivery.vocabulary.js';

/** A record that a replay changes, field by field. */
export class ReplayChangeView {
  /** @example "contact" */
  entityType: string;
  entityId: string;
  /** @example "updated" */
  action: string;
  /** `{ field: { before, after } }`. */
  changes: Record<string, { before: unknown; after: unknown }>;
}

/** What came, or would come, of a replay. */
export class ReplayView {
  deliveryId: string;
  dryRun: boolean;
  /**
   * Of a dry run: what it would come to. Else `received`: it is worked on in its turn.
   * @example "applied"
   */
  state: DeliveryState;
  error: string | null;
  registrationIds: string[];
  /** Of a dry run: what would be written. Empty when it would change nothing. */
  changes: ReplayChangeView[];
}

/** What came of the replay of many. */
export class BulkReplayView {
  /** How many are replayed now, or would be. */
  count: number;
  /** Where to go on (`after`), when there were more than are taken at once; null when that was all. */
  next: string | null;
}
