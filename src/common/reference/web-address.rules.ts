/** A web address that was read from a text. */
export interface ReadWebAddress {
  value: string;
  /** Whether the text has several addresses, of which this is the first. */
  isFirstOfSeveral: boolean;
}

/** Longer texts are no web addresses. */
const MAX_TEXT_LENGTH = 4_000;

/** Tells whether a text is no more than the beginning of a web address, which forms fill in themselves. */
export function isEmptyWebAddress(text: string): boolean {
  return /^(?:https?:?\/{0,2})?(?:www\.?)?$/i.test(text.trim());
}

/**
 * Reads the web address of a text as people keep it in files: without https://, or with a second address behind it.
 * @returns null where the text has no web address
 */
export function readWebAddress(raw: string): ReadWebAddress | null {
  if (raw.length > MAX_TEXT_LENGTH) return null;
  const text = raw
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim();
  const whole = completeWebAddress(text);
  if (whole !== null) return { value: whole, isFirstOfSeveral: false };
  const found = text.split(/[\s,;|<>"，；、]+/).flatMap((part) => completeWebAddress(part) ?? []);
  return found[0] === undefined ? null : { value: found[0], isFirstOfSeveral: new Set(found).size > 1 };
}

/** Returns an address with its scheme; null for any other text, such as an e-mail address. */
function completeWebAddress(text: string): string | null {
  if (/[\s,;|<>"]/.test(text)) return null;
  const [, scheme, rest = ''] = /^(?:(https?):?\/{1,2})?([^\s@,;|<>"]+\.[^\s,;|<>"]+)$/i.exec(text) ?? [];
  if (!/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]*(?::\d+)?(?:[/?#].*)?$/u.test(rest)) return null;
  const address = `${scheme?.toLowerCase() ?? 'https'}://${rest}`;
  return URL.canParse(address) ? address : null;
}
