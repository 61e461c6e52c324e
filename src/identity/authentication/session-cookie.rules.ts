/** Seconds for which a browser keeps the cookie. The session in the database may end earlier. */
const MAX_AGE_S = 14 * 24 * 3_600;

/**
 * Returns the name of the session cookie. Behind TLS its prefix makes browsers accept it only with `Secure` and from
 * this host, so that no other host of the domain can set it.
 */
function getCookieName(protocol: string): string {
  return protocol === 'https' ? '__Host-locate_session' : 'locate_session';
}

/** Finds the secret of the session in the `Cookie` header. */
export function findSessionSecret(header: string | undefined, protocol: string): string | null {
  const start = `${getCookieName(protocol)}=`;
  const cookie = header?.split(/; */).find((part) => part.startsWith(start));
  return cookie?.slice(start.length) || null;
}

/** Builds the `Set-Cookie` header that starts a session in the browser; null removes the cookie. */
export function buildSessionCookie(secret: string | null, protocol: string): string {
  const parts = [
    `${getCookieName(protocol)}=${secret ?? ''}`,
    `Max-Age=${secret === null ? 0 : MAX_AGE_S}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
  ];
  return [...parts, ...(protocol === 'https' ? ['Secure'] : [])].join('; ');
}
