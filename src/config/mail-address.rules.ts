/** An address of a mail, with the name that readers see. */
export interface MailAddress {
  name: string | null;
  address: string;
}

/** An address as it stands in headers: ASCII without quotes, so that no server needs an extension to take it. */
const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i;

/**
 * Parses an address with or without a name: `Locate in Limburg <crm@locate.example>` or `crm@locate.example`.
 * @returns null if the text is no address
 */
export function parseMailAddress(text: string): MailAddress | null {
  if (/\p{Cc}/u.test(text)) return null;
  const [, quoted, plain, inBrackets] = /^(?:"([^"<>]*)"|([^"<>]*))\s*<([^<>\s]+)>$/.exec(text.trim()) ?? [];
  const address = inBrackets ?? text.trim();
  if (!ADDRESS.test(address)) return null;
  return { name: (quoted ?? plain)?.trim() || null, address: address.toLowerCase() };
}

/** Formats an address as the setting has it. */
export function formatMailAddress({ name, address }: MailAddress): string {
  return name === null ? address : `${name} <${address}>`;
}

/** Returns the domain of an address. */
export function getDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
