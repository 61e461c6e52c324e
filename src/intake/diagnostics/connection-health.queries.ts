/**
 * Figures of the connections, one row per connection. `$1` is the id of one connection, or null for all that are not
 * archived; `$2` is the start of the period.
 */
export const HEALTH = `
  SELECT c.id, c.name, c.provider, c.paused_at AS "pausedAt", d.received, d.verified, refused.times AS refused, d.duplicate,
    d.applied, d.ignored, d.parked, d.needs_review AS "needsReview", d.retrying, d.dead,
    d.p95 AS "p95Seconds", d.last_at AS "lastReceivedAt", waiting.count AS waiting, waiting.oldest AS "oldestWaitingAt",
    c.reconciled_at AS "reconciledAt", c.reconciled_missing AS "reconciledMissing",
    c.reconciliation_error AS "reconciliationError",
    a.starts_on::text AS "activityStartsOn", a.ends_on::text AS "activityEndsOn", a.status AS "activityStatus",
    a.archived_at IS NOT NULL AS "activityArchived"
  FROM intake_connection c
  LEFT JOIN activity a ON a.id = c.activity_id
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS received,
      (count(*) FILTER (WHERE verification = 'verified'))::integer AS verified,
      coalesce(sum(r.times), 0)::integer AS duplicate,
      (count(*) FILTER (WHERE state = 'applied'))::integer AS applied,
      (count(*) FILTER (WHERE state IN ('ignored', 'ignored_stale')))::integer AS ignored,
      (count(*) FILTER (WHERE state IN ('parked', 'needs_mapping')))::integer AS parked,
      (count(*) FILTER (WHERE state = 'needs_review'))::integer AS needs_review,
      (count(*) FILTER (WHERE state = 'retry'))::integer AS retrying,
      (count(*) FILTER (WHERE state = 'dead'))::integer AS dead,
      percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM applied_at - d.received_at))
        FILTER (WHERE applied_at IS NOT NULL AND replays = 0) AS p95,
      max(d.received_at) AS last_at
    FROM intake_delivery d LEFT JOIN intake_repeat r ON r.delivery_id = d.id
    WHERE d.connection_id = c.id AND d.received_at >= $2
  ) d
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(times), 0)::integer AS times FROM intake_rejection
    WHERE connection_id = c.id AND day >= ($2::timestamptz AT TIME ZONE 'UTC')::date
  ) refused
  CROSS JOIN LATERAL (
    SELECT count(*)::integer AS count, min(received_at) AS oldest FROM intake_delivery
    WHERE connection_id = c.id AND next_attempt_at IS NOT NULL
  ) waiting
  WHERE CASE WHEN $1::uuid IS NULL THEN c.archived_at IS NULL ELSE c.id = $1::uuid END`;

/** Keys of answers that a mapping did not name when they were first seen, newest first. */
export const DRIFT = `
  SELECT key, first_seen_at AS "firstSeenAt", delivery_id AS "deliveryId" FROM intake_drift
  WHERE connection_id = $1 ORDER BY first_seen_at DESC, key LIMIT 100`;

/** The same for several connections. `$1` are their ids. */
export const DRIFT_OF_ALL = `
  SELECT c.id AS "connectionId", seen.key, seen."firstSeenAt", seen."deliveryId" FROM unnest($1::uuid[]) c (id)
  CROSS JOIN LATERAL (
    SELECT key, first_seen_at AS "firstSeenAt", delivery_id AS "deliveryId" FROM intake_drift
    WHERE connection_id = c.id ORDER BY first_seen_at DESC, key LIMIT 100) seen`;

/** A row of {@link HEALTH}. */
export interface HealthRow {
  id: string;
  name: string;
  provider: string;
  pausedAt: Date | null;
  received: number;
  verified: number;
  refused: number;
  duplicate: number;
  applied: number;
  ignored: number;
  parked: number;
  needsReview: number;
  retrying: number;
  dead: number;
  p95Seconds: number | null;
  lastReceivedAt: Date | null;
  waiting: number;
  oldestWaitingAt: Date | null;
  reconciledAt: Date | null;
  reconciledMissing: number | null;
  reconciliationError: string | null;
  activityStartsOn: string | null;
  activityEndsOn: string | null;
  activityStatus: string | null;
  activityArchived: boolean;
}
