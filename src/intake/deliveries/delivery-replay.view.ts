import type { DeliveryState } from '../inbox/delivery.constants.js';

/** Changes of one record by a replay, field by field. */
export class ReplayChangeView {
  /** @example "contact" */
  entityType: string;
  entityId: string;
  /** @example "updated" */
  action: string;
  /** Values before and after by field: `{ field: { before, after } }`. */
  changes: Record<string, { before: unknown; after: unknown }>;
}

/** Result of a replay or of its dry run. */
export class ReplayView {
  deliveryId: string;
  dryRun: boolean;
  /**
   * State that a dry run results in. After a real replay it is `received`, because the delivery is queued.
   * @example "applied"
   */
  state: DeliveryState;
  error: string | null;
  registrationIds: string[];
  /** Changes that a dry run would store; empty if there are none, and after a real replay. */
  changes: ReplayChangeView[];
}

/** Result of a replay of many deliveries. */
export class BulkReplayView {
  /** Number of deliveries that are replayed now or, in a dry run, would be replayed. */
  count: number;
  /** Value of `after` for the next request if deliveries remain; null otherwise. */
  next: string | null;
}
