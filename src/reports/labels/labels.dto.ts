import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';

/** The language of labels. */
export class LabelsQuery {
  /**
   * Language of the labels.
   * @example "nl"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';
}

/** The labels of the values of the API in one language. */
export class LabelsView {
  @ApiProperty({ enum: LANGUAGES, example: 'nl' })
  lang: Language;

  /** The label of every value, by vocabulary and value. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
    example: { stage: { first_contact: 'Eerste contact' }, taskStatus: { open: 'Open' } },
  })
  labels: Record<string, Record<string, string>>;
}
