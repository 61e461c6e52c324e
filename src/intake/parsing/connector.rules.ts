import type { ErrorCode } from '../../common/errors/error-codes.rules.js';
import type { Submission } from './submission.rules.js';
import type { StatusWords } from './status-words.rules.js';

/** The providers that have a connector, as connections name them. `registration_page` is our own page. */
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
  'registration_page',
] as const;
/** One of {@link PROVIDERS}. */
export type Provider = (typeof PROVIDERS)[number];

/** The providers of connections that users create. A registration page creates its own. */
export const FORM_PROVIDERS = PROVIDERS.filter((provider) => provider !== 'registration_page');

/** A delivery as it is stored in the inbox, unparsed. */
export interface RawDelivery {
  /** Headers by name in lower case. Only the headers in `keptHeaders` of the connector are stored. */
  headers: Readonly<Record<string, string>>;
  contentType: string | null;
  /** The bytes exactly as they were received. */
  body: Buffer;
  receivedAt: Date;
}

/** Result of verifying the signature of a delivery. */
export type Verification =
  | { state: 'verified' }
  /** The connection has no secret, or the provider cannot sign. Only the secret address protects the connection. */
  | { state: 'unsigned' }
  /** 401. `code` is `signature.missing`, `.malformed`, `.wrong` or `.expired` and repeats nothing of the request. */
  | { state: 'refused'; code: ErrorCode };

/** The data of a connection that its connector needs to read a delivery. */
export interface ParseOptions {
  /** IANA time zone of times that a delivery sends without a zone. */
  timezone: string;
  /** Paths of values in the payload, for the generic connector. Empty for the other connectors. */
  paths: Readonly<Record<string, string>>;
  /** Meanings of the provider's status words, for the generic connector. */
  statuses?: StatusWords | undefined;
}

/** Result of parsing a delivery. */
export type ParseResult =
  | { kind: 'submissions'; submissions: Submission[]; unread?: Unread }
  /**
   * A thin event, which only announces that this subject changed. Its state must be fetched from the provider's API.
   * `path` starts at the root of the API (`api/v1/orders/1/`); a part of it that the base URL contains already is not
   * repeated (`provider-address.rules.ts`).
   */
  | { kind: 'fetch'; subjectKey: string; path: string }
  /** A delivery without a registration: a test ping, a draft, an event of another type. */
  | { kind: 'nothing'; reason: string }
  /** A body that is not in the format of the provider. It is stored together with the reason. */
  | ({ kind: 'unreadable' } & Unread);

/** The reason why a delivery, or a part of it, could not be read. */
export interface Unread {
  reason: string;
  /** Another mapping would make it readable. The delivery then waits for a mapping and is not parked. */
  needsMapping?: boolean;
}

/**
 * The code for one provider: pure functions that import neither Nest nor TypeORM. A connector consists of one file and
 * a line in `connector.registry.ts`.
 */
export interface Connector {
  provider: Provider;
  /** Names in lower case of the headers that are stored with a delivery, never of headers with credentials. */
  keptHeaders: readonly string[];
  /**
   * Verifies the signature of the raw bytes in constant time. A delivery without a signature is refused if there is a
   * secret.
   */
  verify(delivery: RawDelivery, secret: string | null, now: Date): Verification;
  /**
   * Returns the key that two deliveries of a connection share if they are the same. It consists of the provider's ids,
   * or is a digest of the body if there are none or the body cannot be read. Never throws.
   */
  getDeliveryKey(delivery: RawDelivery): string;
  /**
   * Returns a digest of the content without the parts that the provider changes from one attempt to the next. If it
   * returns null or is missing, the digest of all bytes is used. A delivery with the same key and a different digest is
   * a new delivery. Never throws.
   */
  computeContentDigest?(delivery: RawDelivery): string | null;
  /**
   * Returns the text with which the keys of all deliveries of one submission begin, where the provider sends an edited
   * submission again without a version. Its last content then counts, also if it was the content of an earlier delivery.
   * Never throws.
   */
  findSubmissionPrefix?(delivery: RawDelivery): string | null;
  /** Reads a delivery. Never throws. */
  parse(delivery: RawDelivery, options: ParseOptions): ParseResult;
  /** Fetches and reads the state behind thin events. */
  remote?: RemoteState;
  /** Reads a CSV export of the provider's registrations, with the same keys as its deliveries. */
  csv?: CsvParseResult;
}

/**
 * Access to the state behind a thin event and to lists of changes. They are fetched from the configured base URL only.
 */
export interface RemoteState {
  /** Returns the headers that contain the token. */
  buildAuthorization(token: string): Record<string, string>;
  /** Reads the provider's response about one subject. Never throws. */
  parseState(body: unknown, options: ParseOptions): ParseResult;
  /** Reads a 404 of the provider about a subject. Without this method a 404 is a failure to fetch it. Never throws. */
  parseGone?(subjectKey: string): ParseResult;
  /** Returns the path of the provider's list (its event) that a subject belongs to; null for an unknown key. */
  findScope?(subjectKey: string): string | null;
  /**
   * Returns the address, below the base URL, of the changes since a time in a scope of {@link findScope}. The scope `''`
   * means that the base URL is the scope itself. Missing if the provider has no such list.
   */
  buildChangesPath?(since: string | null, scope: string): string;
  /**
   * Returns the address, below the base URL, of a second list of a scope. It is read as a whole, because it has no
   * filter for changes. A provider without this list answers 404.
   */
  buildSecondListPath?(scope: string): string;
  /**
   * Reads one page of such a list. Its items are states for {@link parseState}, or null if the body is no such page.
   * `next` is the address of the next page, which must be checked against the base URL before it is followed. `since`
   * is the starting point of the next comparison. Never throws.
   */
  parsePage?(
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): { items: unknown[] | null; next: string | null; since: string | null };
}

/** Reads a CSV export of a provider, row by row. */
export interface CsvParseResult {
  /** Headings of the required columns. Each list contains alternative headings of one column. */
  required: readonly (readonly string[])[];
  /** Reads one row, given by heading. `paths.formId` is the form id if the export contains none. Never throws. */
  parseRow(row: Readonly<Record<string, string>>, options: ParseOptions): ParseResult;
}
