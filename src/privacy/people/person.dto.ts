import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';

/** The parameters of a search for a person. */
export class PersonSearchQuery {
  /**
   * An e-mail address, a phone number or an id, which must be equal, or a part of a name or of a native name.
   * @example "chen"
   */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(2)
  @MaxLength(254)
  @Matches(/^\P{Cc}*$/u, { message: '$property must be one line of text' })
  q: string;
}
