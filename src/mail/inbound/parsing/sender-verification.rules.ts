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
  const dmarc = own.methods.find(({ name }) => name === 'dmarc');
  if (dmarc && dmarc.result !== 'none') {
    return dmarc.result === 'pass' && isAligned(dmarc.properties.get('header.from') ?? domain, domain);
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
  // Comments stand in parentheses and may hold anything.
  const [id = '', ...results] = removeComments(header.slice(0, 8_000)).split(';');
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

function removeComments(text: string): string {
  let depth = 0;
  let plain = '';
  for (const sign of text) {
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) plain += sign;
  }
  return plain;
}

/** Tells whether a domain that was authenticated is that of the sender, or one above it. */
function isAligned(authenticated: string | undefined, domain: string): boolean {
  if (authenticated === undefined) return false;
  const other = getDomain(authenticated.replaceAll('"', ''));
  return other !== '' && other.includes('.') && (domain === other || domain.endsWith(`.${other}`));
}
