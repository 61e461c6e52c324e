import { type ArgumentMetadata, Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { invalid, invalidField, type FieldError } from '../errors/domain.errors.js';
import { unknownParameter } from '../requests/unknown.parameter.js';
import { escapePointer, unstorableTexts } from './text.inspection.js';

/** Names that class-transformer passes over in silence. In bodies both are refused by those who read them. */
const UNSEEN = ['__proto__', 'constructor'];

/** Checks bodies and parameters against their DTO class; every wrong place is named in one 422. */
@Injectable()
export class RequestValidation implements PipeTransform {
  transform(given: unknown, metadata: ArgumentMetadata): unknown {
    const type = metadata.metatype;
    if (metadata.type === 'custom' || !type || isBuiltIn(type)) return given;
    const body = metadata.type === 'body';
    // No body at all says nothing, like an empty object; what it lacks is then named field by field.
    const value = given === undefined ? {} : given;
    if (body && (value === null || typeof value !== 'object' || Array.isArray(value))) {
      throw invalidField('', 'body.object', 'The body must be a JSON object.');
    }
    const [seen, unseen] = body ? [value, []] : withoutUnseen(value as object);
    const unstorable = unstorableTexts(seen);
    if (unstorable.length > 0) throw invalid(unstorable);
    const instance = plainToInstance(type, seen, { exposeUnsetFields: false }) as object;
    const failures = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
    });
    const errors = [
      ...unseen.map(unknownParameter),
      ...failures.flatMap((failure) => (body ? fieldErrors(failure, '') : parameterErrors(failure))),
    ];
    if (errors.length > 0) throw invalid(errors);
    return instance;
  }
}

/** Parameters without those names, and which of the names there were. */
function withoutUnseen(parameters: object): [object, string[]] {
  const unseen = UNSEEN.filter((name) => Object.hasOwn(parameters, name));
  if (unseen.length === 0) return [parameters, unseen];
  return [Object.fromEntries(Object.entries(parameters).filter(([name]) => !unseen.includes(name))), unseen];
}

function isBuiltIn(type: Type): boolean {
  return ([String, Number, Boolean, Array, Object] as unknown[]).includes(type);
}

/** What is wrong with a parameter, which has nothing below it. */
function parameterErrors({ property, constraints }: ValidationError): FieldError[] {
  return Object.entries(constraints ?? {}).map(([rule, detail]) =>
    rule === 'whitelistValidation'
      ? unknownParameter(property)
      : { pointer: `?${property}`, code: `field.${snake(rule)}`, detail },
  );
}

function fieldErrors(failure: ValidationError, above: string): FieldError[] {
  const pointer = `${above}/${escapePointer(failure.property)}`;
  const own = Object.entries(failure.constraints ?? {}).flatMap(([rule, message]) =>
    placesOf(rule, message, failure.value, pointer).map((place) => ({
      pointer: place,
      code: rule === 'whitelistValidation' ? 'field.unknown' : `field.${snake(rule)}`,
      detail:
        rule === 'whitelistValidation'
          ? `There is no field ${pointer} here.`
          : message.replace(failure.property, pointer),
    })),
  );
  return [...own, ...(failure.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

/** Of a list, which elements are no objects; class-validator says only that one of them is not. */
function placesOf(rule: string, message: string, value: unknown, pointer: string): string[] {
  if (rule !== 'isObject' || !message.startsWith('each ') || !Array.isArray(value)) return [pointer];
  const astray = value.flatMap((item: unknown, index) =>
    item !== null && typeof item === 'object' && !Array.isArray(item) ? [] : [`${pointer}/${index}`],
  );
  return astray.length > 0 ? astray : [pointer];
}

function snake(rule: string): string {
  return rule.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
