/** Where the virus scanner listens: on a port, or on a socket of this machine. */
export type ClamdAddress = { host: string; port: number } | { path: string };

const FORMS = 'CLAMD_ADDRESS must be host:port, such as 127.0.0.1:3310, or the path of a socket';

/**
 * Parses the setting CLAMD_ADDRESS. If it is absent, there is no scanner.
 * @throws RangeError that says what would be right
 */
export function parseClamdAddress(text: string | undefined): ClamdAddress | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith('/')) return { path: text };
  const [, ipv6, name, digits] = /^(?:\[([\da-f:.]+)\]|([^\s:/[\]]+)):(\d{1,5})$/i.exec(text) ?? [];
  const port = Number(digits);
  if (digits === undefined || port < 1 || port > 65_535) throw new RangeError(`${FORMS}, not "${text}"`);
  return { host: ipv6 ?? name!, port };
}

/** Formats an address as the setting has it. */
export function formatClamdAddress(address: ClamdAddress): string {
  if ('path' in address) return address.path;
  const { host, port } = address;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
