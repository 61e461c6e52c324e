/** How a browser treats a file: it stores it, or shows it where it can. */
export const DISPOSITIONS = ['attachment', 'inline'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/**
 * Builds the header Content-Disposition with a name for old programs, in ASCII, and the whole name (RFC 8187). Both are
 * safe to quote, whatever the name contains.
 */
export function buildContentDisposition(disposition: Disposition, fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeExtendedValue(fileName)}`;
}

/** Encodes a text for RFC 8187, which allows fewer characters than an address does. */
function encodeExtendedValue(text: string): string {
  const escape = (character: string) => `%${character.codePointAt(0)!.toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replaceAll(/['()*]/g, escape);
}
