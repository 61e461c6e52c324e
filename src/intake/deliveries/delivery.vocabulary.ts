/** What has become of a delivery. */
export const DELIVERY_STATES = [
  /** Stored; it waits to be worked on. */
  'received',
  /** Something of ours failed (the database, the sender's API); it is tried again by itself. */
  'retry',
  'applied',
  /** A later state of the same registrations was known already. */
  'ignored_stale',
  /** Nothing for us: a test ping, a draft. */
  'ignored',
  /** The mapping of its connection names no field, or not what the delivery has; another mapping sets it going. */
  'needs_mapping',
  /** Applied as far as can be; a person decides on the rest. */
  'needs_review',
  /** Kept, and not worked on: it cannot be read, or its connection is paused or archived. */
  'parked',
  /** Tried as often as it is worth; a replay begins again. */
  'dead',
] as const;
/** One of {@link DELIVERY_STATES}. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** How a delivery came: sent to us, found by comparing lists, or out of an uploaded file. */
export const DELIVERY_ORIGINS = ['webhook', 'reconciliation', 'file'] as const;
/** One of {@link DELIVERY_ORIGINS}. */
export type DeliveryOrigin = (typeof DELIVERY_ORIGINS)[number];

/** Whether it proved to be from whom it says, or only knew the secret address. */
export const VERIFICATIONS = ['verified', 'unsigned'] as const;
/** One of {@link VERIFICATIONS}. */
export type StoredVerification = (typeof VERIFICATIONS)[number];
