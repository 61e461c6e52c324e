/** The prefix of every address of the API. */
export const API_PREFIX = 'api/v1';

/** Tells whether an address, or the pattern of a route, belongs to the API. */
export function isApiPath(path: string): boolean {
  return path.startsWith(`/${API_PREFIX}/`);
}

/**
 * The headers that protect a browser, with the defaults of helmet 8 and a stricter content security policy: a response of
 * the API loads nothing, even if somebody opens it as a page. Charts in svg have style attributes. Nest's
 * `useSecurityHeaders` does not reach the responses that are sent before a route is known.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': `default-src 'none';style-src-attr 'unsafe-inline';frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
