/** The beginning of every token in an address, so that logs leave it out. */
export const TOKEN_PREFIX = 'n_';
const ID_BYTES = 16;

/** The parts of a token: the bytes of the id of a registration, and their signature. */
interface ManageTokenParts {
  id: Buffer;
  signature: Buffer;
}

/** Returns the bytes of an id, which a token signs. */
export function encodeRegistrationId(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** Returns the id of a registration of which a token has the bytes. */
export function decodeRegistrationId(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Builds a token. */
export function formatManageToken({ id, signature }: ManageTokenParts): string {
  return `${TOKEN_PREFIX}${Buffer.concat([id, signature]).toString('base64url')}`;
}

/** Takes a token apart; null for a text that cannot be one. A token has one spelling only. */
export function parseManageToken(token: string): ManageTokenParts | null {
  const bytes = Buffer.from(token.slice(TOKEN_PREFIX.length), 'base64url');
  if (bytes.length <= ID_BYTES) return null;
  const parts = { id: bytes.subarray(0, ID_BYTES), signature: bytes.subarray(ID_BYTES) };
  return formatManageToken(parts) === token ? parts : null;
}
