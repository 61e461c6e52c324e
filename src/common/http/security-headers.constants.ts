const CONTENT_SECURITY_POLICY = [
  `default-src 'self'`,
  `base-uri 'self'`,
  `font-src 'self' https: data:`,
  `form-action 'self'`,
  `frame-ancestors 'self'`,
  `img-src 'self' data:`,
  `object-src 'none'`,
  `script-src 'self' 'unsafe-inline'`,
  `script-src-attr 'none'`,
  `style-src 'self' 'unsafe-inline'`,
];

/**
 * The headers that protect a browser, with the defaults of helmet 8 except that Swagger UI needs inline scripts. They
 * are the same for every response. Nest's `useSecurityHeaders` does not reach the responses that are sent before a route
 * is known.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': CONTENT_SECURITY_POLICY.join(';'),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
