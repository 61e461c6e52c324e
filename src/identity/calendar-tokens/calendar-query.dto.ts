import { IsString, MaxLength, MinLength } from 'class-validator';

/** The query of a calendar program. */
export class CalendarQuery {
  /**
   * The token of a calendar address.
   * @example "cal_made-up-token-of-43-letters-shown-only-once"
   */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  token: string;
}
