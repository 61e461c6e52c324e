import { ArrayMinSize, IsInt, Min, ValidateIf } from 'class-validator';
import { CalendarDate } from '../../common/validation/field.decorator.js';
import { Ids } from '../../common/validation/reference.decorator.js';
import { PersonKeys } from '../people/person-keys.decorator.js';
import { MAX_RETENTION_KEYS } from '../retention-rules/retention-rule.constants.js';

/** The people whose data a manager erases because they are due. */
export class EraseDuePeople {
  /**
   * The keys, as the list has them; at most 200.
   * @example ["registration-0199c000-0000-7000-8000-000000000510"]
   */
  @PersonKeys(MAX_RETENTION_KEYS)
  keys: string[];

  /**
   * The number of keys, which somebody has typed.
   * @example 1
   */
  @IsInt()
  @Min(0)
  confirm: number;
}

/** The contacts that a manager keeps. */
export class KeepContacts {
  /**
   * The contacts, at most 200.
   * @example ["0199c000-0000-7000-8000-000000000210"]
   */
  @Ids(MAX_RETENTION_KEYS)
  @ArrayMinSize(1)
  keys: string[];

  /**
   * The last day for which they are kept, from today to 24 months ahead; null keeps them no longer.
   * @example "2026-12-31"
   */
  @ValidateIf((_, value) => value !== null)
  @CalendarDate()
  keepUntil: string | null;
}
