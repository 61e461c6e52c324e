/** The server that sends mails. */
export interface SmtpServer {
  host: string;
  port: number;
  /**
   * How the connection is protected: `tls` from the beginning, by the command STARTTLS that the server must know, or not at
   * all.
   */
  security: 'tls' | 'starttls' | 'none';
  /** Absent if the server wants no login. */
  login?: { user: string; password: string };
}

const FORM = 'SMTP_URL must be smtp://user:password@host:port or smtps://user:password@host:port';

/**
 * Parses the setting SMTP_URL. Another machine must protect the connection, unless `?tls=no` says otherwise. The messages
 * never contain the value, because it has a password.
 * @throws RangeError that says what would be right
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') throw new RangeError(FORM);
  if (!/^\/?$/.test(url.pathname) || url.hash !== '') throw new RangeError(`${FORM}, without a path`);
  const tls = url.searchParams.get('tls');
  if ([...url.searchParams.keys()].some((name) => name !== 'tls') || ![null, 'yes', 'no'].includes(tls)) {
    throw new RangeError('SMTP_URL can have no parameter but tls=yes or tls=no');
  }
  const isTls = url.protocol === 'smtps:';
  if (isTls && tls === 'no') throw new RangeError('SMTP_URL with smtps:// cannot have tls=no');
  if ((url.username === '') !== (url.password === '')) throw new RangeError('SMTP_URL needs a user with the password');
  const isRequired = tls === 'yes' || (tls === null && !isLoopback(url.hostname));
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (isTls ? 465 : 587),
    security: isTls ? 'tls' : isRequired ? 'starttls' : 'none',
    ...(url.username !== '' && { login: { user: decode(url.username), password: decode(url.password) } }),
  };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new RangeError('SMTP_URL must encode a % in the user and the password as %25');
  }
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname);
}
