import { CodedError } from '../../common/errors/domain.errors.js';

/** The codes of Node and PostgreSQL for a disk without space, and for a quota that is used up. */
const NO_SPACE = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Throws an error again. One that says that a disk is full gets a code of its own. @throws 503 `document.no_space` */
export function convertStorageError(error: unknown): never {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  if (!NO_SPACE.has(String(driverError?.code ?? code))) throw error;
  throw new CodedError('document.no_space', 'The disk of the server is full, so the file was not stored.');
}
