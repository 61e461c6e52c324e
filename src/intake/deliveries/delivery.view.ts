import type { Provider } from '../parsing/connector.rules.js';
import type { DeliveryOrigin, DeliveryState, StoredVerification } from '../inbox/delivery.constants.js';

/** A delivery in lists. Its content is shown by its registrations. */
export class DeliveryView {
  id: string;
  connectionId: string;
  /** @example "Autumn seminar, registration form" */
  connectionName: string;
  /** @example "generic" */
  provider: Provider;
  receivedAt: Date;
  /** @example "webhook" */
  origin: DeliveryOrigin;
  /** @example "verified" */
  verification: StoredVerification;
  /** @example "application/json" */
  contentType: string | null;
  /** Size of the body in bytes. */
  size: number;
  /** @example "applied" */
  state: DeliveryState;
  attempts: number;
  /** Number of times that the delivery was sent again. */
  duplicates: number;
  /** Number of replays. */
  replays: number;
  /** Code or reason that explains the state, if there is one. */
  error: string | null;
  /** Time of the next attempt; null if none is planned. */
  nextAttemptAt: Date | null;
  /** Version of the mapping with which it was last read. */
  mappingVersion: number | null;
  registrationIds: string[];
  /** Time at which it was last processed. */
  processedAt: Date | null;
  /** Time at which it was first applied. */
  appliedAt: Date | null;
}

/** One step of the processing of a delivery. */
export class DeliveryStepView {
  at: Date;
  /** @example "applied" */
  state: DeliveryState;
  error: string | null;
  attempt: number;
  /** Name of the actor: the system or the person who replayed the delivery. */
  actorName: string;
}

/** A delivery with its details, without its bytes. */
export class DeliveryDetailView extends DeliveryView {
  /** Key of the delivery. Two deliveries of a connection with the same key and content are the same delivery. */
  deliveryKey: string;
  /** Id of the first delivery with the same key and a different content; null if there is none. */
  restatesId: string | null;
  sha256: string;
  headers: Record<string, string>;
  /** Whether the bytes are still stored. */
  hasBody: boolean;
  /** Key of the subject whose state is fetched for a thin event, which only announces a change. */
  subjectKey: string | null;
  /** Time at which the delivery was last sent again. */
  lastDuplicateAt: Date | null;
  timeline: DeliveryStepView[];
}
