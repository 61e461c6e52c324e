import type { Submission } from '../submission.js';
import type { StatusWords } from './status-words.rules.js';

/** The senders there are connectors for, as in `POST /intake/connections`. */
export const PROVIDERS = [
  'generic',
  'standard_webhooks',
  'typeform',
  'tally',
  'jotform',
  'formbricks',
  'hi_events',
  'cal_com',
  'google_forms',
  'pretix',
  'eventbrite',
] as const;
/** One of {@link PROVIDERS}. */
export type Provider = (typeof PROVIDERS)[number];

/** A delivery as it stands in the inbox: nothing of it has been parsed. */
export interface RawDelivery {
  /** Names in lower case; only those on the connector's allow-list are ever stored. */
  headers: Readonly<Record<string, string>>;
  contentType: string | null;
  /** The very bytes that came. */
  body: Buffer;
  receivedAt: Date;
}

/** Whether a delivery is from whom it says. */
export type Verification =
  | { state: 'verified' }
  /** The connection has no secret, or the sender cannot sign: the secret address is all there is. */
  | { state: 'unsigned' }
  /** 401. `code` says why without repeating anything of the request: `signature.missing|malformed|wrong|expired`. */
  | { state: 'refused'; code: string };

/** What a connector needs to know of its connection to read a delivery. */
export interface ReadingOptions {
  /** IANA zone of times that come without one. */
  timezone: string;
  /** Generic connector: where in the payload things stand. Empty for the others. */
  paths: Readonly<Record<string, string>>;
  /** Generic connector: what the sender's words for a status mean. */
  statuses?: StatusWords | undefined;
}

/** What a delivery turns out to say. */
export type Reading =
  | { kind: 'submissions'; submissions: Submission[]; unread?: Unread }
  /**
   * A thin sender: something about this subject changed; its state is to be fetched. `path` is that of the sender's API
   * from its root (`api/v1/orders/1/`); what the base URL ends in already is not repeated (`remote.address.ts`).
   */
  | { kind: 'fetch'; subjectKey: string; path: string }
  /** Nothing for us: a test ping, a draft, an event of another kind. */
  | { kind: 'nothing'; reason: string }
  /** Bytes that are not what this sender sends: kept with the reason, and never lost. */
  | ({ kind: 'unreadable' } & Unread);

/** Why a delivery, or a part of it, could not be read. */
export interface Unread {
  reason: string;
  /** Another mapping would help: the delivery waits for one, and is not parked. */
  needsMapping?: boolean;
}

/**
 * One sender: pure functions over bytes, importing neither Nest nor TypeORM. A connector is one file with one of these
 * and a line in `connectors.ts`.
 */
export interface Connector {
  provider: Provider;
  /** Headers worth keeping with a delivery, in lower case; never those with credentials. */
  keptHeaders: readonly string[];
  /** Compares over the raw bytes in constant time. A secret with an absent signature is refused. */
  verify(delivery: RawDelivery, secret: string | null, now: Date): Verification;
  /**
   * What makes two deliveries of a connection the same one, from the sender's own ids; a digest of the body where it
   * has none. Never throws: bytes that cannot be read have the digest of their body.
   */
  deliveryKey(delivery: RawDelivery): string;
  /**
   * A digest of what a delivery says, without what its sender changes from one attempt to the next; null for that of its
   * bytes, which it also is without this. The same key with other contents is a delivery of its own. Never throws.
   */
  contentDigest?(delivery: RawDelivery): string | null;
  /** Reads a delivery. Never throws, whatever the bytes. */
  read(delivery: RawDelivery, options: ReadingOptions): Reading;
  /** Thin senders: how their state is fetched and read. */
  remote?: RemoteState;
  /** Senders whose list of registrations can be uploaded as CSV, with the same keys as their deliveries. */
  csv?: CsvReading;
}

/** How the state behind a thin delivery, or a list of changes, is fetched; only ever from the configured base URL. */
export interface RemoteState {
  /** Headers that carry the token. */
  authorization(token: string): Record<string, string>;
  /** Reads what the sender answered for one subject. Never throws. */
  readState(body: unknown, options: ReadingOptions): Reading;
  /** What it means that the sender knows no such subject (404); without this, that fetching it failed. Never throws. */
  gone?(subjectKey: string): Reading;
  /** The list at the sender that a subject belongs to (its event), as a path; null when the key is none of its own. */
  scopeOf?(subjectKey: string): string | null;
  /**
   * Address, under the base URL, of what changed since a moment in a scope of {@link scopeOf} (`''`: the base URL is the
   * scope itself); absent where the sender has no such list.
   */
  changedSince?(since: string | null, scope: string): string;
  /**
   * Address, under the base URL, of a second list of a scope, which is read as a whole: it has no "changed since". A
   * sender that has none of it answers 404.
   */
  alsoListed?(scope: string): string;
  /**
   * Reads one page of such a list: its items, each a state for {@link readState}, or null when it is no such page. `next` is
   * an address to be checked against the base URL before it is followed, `since` what to ask from the next time. Never throws.
   */
  readPage?(
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): { items: unknown[] | null; next: string | null; since: string | null };
}

/** Reads an export of a sender, row by row. */
export interface CsvReading {
  /** Columns that must be there, by their headings; of each list one will do. */
  required: readonly (readonly string[])[];
  /** One row, by heading. `paths.formId` is the form where the export does not say. Never throws. */
  readRow(row: Readonly<Record<string, string>>, options: ReadingOptions): Reading;
}
