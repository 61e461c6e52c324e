import { GENERAL_ERROR_STATUSES } from './general-error-codes.constants.js';
import { RECORD_ERROR_STATUSES } from './record-error-codes.constants.js';

/**
 * The catalogue of the stable codes of errors, with the status of the responses. Routes, services and constraints name
 * only the code, so that a code has the same status everywhere.
 */
const STATUSES = { ...GENERAL_ERROR_STATUSES, ...RECORD_ERROR_STATUSES };

/** Codes that contain a name: of a kind of record, of a rule of class-validator, or the status of a provider. */
type BuiltCode = `${string}.not_found` | `field.${string}` | `remote.status_${number}`;

/** A stable code of an error. */
export type ErrorCode = keyof typeof STATUSES | BuiltCode;

/** Returns the status of the responses with a code. */
export function getErrorStatus(code: ErrorCode): number {
  if (code in STATUSES) return STATUSES[code as keyof typeof STATUSES];
  if (code.endsWith('.not_found')) return 404;
  // A provider that is busy or fails may answer later.
  return /^remote\.status_(408|425|429|[5-9]\d\d)$/.test(code) ? 503 : 422;
}
