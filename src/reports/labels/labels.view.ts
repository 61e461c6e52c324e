import { ApiProperty } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';

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
