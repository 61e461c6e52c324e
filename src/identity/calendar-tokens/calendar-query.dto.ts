import { IsString, MaxLength, MinLength } from 'class-validator';

/** The query of a calendar program. */
export class CalendarQuery {
  /** The token of a calendar address. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  token: string;
}
