import { normaliseEmail } from '../../../common/reference/email-address.rules.js';
import type { DeliveryStatus } from './parsed-mail.rules.js';

/** Maximum number of recipients that one report can name. */
const MAX_RECIPIENTS = 200;

/**
 * Parses the machine-readable part of a delivery report (RFC 3464): groups of fields, one for each recipient. A recipient
 * has a status only if the delivery has failed or waits. Original-Recipient does not count, because the server only repeats
 * what it was told there.
 */
export function parseDeliveryStatuses(text: string): DeliveryStatus[] {
  const groups = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/);
  return groups.slice(0, MAX_RECIPIENTS).flatMap((group) => {
    const fields = parseFields(group);
    const action = fields.get('action')?.toLowerCase();
    if (action !== undefined && action !== 'failed' && action !== 'delayed') return [];
    const code = /^\s*([245]\.\d{1,3}\.\d{1,3})(?!\d)/.exec(fields.get('status') ?? '')?.[1];
    if (code === undefined) return [];
    return parseRecipient(fields.get('final-recipient')).map((recipient) => ({ recipient, code }));
  });
}

function parseFields(group: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of group.split('\n').slice(0, 100)) {
    const colon = line.indexOf(':');
    if (colon > 0 && colon < 60) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

/** Parses `rfc822; someone@example.org`. */
function parseRecipient(value: string | undefined): string[] {
  const address = value?.slice(value.indexOf(';') + 1).trim();
  if (!address?.includes('@') || address.length > 320) return [];
  return [normaliseEmail(address.replaceAll(/^<|>$/g, ''))];
}

/** Finds message ids in texts of headers. */
export function findMessageIds(text: string): string[] {
  return [...text.slice(0, 50_000).matchAll(/<[^<>\s]{1,990}>/g)].map(([id]) => id);
}
