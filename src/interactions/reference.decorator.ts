import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsUUID } from 'class-validator';

const lowerCase = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);

/** The id of another record; null and absent refer to none. In lower case, as the database gives it back. */
export function Reference(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ format: 'uuid', required: false }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => lowerCase(value)),
    IsUUID(),
  );
}

/** Brings a list of ids to lower case. */
export function LowerCased(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(lowerCase) : value));
}
