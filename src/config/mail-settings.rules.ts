import { type MailAddress, parseMailAddress } from './mail-address.rules.js';
import { parseSmtpUrl, type SmtpServer } from './smtp-url.rules.js';

/** The settings of mail. */
export interface MailSettings {
  /** The server that sends mails, and their sender; absent if none are sent. */
  mailServer?: SmtpServer & { from: MailAddress };
  /** Address for answers to mails whose author has no address. */
  mailReplyTo?: MailAddress;
  /** Address that receives copies of mails. A mail about a lead names it, with the reference of the lead after a `+`. */
  mailInboundAddress?: MailAddress;
  /** Mails of mailings that all instances together send in a minute. */
  mailPerMinute: number;
  /** Postal address of the agency in one line, for the end of mails. */
  mailPostalAddress?: string;
  /** Address to which people write about their data. */
  privacyContact?: MailAddress;
  /** The name with which our own mail server begins its headers Authentication-Results. */
  mailAuthservId?: string;
}

/**
 * Reads the settings of mail.
 * @param problems gets a line for each wrong setting
 */
export function readMailSettings(
  text: (name: string) => string | undefined,
  readWholeNumber: (name: string, fallback: number, min: number, max: number) => number,
  problems: string[],
): MailSettings {
  const readAddress = (name: string) => {
    const value = text(name);
    if (value === undefined) return undefined;
    const address = parseMailAddress(value);
    if (address) return address;
    problems.push(
      `${name} must be an address such as crm@locate.example, or Locate <crm@locate.example>, not "${value}"`,
    );
    return undefined;
  };
  const from = readAddress('MAIL_FROM');
  const addresses = {
    mailReplyTo: readAddress('MAIL_REPLY_TO'),
    mailInboundAddress: readAddress('MAIL_INBOUND_ADDRESS'),
    mailPostalAddress: readPostalAddress(text('MAIL_POSTAL_ADDRESS'), problems),
    privacyContact: readAddress('PRIVACY_CONTACT'),
    mailPerMinute: readWholeNumber('MAIL_PER_MINUTE', 60, 1, 10_000),
    mailAuthservId: readServerId(text('MAIL_AUTHSERV_ID'), problems),
  };
  const url = text('SMTP_URL');
  if (url === undefined) return addresses;
  if (!text('MAIL_FROM')) problems.push('MAIL_FROM must be set with SMTP_URL; it is the sender of all mails');
  // The address in a request can be that of an attacker, and links in mails must lead to this application.
  if (!text('PUBLIC_URL')) problems.push('PUBLIC_URL must be set with SMTP_URL, because links in mails begin with it');
  try {
    const server = parseSmtpUrl(url);
    return { ...addresses, ...(from && { mailServer: { ...server, from } }) };
  } catch (error) {
    problems.push((error as RangeError).message);
    return addresses;
  }
}

/** Reads a postal address, which is one line of mails. */
function readPostalAddress(value: string | undefined, problems: string[]): string | undefined {
  if (value === undefined || (/^[^\p{Cc}]{1,200}$/u.test(value) && value.trim() !== '')) return value?.trim();
  problems.push(
    'MAIL_POSTAL_ADDRESS must be one line of at most 200 characters, such as Kempische Steenweg 293, 3500 Hasselt',
  );
  return undefined;
}

/** Reads the name of a mail server in headers, which is usually that of the machine. */
function readServerId(value: string | undefined, problems: string[]): string | undefined {
  if (value === undefined || /^[\w.-]{1,255}$/.test(value)) return value?.toLowerCase();
  problems.push(`MAIL_AUTHSERV_ID must be a name such as mx.locate.example, not "${value}"`);
  return undefined;
}
