import { applyDecorators } from '@nestjs/common';
import { ArrayUnique, IsOptional } from 'class-validator';
import { IsSingleLine } from '../validation/field.decorator.js';
import { NestedList } from '../validation/reference.decorator.js';

/** Maximum number of ids of a record in other systems. */
const MAX_EXTERNAL_IDS = 20;

/** The id of a record in another system. */
export class ExternalIdInput {
  /**
   * The system that issued the id. It is compared letter by letter.
   * @example "HubSpot"
   */
  @IsSingleLine(100)
  system: string;

  /**
   * The id of the record in that system.
   * @example "8814032"
   */
  @IsSingleLine()
  value: string;
}

/** Requires a list of different ids in other systems. */
export function ExternalIds(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    ArrayUnique((id: ExternalIdInput | null) => JSON.stringify([id?.system, id?.value])),
    NestedList(() => ExternalIdInput, MAX_EXTERNAL_IDS),
  );
}

/** The id of a record in another system. */
export class ExternalIdView {
  /** @example "HubSpot" */
  system: string;
  /** @example "8814032" */
  value: string;
}
