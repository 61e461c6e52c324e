import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { InDigits } from '../../common/validation/field.decorators.js';
import { Id, Part } from '../../common/validation/reference.decorators.js';
import { MappingInput } from '../mapping/mapping.dto.js';

/** A stored delivery to read, and perhaps another mapping to read it with. */
export class TryMapping {
  @Id()
  deliveryId: string;

  /** Changes to the mapping of the connection (JSON merge patch). */
  @IsOptional()
  @Part(() => MappingInput)
  mapping?: MappingInput;
}

/** How far back to look. */
export class HealthQuestion {
  /**
   * Days that the figures go back.
   * @example 30
   */
  @IsOptional()
  @InDigits()
  @Min(1)
  @Max(365)
  // Nearest, so that it is checked first.
  @IsInt({ message: '$property must be a whole number from 1 to 365' })
  days?: number = 30;
}
