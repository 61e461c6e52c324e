import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { ParseInteger } from '../../common/validation/field.decorator.js';
import { IsId, NestedObject } from '../../common/validation/reference.decorator.js';
import { MappingInput } from '../mapping/mapping.dto.js';

/** A stored delivery for a mapping preview, and optional changes to the mapping. */
export class PreviewMapping {
  @IsId()
  deliveryId: string;

  /** Changes to the mapping of the connection (JSON merge patch). */
  @IsOptional()
  @NestedObject(() => MappingInput)
  mapping?: MappingInput;
}

/** Period of the health figures. */
export class HealthQuery {
  /**
   * Number of days that the figures cover, up to now.
   * @example 30
   */
  @IsOptional()
  @ParseInteger()
  @Min(1)
  @Max(365)
  // This decorator is the nearest to the property, so that it is checked first.
  @IsInt({ message: '$property must be a whole number from 1 to 365' })
  days?: number = 30;
}
