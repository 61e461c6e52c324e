import { CodedError, type FieldError } from '../../common/errors/domain.errors.js';
import { findConstraintError } from '../../common/errors/problem-details.factory.js';
import type { Body } from './entity-import.constants.js';
import type { RowCandidate, RowError } from './import.entity.js';

/** Reasons why a row cannot be imported. */
export class ImportRowError extends Error {
  constructor(readonly errors: RowError[]) {
    super(errors.map(({ detail }) => detail).join(' '));
    this.name = 'ImportRowError';
  }
}

/** A record that a row names and that would be created is probably one of these. */
export class NamedDuplicateError extends Error {
  constructor(readonly candidates: RowCandidate[]) {
    super(candidates.map(({ name }) => name).join(', '));
    this.name = 'NamedDuplicateError';
  }
}

/** Returns no record instead of an error that asks which record is meant. @throws any other error */
export function toNoneIfDoubtful(error: unknown): string[] {
  if (error instanceof NamedDuplicateError) return [];
  throw error;
}

/** The reason of a row that failed without its fault. The log has the error. */
export const UNEXPECTED_ERROR: RowError = {
  field: null,
  code: 'service.internal_error',
  detail: 'An unexpected error occurred on the server; quote the import and the row when you report it.',
};

/** Creates the error of one field of a row. */
export function createRowError(field: string | null, code: string, detail: string): ImportRowError {
  return new ImportRowError([{ field, code, detail }]);
}

/**
 * Returns the reasons that an error of the API names, with the fields of the import; undefined for an unexpected error.
 * @param targets the fields of the import by the fields of the body: `companyId` is `company`
 */
export function toRowErrors(
  error: unknown,
  body: Body,
  targets: Readonly<Record<string, string>>,
): RowError[] | undefined {
  if (error instanceof ImportRowError) return error.errors;
  const coded = error instanceof CodedError ? error : findConstraintError(error);
  if (!coded) return undefined;
  if (coded.errors.length === 0) return [{ field: null, code: coded.code, detail: coded.message }];
  return toFieldErrors(coded.errors, body, targets).map(({ code, ...error }) => {
    return { ...error, code: code.includes('.') ? code : coded.code };
  });
}

/** Returns the errors of fields of a body with the fields of the import. */
export function toFieldErrors(
  errors: readonly FieldError<string>[],
  body: Body,
  targets: Readonly<Record<string, string>>,
): RowError[] {
  return errors.map(({ pointer, code, detail }) => {
    const field = toFieldName(pointer, body, targets);
    return { field, code, detail: field === null ? detail : detail.replaceAll(pointer, field) };
  });
}

/** Converts a JSON pointer into a body to the name of a field of the import. */
function toFieldName(pointer: string, body: Body, targets: Readonly<Record<string, string>>): string | null {
  const [first, ...rest] = pointer.split('/').slice(1);
  if (first === undefined) return null;
  const target = targets[first];
  if (target !== undefined) return target;
  const list = body[first];
  const item = Array.isArray(list) ? (list[Number(rest[0])] as { scheme?: string } | undefined) : undefined;
  if (item?.scheme !== undefined) return `${first}.${item.scheme}`;
  return [first, ...rest.filter((part) => !/^\d+$/.test(part))].join('.');
}
