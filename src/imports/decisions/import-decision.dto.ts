import { ApiProperty } from '@nestjs/swagger';
import { isUUID, registerDecorator } from 'class-validator';
import { Transform } from 'class-transformer';
import { isPlainObject } from '../../common/validation/plain-object.rules.js';
import type { RowDecision } from '../model/import.entity.js';
import { DECISION } from '../runs/import.view.js';

/** A decision about a row that is a possible duplicate. */
export class DecideImportRow {
  /**
   * `create` imports the row as a record of its own, `skip` leaves it out, and `recordId` updates one of its candidates. Null
   * takes the decision back.
   */
  @IsRowDecision()
  @ApiProperty({ nullable: true, oneOf: DECISION.oneOf, example: 'create' })
  decision: RowDecision | null;
}

/** Requires a decision about a row, and converts its id to lower case, as the database returns it. */
function IsRowDecision(): PropertyDecorator {
  return (target, property) => {
    Transform(({ value }: { value: unknown }) => toLowerCaseId(value))(target, property);
    registerDecorator({
      name: 'row_decision',
      target: target.constructor,
      propertyName: String(property),
      options: {
        message: '$property must be "create", "skip", null, or an object with only the recordId of a candidate',
      },
      validator: { validate: isRowDecision },
    });
  };
}

function toLowerCaseId(value: unknown): unknown {
  if (!isPlainObject(value) || typeof value['recordId'] !== 'string') return value;
  return { ...value, recordId: value['recordId'].toLowerCase() };
}

function isRowDecision(value: unknown): boolean {
  if (value === null || value === 'create' || value === 'skip') return true;
  return isPlainObject(value) && Object.keys(value).length === 1 && isUUID(value['recordId']);
}
