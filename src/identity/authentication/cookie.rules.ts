/** A cookie that scripts cannot read. */
export interface CookieKind {
  name: string;
  /** Seconds for which a browser keeps the cookie. */
  maxAgeS: number;
  /** The address below which the browser sends the cookie; everywhere by default. */
  path?: string;
  /** Whether the browser also sends the cookie when the user comes from another site; `Lax` by default. */
  sameSite?: 'Lax' | 'Strict';
}

/**
 * Returns the name of a cookie. With TLS its prefix makes browsers accept it only with `Secure` and from this host, so
 * that no other host of the domain can set it. Browsers allow the prefix only for cookies of all addresses.
 */
function getCookieName({ name, path }: Pick<CookieKind, 'name' | 'path'>, serverUrl: string): string {
  return isEncrypted(serverUrl) && path === undefined ? `__Host-${name}` : name;
}

/** Finds the value of a cookie in the `Cookie` header. */
export function findCookie(
  kind: Pick<CookieKind, 'name' | 'path'>,
  header: string | undefined,
  serverUrl: string,
): string | null {
  const start = `${getCookieName(kind, serverUrl)}=`;
  const cookie = header?.split(/; */).find((part) => part.startsWith(start));
  return cookie?.slice(start.length) || null;
}

/** Builds the `Set-Cookie` header that stores a cookie in the browser; null removes the cookie. */
export function buildCookie(kind: CookieKind, value: string | null, serverUrl: string): string {
  const parts = [
    `${getCookieName(kind, serverUrl)}=${value ?? ''}`,
    `Max-Age=${value === null ? 0 : kind.maxAgeS}`,
    `Path=${kind.path ?? '/'}`,
    'HttpOnly',
    `SameSite=${kind.sameSite ?? 'Lax'}`,
  ];
  return [...parts, ...(isEncrypted(serverUrl) ? ['Secure'] : [])].join('; ');
}

function isEncrypted(serverUrl: string): boolean {
  return serverUrl.startsWith('https:');
}
