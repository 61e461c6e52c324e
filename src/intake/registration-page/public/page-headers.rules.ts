/** The headers of a page for people without a login. Null removes a header that every other response has. */
export type PageHeaders = Readonly<Record<string, string | null>>;

/**
 * Returns the headers of a page. It loads nothing from elsewhere, and only the listed sites may show it in a frame.
 * @param embedOrigins the origins of these sites
 */
export function buildPageHeaders(embedOrigins: readonly string[] = []): PageHeaders {
  const ancestors = embedOrigins.length > 0 ? embedOrigins.join(' ') : `'none'`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      `default-src 'none'`,
      `script-src 'self'`,
      `style-src 'self'`,
      `img-src 'self'`,
      `connect-src 'self'`,
      `form-action 'self'`,
      `base-uri 'none'`,
      `frame-ancestors ${ancestors}`,
    ].join('; '),
    'Referrer-Policy': 'no-referrer',
    // The header knows no list of sites, so the policy alone decides where there is one.
    'X-Frame-Options': embedOrigins.length > 0 ? null : 'DENY',
    ...(embedOrigins.length > 0 && { 'Cross-Origin-Resource-Policy': 'cross-origin' }),
  };
}
