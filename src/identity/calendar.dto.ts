import { IsString, MaxLength, MinLength } from 'class-validator';

/** What a calendar program asks with. */
export class CalendarQuery {
  /** The token of a calendar address. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  token: string;
}
