import { createRequire } from 'node:module';
import { domainToASCII } from 'node:url';
import { FREE_MAIL_DOMAINS, SHARED_SITE_DOMAINS } from './shared.domains.js';

const require = createRequire(import.meta.url);
/** The registrable part of a host name. The list of public suffixes takes 2 MB, and is read with the first address. */
const registrablePart = (host: string) =>
  (require('tldts') as typeof import('tldts')).getDomain(host, { allowPrivateDomains: true });

/** Longest host name DNS allows, in characters. */
const LONGEST_HOST = 253;

/**
 * The e-mail address under which a contact is unique: trimmed, NFC, lower-case. Plus tags and dots stay, because
 * whether they matter is up to the receiving server.
 */
export function normaliseEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * The registrable domain of a website (`https://www.byd.com/en` gives `byd.com`), lower-case and in its ASCII form
 * (`xn--…`) for an international name. The scheme may be missing. On a hosting service that gives each customer a name
 * of its own (`foo.github.io`, Public Suffix List), that name counts. Null for IP addresses, bare host names, schemes
 * other than http(s) and text that is no address. Never throws.
 */
export function domainOfWebsite(url: string): string | null {
  const text = url.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const parsed = URL.parse(withScheme);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return null;
  return registrableDomain(parsed.hostname);
}

/** The registrable domain of an e-mail address (`x@mail.byd.com` gives `byd.com`); null when there is none. */
export function domainOfEmail(email: string): string | null {
  const at = email.lastIndexOf('@');
  return at > 0 ? registrableDomain(email.slice(at + 1)) : null;
}

/**
 * A mail domain as typed (`@BYD.com`, `www.byd.com`) as it is stored: lower-case ASCII host name without `@` and
 * `www.`; other subdomains stay. Null when it is not a domain name.
 */
export function normaliseEmailDomain(raw: string): string | null {
  const host = asciiHost(raw.replace(/^\s*@/, ''))?.replace(/^www\./, '');
  return host !== undefined && registrablePart(host) !== null ? host : null;
}

/** True for a provider of private mailboxes (gmail.com, qq.com, telenet.be …) and for names below one (vip.163.com). */
export function isFreeMail(domain: string): boolean {
  return isListed(FREE_MAIL_DOMAINS, domain);
}

/** True when many firms share the domain, for mail or for their pages, so that sharing it proves nothing. */
export function isSharedDomain(domain: string): boolean {
  return isFreeMail(domain) || isListed(SHARED_SITE_DOMAINS, domain);
}

/**
 * The mail domains of a company: those given, normalised and without repeats (an entry that is no domain name is left
 * out); when none is given at all, the domain of the website unless many firms share it. An empty list counts as given.
 */
export function deriveEmailDomains(website: string | null | undefined, given?: readonly string[] | null): string[] {
  if (given) {
    const domains = given.map(normaliseEmailDomain).filter((domain) => domain !== null);
    return [...new Set(domains)];
  }
  const domain = website ? domainOfWebsite(website) : null;
  return domain !== null && !isSharedDomain(domain) ? [domain] : [];
}

function registrableDomain(raw: string): string | null {
  const host = asciiHost(raw);
  return host === null ? null : registrablePart(host);
}

/** Lower-case ASCII host name without a closing dot; null when the text is no host name of at least two labels. */
function asciiHost(raw: string): string | null {
  const host = domainToASCII(raw.trim()).replace(/\.$/, '');
  return host.length <= LONGEST_HOST && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(host) ? host : null;
}

/** Asks a list for the domain and for every domain above it. */
function isListed(list: ReadonlySet<string>, domain: string): boolean {
  const labels = domain.trim().toLowerCase().split('.');
  return labels.some((_, index) => list.has(labels.slice(index).join('.')));
}
