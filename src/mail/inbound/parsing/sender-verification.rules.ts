import { getDomain } from '../../../config/mail-address.rules.js';
import type { MailHead } from './parsed-mail.rules.js';

/** A method of a header Authentication-Results (RFC 8601), such as dmarc, with its result and its properties. */
interface Method {
  name: string;
  result: string;
  properties: Map<string, string>;
}

/**
 * Tells whether the sender of a mail is the one that its header From names, as the topmost header Authentication-Results of
 * our own mail server says. The server must remove such headers that others have written in its name.
 * @param serverId the name of our mail server in these headers; without it nothing is known
 * @returns null if nothing is known
 */
export function verifySender(
  { authenticationResults, from, senders }: Pick<MailHead, 'authenticationResults' | 'from' | 'senders'>,
  serverId: string | undefined,
): boolean | null {
  if (serverId === undefined || from === null) return null;
  const own = authenticationResults
    .map((header) => parseResults(header))
    .find(({ id }) => id === serverId.toLowerCase());
  if (!own) return null;
  // Mail programs and the method may have looked at different ones.
  if (senders > 1) return false;
  const domain = getDomain(from.address);
  const dmarc = own.methods.filter(({ name, result }) => name === 'dmarc' && result !== 'none');
  if (dmarc.length > 0) {
    return dmarc.every(
      ({ result, properties }) => result === 'pass' && isAligned(properties.get('header.from') ?? domain, domain),
    );
  }
  const isPassed = own.methods.some(
    ({ name, result, properties }) =>
      result === 'pass' &&
      ((name === 'dkim' && isAligned(properties.get('header.d') ?? properties.get('header.i'), domain)) ||
        (name === 'spf' && isAligned(properties.get('smtp.mailfrom'), domain))),
  );
  if (isPassed) return true;
  return own.methods.some(({ result }) => result.endsWith('fail')) ? false : null;
}

function parseResults(header: string): { id: string; methods: Method[] } {
  const [id = '', ...results] = splitResults(header.slice(0, 8_000));
  const methods = results.flatMap((result) => {
    const words = result.trim().split(/\s+/);
    const [name = '', value = ''] = words[0]!.split('=');
    if (value === '') return [];
    const properties = words.slice(1).flatMap((word) => {
      const equals = word.indexOf('=');
      return equals > 0 ? [[word.slice(0, equals).toLowerCase(), word.slice(equals + 1).toLowerCase()] as const] : [];
    });
    return [{ name: name.toLowerCase(), result: value.toLowerCase(), properties: new Map(properties) }];
  });
  return { id: id.trim().split(/\s+/)[0]!.toLowerCase(), methods };
}

/**
 * Splits a header at its semicolons, without comments in parentheses. Comments and quoted texts may hold anything that
 * looks like a result, because senders choose addresses. A header that leaves one open has no results.
 */
function splitResults(header: string): string[] {
  const parts = [''];
  let depth = 0;
  let isQuoted = false;
  for (let index = 0; index < header.length; index++) {
    let sign = header[index]!;
    const isEscaped = sign === '\\' && (isQuoted || depth > 0);
    if (isEscaped) sign = header[++index] ?? '';
    if (depth > 0) depth += isEscaped ? 0 : sign === '(' ? 1 : sign === ')' ? -1 : 0;
    else if (isQuoted && !isEscaped && sign === '"') isQuoted = false;
    else if (isQuoted) parts[parts.length - 1] += /[\s=;]/.test(sign) ? '_' : sign;
    else if (sign === '"') isQuoted = true;
    else if (sign === '(') depth = 1;
    else if (sign === ';') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return isQuoted || depth > 0 ? parts.slice(0, 1) : parts;
}

/** Tells whether a domain that was authenticated is that of the sender, or one above it. */
function isAligned(authenticated: string | undefined, domain: string): boolean {
  if (authenticated === undefined) return false;
  const other = getDomain(authenticated);
  return other !== '' && other.includes('.') && (domain === other || domain.endsWith(`.${other}`));
}
