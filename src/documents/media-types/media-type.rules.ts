/** The facts about a file that its bytes tell. */
export interface FileContent {
  /** The usual extension of the format that the bytes have; null for an unknown format. */
  format: string | null;
  /** The media type of that format. */
  mediaType: string | null;
  /** Whether the whole file is UTF-8 without NUL. */
  isText: boolean;
}

/** Formats whose beginning is no beginning of a text, and which may consist of letters only. */
const TEXT_FORMATS: ReadonlySet<string | null> = new Set([
  'eps',
  'gif',
  'ics',
  'pdf',
  'pgp',
  'ps',
  'reg',
  'rtf',
  'vcf',
  'vtt',
  'xml',
]);

/** Media types of texts that only the extension tells apart. */
const TEXT_TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['eml', 'message/rfc822'],
  ['ics', 'text/calendar'],
  ['vcf', 'text/vcard'],
]);

/**
 * Chooses the media type of a file by its content. Some formats begin with a few letters, and "The free zone" would be a
 * film, so a file that is text throughout is text.
 */
export function chooseMediaType({ format, mediaType, isText }: FileContent, fileName: string): string {
  if (isText && !TEXT_FORMATS.has(format)) return TEXT_TYPES.get(getFileExtension(fileName)) ?? 'text/plain';
  return normaliseType(mediaType ?? 'application/octet-stream');
}

/** Returns a media type without its parameters, in lower case. */
function normaliseType(mediaType: string): string {
  return mediaType.split(';', 1)[0]!.trim().toLowerCase();
}

/**
 * Returns the extension by which a system opens a file, in lower case and without the dot; empty if there is none.
 * Windows ignores dots and blanks at the end. Characters without a glyph, such as those that reverse the order of
 * letters, hide an extension from people and are ignored everywhere.
 */
export function getFileExtension(fileName: string): string {
  const visible = fileName.replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
  let end = visible.length;
  while (end > 0 && /[\s.]/.test(visible[end - 1]!)) end--;
  const dot = visible.lastIndexOf('.', end - 1);
  return dot < 0 || end === 0 ? '' : visible.slice(dot + 1, end).toLowerCase();
}

/** The types that browsers show without running anything, with the Content-Type under which they are shown. */
export const PREVIEW_TYPES: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'application/pdf'],
  ['image/gif', 'image/gif'],
  ['image/jpeg', 'image/jpeg'],
  ['image/png', 'image/png'],
  ['image/webp', 'image/webp'],
  ['text/plain', 'text/plain; charset=utf-8'],
]);

/** Tells whether a browser may show files of a media type instead of storing them. */
export function canPreview(mediaType: string): boolean {
  return PREVIEW_TYPES.has(mediaType);
}

/** Returns the Content-Type with which files are sent. Types that are never shown are sent as mere bytes. */
export function getContentType(mediaType: string): string {
  return PREVIEW_TYPES.get(mediaType) ?? 'application/octet-stream';
}
