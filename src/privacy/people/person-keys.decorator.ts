import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsString, MaxLength } from 'class-validator';

/** The maximum number of characters of the key of a person. */
const MAX_KEY_LENGTH = 60;

/** Requires a list of keys of persons without repetition, and converts them to lower case. Whether a key names somebody is not checked. */
export function PersonKeys(max: number): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(toLowerCase) : value)),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(max),
    ArrayUnique(),
    IsString({ each: true }),
    MaxLength(MAX_KEY_LENGTH, { each: true }),
  );
}

function toLowerCase(key: unknown): unknown {
  return typeof key === 'string' ? key.toLowerCase() : key;
}
