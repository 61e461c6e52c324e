import { Transform } from 'class-transformer';
import { IsString, Matches, MaxLength } from 'class-validator';

/** The characters of Chinese, Japanese and Korean, whose names are found by pairs of characters. */
const CJK = String.raw`\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff`;
/** A text that the indexes of names find. A shorter one would read the tables of all registrations and mails. */
const SEARCHABLE = new RegExp(`^[^${CJK}]{3}|[${CJK}]{2}`);

/** The parameters of a search for a person. */
export class PersonSearchQuery {
  /**
   * An e-mail address, a phone number or an id, which must be equal, or a part of a name or of a native name: at least 3
   * characters, or 2 of a Chinese, Japanese or Korean name.
   * @example "chen"
   */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Matches(SEARCHABLE, {
    message: '$property must have at least 3 characters, or 2 next to each other in Chinese, Japanese or Korean',
  })
  @MaxLength(254)
  @Matches(/^\P{Cc}*$/u, { message: '$property must be one line of text' })
  q: string;
}
