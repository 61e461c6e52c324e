import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import { FREE_MAIL_DOMAINS, SHARED_SITE_DOMAINS } from './shared-domains.constants.js';

const require = createRequire(import.meta.url);
/**
 * Returns the registrable part of a host name. The list of public suffixes takes 2 MB, so it is loaded with the first
 * address.
 */
const findRegistrablePart = (host: string) =>
  (require('tldts') as typeof import('tldts')).getDomain(host, { allowPrivateDomains: true });

/** Maximum length of a host name in DNS, in characters. */
const MAX_HOST_LENGTH = 253;

/**
 * Returns the registrable domain of a website (`https://www.byd.com/en` gives `byd.com`), in lower case and in its
 * ASCII form (`xn--…`) for an international name. The scheme may be missing. On a hosting service that gives each
 * customer a separate name (`foo.github.io`, Public Suffix List), that name is returned. The result is null for IP
 * addresses, bare host names, schemes other than http(s) and text that is no address. The function never throws.
 */
export function findWebsiteDomain(url: string): string | null {
  const text = url.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const parsed = URL.parse(withScheme);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  return findRegistrableDomain(parsed.hostname);
}

/** Returns the registrable domain of an e-mail address (`x@mail.byd.com` gives `byd.com`); null when there is none. */
export function findEmailDomain(email: string): string | null {
  const at = email.lastIndexOf('@');
  return at > 0 ? findRegistrableDomain(email.slice(at + 1)) : null;
}

/**
 * Returns the stored form of a typed mail domain (`@BYD.com`, `www.byd.com`): a lower-case ASCII host name without `@`
 * and `www.`; other subdomains stay. The result is null when the text is not a domain name.
 */
export function normaliseEmailDomain(raw: string): string | null {
  const host = toAsciiHost(raw.replace(/^\s*@/, ''))?.replace(/^www\./, '');
  return host !== undefined && findRegistrablePart(host) !== null ? host : null;
}

/**
 * Returns true for a provider of private mailboxes (gmail.com, qq.com, telenet.be …) and for domains below one
 * (vip.163.com).
 */
export function isFreeMail(domain: string): boolean {
  return isListed(FREE_MAIL_DOMAINS, domain);
}

/** Returns true when many firms use the domain for mail or for their pages, so that sharing it proves nothing. */
export function isSharedDomain(domain: string): boolean {
  return isFreeMail(domain) || isListed(SHARED_SITE_DOMAINS, domain);
}

/**
 * Returns the mail domains of a company. Given domains are normalised and made unique, and entries that are no domain
 * names are left out. Without given domains the result is the domain of the website, unless many firms share it. An
 * empty list counts as given.
 */
export function deriveEmailDomains(website: string | null | undefined, given?: readonly string[] | null): string[] {
  if (given) {
    const domains = given.map(normaliseEmailDomain).filter((domain) => domain !== null);
    return [...new Set(domains)];
  }
  const domain = website ? findWebsiteDomain(website) : null;
  return domain !== null && !isSharedDomain(domain) ? [domain] : [];
}

function findRegistrableDomain(raw: string): string | null {
  const host = toAsciiHost(raw);
  return host === null ? null : findRegistrablePart(host);
}

/**
 * Returns the lower-case ASCII host name without a closing dot; null when the text is no host name of at least two
 * labels.
 */
function toAsciiHost(raw: string): string | null {
  const host = domainToASCII(raw.trim()).replace(/\.$/, '');
  return host.length <= MAX_HOST_LENGTH && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) ? host : null;
}

/** Returns whether a list contains the domain or any domain above it. */
function isListed(list: ReadonlySet<string>, domain: string): boolean {
  const labels = domain.trim().toLowerCase().split('.');
  return labels.some((_, index) => list.has(labels.slice(index).join('.')));
}
