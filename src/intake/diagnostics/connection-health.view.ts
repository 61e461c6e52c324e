/** A problem of a connection that people should check. */
export class HealthWarningView {
  /** @example "silent_before_event" */
  code: string;
  detail: string;
}

/** A key of an answer that the mapping does not name. */
export class DriftView {
  key: string;
  firstSeenAt: Date;
  deliveryId: string | null;
}

/** Health of a connection. */
export class ConnectionHealthView {
  connectionId: string;
  /** Start of the period of the figures. Waiting deliveries are counted whenever they arrived. */
  since: Date;
  /** Number of different deliveries. */
  received: number;
  /** Number of received deliveries whose signature was verified. */
  verified: number;
  /** Number of deliveries that were refused for their signature. They are not counted as received. */
  refused: number;
  /** Number of repeated deliveries. */
  duplicate: number;
  applied: number;
  ignored: number;
  /** Number of stored deliveries that are not processed: unreadable, without a mapping, or on a paused connection. */
  parked: number;
  needsReview: number;
  retrying: number;
  dead: number;
  /** Seconds from receipt to effects, 95th percentile; null when no delivery was applied. */
  p95Seconds: number | null;
  lastReceivedAt: Date | null;
  waiting: number;
  oldestWaitingAt: Date | null;
  /** Time of the last comparison with the provider's list. */
  reconciledAt: Date | null;
  /** Number of registrations in that list for which no delivery had arrived. */
  reconciledMissing: number | null;
  /** Questions that the mapping does not name. Their answers are stored. */
  drift: DriftView[];
  warnings: HealthWarningView[];
}

/** Health of all connections that are not archived. */
export class ConnectionsHealthView {
  items: ConnectionHealthView[];
}
