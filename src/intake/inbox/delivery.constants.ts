/** States of a delivery. */
export const DELIVERY_STATES = [
  /** Stored and waiting to be processed. */
  'received',
  /** A service failed (the database, the provider's API), or another transaction was in the way. It is tried again. */
  'retry',
  'applied',
  /** A later state of the same registrations was already stored. */
  'ignored_stale',
  /** Contains no registration: a test ping, a draft. */
  'ignored',
  /** The mapping of the connection names no field or none that the delivery contains. A new mapping releases it. */
  'needs_mapping',
  /** Applied as far as possible. A person must decide on the rest; the decision does not change this state. */
  'needs_review',
  /** Stored but not processed: it cannot be read or applied, or its connection is paused or archived. */
  'parked',
  /** All attempts failed. A replay starts again. */
  'dead',
] as const;
/** One of {@link DELIVERY_STATES}. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/**
 * Origins of a delivery: sent by the provider, found by comparing lists, read from an uploaded file, entered by a
 * colleague for a person who came without a registration, or given on our own registration page.
 */
export const DELIVERY_ORIGINS = ['webhook', 'reconciliation', 'file', 'walk_in', 'page'] as const;
/** One of {@link DELIVERY_ORIGINS}. */
export type DeliveryOrigin = (typeof DELIVERY_ORIGINS)[number];

/** Ways in which a delivery was verified: by its signature, or only by the secret address. */
export const VERIFICATIONS = ['verified', 'unsigned'] as const;
/** One of {@link VERIFICATIONS}. */
export type StoredVerification = (typeof VERIFICATIONS)[number];
