/** A cookie that scripts cannot read. */
export interface CookieKind {
  name: string;
  /** Seconds for which a browser keeps the cookie. */
  maxAgeS: number;
}

/**
 * Returns the name of a cookie. Behind TLS its prefix makes browsers accept it only with `Secure` and from this host, so
 * that no other host of the domain can set it.
 */
function getCookieName({ name }: CookieKind, protocol: string): string {
  return protocol === 'https' ? `__Host-${name}` : name;
}

/** Finds the value of a cookie in the `Cookie` header. */
export function findCookie(kind: CookieKind, header: string | undefined, protocol: string): string | null {
  const start = `${getCookieName(kind, protocol)}=`;
  const cookie = header?.split(/; */).find((part) => part.startsWith(start));
  return cookie?.slice(start.length) || null;
}

/** Builds the `Set-Cookie` header that stores a cookie in the browser; null removes the cookie. */
export function buildCookie(kind: CookieKind, value: string | null, protocol: string): string {
  const parts = [
    `${getCookieName(kind, protocol)}=${value ?? ''}`,
    `Max-Age=${value === null ? 0 : kind.maxAgeS}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
  ];
  return [...parts, ...(protocol === 'https' ? ['Secure'] : [])].join('; ');
}
