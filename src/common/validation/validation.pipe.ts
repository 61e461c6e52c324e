import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import {
  createInvalidError,
  createInvalidFieldError,
  type FieldError,
  buildUnknownParameterError,
} from '../errors/domain.errors.js';
import { MAX_FREE_FIELDS, readFields } from './request-fields.reader.js';
import { escapePointer, findUnstorableTexts } from './text-inspection.rules.js';

/** The code of the error of a field or parameter that is absent. */
const REQUIRED = 'field.required';

/** Validates bodies and parameters against their DTO class. One 422 names every error. */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  transform(given: unknown, metadata: ArgumentMetadata): unknown {
    const type = metadata.metatype;
    if (metadata.type === 'custom' || !type || isBuiltIn(type)) return given;
    const body = metadata.type === 'body';
    // An absent body is treated as an empty object, so that the missing fields are named one by one.
    const value = given === undefined ? {} : given;
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw createInvalidFieldError('', 'body.object', 'The body must be a JSON object.');
    }
    const { known, unknown, overlarge } = readFields(type, value);
    const unstorable = findUnstorableTexts(body ? value : known);
    if (unstorable.length > 0) throw createInvalidError(unstorable);
    const unknownErrors = unknown.map(({ name, pointer }) =>
      body ? buildUnknownFieldError(pointer) : buildUnknownParameterError(name),
    );
    if (overlarge.length > 0) throw createInvalidError([...unknownErrors, ...overlarge.map(buildTooManyFieldsError)]);
    const instance = plainToInstance(type, known, { exposeUnsetFields: false }) as object;
    const failures = validateSync(instance, { forbidUnknownValues: true, stopAtFirstError: true });
    const errors = [
      ...unknownErrors,
      ...failures.flatMap((failure) => (body ? toFieldErrors(failure, '') : toParameterErrors(failure))),
    ];
    if (errors.length > 0) throw createInvalidError(errors);
    return instance;
  }
}

function buildUnknownFieldError(pointer: string): FieldError {
  return { pointer, code: 'field.unknown', detail: `This body has no field ${pointer}.` };
}

function buildTooManyFieldsError({ pointer, count }: { pointer: string; count: number }): FieldError {
  const detail = `${pointer} has ${count} fields; it must have at most ${MAX_FREE_FIELDS}.`;
  return { pointer, code: 'field.too_many_fields', detail };
}

function isBuiltIn(type: Type): boolean {
  return ([String, Number, Boolean, Array, Object] as unknown[]).includes(type);
}

/** Converts the errors of a parameter, which has no nested fields. */
function toParameterErrors({ property, constraints, value }: ValidationError): FieldError[] {
  if (value === undefined) {
    return [{ pointer: `?${property}`, code: REQUIRED, detail: `The parameter ${property} is required.` }];
  }
  return Object.entries(constraints ?? {}).map(([rule, detail]) => ({
    pointer: `?${property}`,
    code: `field.${toSnakeCase(rule)}`,
    detail,
  }));
}

function toFieldErrors(failure: ValidationError, above: string): FieldError[] {
  const pointer = `${above}/${escapePointer(failure.property)}`;
  // Which form the value must have matters only when there is one.
  if (failure.value === undefined) return [{ pointer, code: REQUIRED, detail: `${pointer} is required.` }];
  const own = Object.entries(failure.constraints ?? {}).flatMap(([rule, message]) =>
    listPointers(rule, message, failure.value, pointer).map((place): FieldError => ({
      pointer: place,
      code: `field.${toSnakeCase(rule)}`,
      detail: message.replace(failure.property, pointer),
    })),
  );
  return [...own, ...(failure.children ?? []).flatMap((child) => toFieldErrors(child, pointer))];
}

/**
 * Returns the places of the elements of a list that are not objects. class-validator reports only that one of them is
 * not.
 */
function listPointers(rule: string, message: string, value: unknown, pointer: string): string[] {
  if (rule !== 'isObject' || !message.startsWith('each ') || !Array.isArray(value)) return [pointer];
  const invalidPointers = value.flatMap((item: unknown, index) =>
    item !== null && typeof item === 'object' && !Array.isArray(item) ? [] : [`${pointer}/${index}`],
  );
  return invalidPointers.length > 0 ? invalidPointers : [pointer];
}

function toSnakeCase(rule: string): string {
  return rule.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
