/** The kinds of documents. */
export const DOCUMENT_KINDS = [
  'contract',
  'letter',
  'presentation',
  'plan',
  'photo',
  'report',
  'evidence',
  'correspondence',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Whether a file was scanned for viruses. An infected file is never stored. */
export const SCAN_STATES = ['not_scanned', 'clean'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** Bytes of a megabyte, as the limits count them. */
export const MEGABYTE = 1_048_576;

/** Maximum number of bytes of one row of `document_chunk`. */
export const CHUNK_BYTES = 262_144;

/** Maximum number of characters of the name of a file. */
export const MAX_FILE_NAME_LENGTH = 255;

/** Maximum number of characters of a title. */
export const MAX_TITLE_LENGTH = 200;
