/** Something that people should look at. */
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

/** How a connection is doing. */
export class ConnectionHealthView {
  connectionId: string;
  /** The figures count from then on; what waits counts whenever it came. */
  since: Date;
  /** Different deliveries. */
  received: number;
  /** Those of them that were signed. */
  verified: number;
  /** Those that were refused because their signature did not hold; not among the received. */
  refused: number;
  /** How often a delivery came again. */
  duplicate: number;
  applied: number;
  ignored: number;
  /** Kept and not worked on: unreadable, without a mapping, or the connection was paused. */
  parked: number;
  needsReview: number;
  retrying: number;
  dead: number;
  /** Seconds from receipt to the effects, of 95 in a hundred deliveries; null when none was applied. */
  p95Seconds: number | null;
  lastReceivedAt: Date | null;
  waiting: number;
  oldestWaitingAt: Date | null;
  /** When the sender's own list was last compared, and how many of it had not come by themselves. */
  reconciledAt: Date | null;
  reconciledMissing: number | null;
  /** Questions that the mapping does not name; their answers are kept. */
  drift: DriftView[];
  warnings: HealthWarningView[];
}
