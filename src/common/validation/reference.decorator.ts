import { applyDecorators } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, IsUUID, ValidateNested } from 'class-validator';

const toLowerCaseId = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

/** Requires the id of another record and converts it to lower case, as the database returns it. */
export function IsId(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => toLowerCaseId(value)),
    IsUUID(),
  );
}

/** Requires a list of ids of other records without repetition. */
export function Ids(max = 100): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(toLowerCaseId) : value)),
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsUUID(undefined, { each: true }),
  );
}

/** Requires an object with fields of its own. */
export function NestedObject(type: () => new () => object): PropertyDecorator {
  return applyDecorators(IsObject(), ValidateNested({ context: { nested: type } }), Type(type));
}

/** Requires a list of objects with fields of their own. Null is not accepted as an element. */
export function NestedList(type: () => new () => object, max = 50): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true, context: { nested: type } }),
    Type(type),
  );
}
