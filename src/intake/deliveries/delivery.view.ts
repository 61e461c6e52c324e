import type { Provider } from '../connectors/connector.js';
import type { DeliveryOrigin, DeliveryState, StoredVerification } from './delivery.vocabulary.js';

/** A delivery, as clients see one in a list. What it says is at its registrations. */
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
  /** In bytes. */
  size: number;
  /** @example "applied" */
  state: DeliveryState;
  attempts: number;
  /** How often it came again. */
  duplicates: number;
  /** How often it was replayed. */
  replays: number;
  /** Why it is where it is, where there is something to say. */
  error: string | null;
  /** When it is tried next; null when nothing is to be done. */
  nextAttemptAt: Date | null;
  /** The mapping it was last read with. */
  mappingVersion: number | null;
  registrationIds: string[];
  /** When it was last worked on. */
  processedAt: Date | null;
  /** When its effects were first there. */
  appliedAt: Date | null;
}

/** One step of what became of a delivery. */
export class DeliveryStepView {
  at: Date;
  /** @example "applied" */
  state: DeliveryState;
  error: string | null;
  attempt: number;
  /** Who did it: the system, or who replayed it. */
  actorName: string;
}

/** A delivery in full, but for its bytes. */
export class DeliveryDetailView extends DeliveryView {
  /** What makes two deliveries of a connection the same one, when they say the same. */
  deliveryKey: string;
  /** The first delivery with the same key, which said something else; null where there is none. */
  restatesId: string | null;
  sha256: string;
  headers: Record<string, string>;
  /** Whether its bytes are still there. */
  hasBody: boolean;
  /** Of a thin sender: what was to be fetched. */
  subjectKey: string | null;
  /** When it last came again. */
  lastDuplicateAt: Date | null;
  timeline: DeliveryStepView[];
}
