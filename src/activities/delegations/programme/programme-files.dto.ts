import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IsId } from '../../../common/validation/reference.decorator.js';
import { PRINT_LANGUAGES, type PrintLanguage } from './i18n/programme-pdf.constants.js';

/** The query for the calendar of a programme. */
export class ProgrammeCalendarQuery {
  /** Only the items in which this participant takes part. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsId()
  participantId?: string;
}

/** The query for the printed programme. */
export class ProgrammePrintQuery {
  /** The language of the fixed texts; English when absent. */
  @IsOptional()
  @IsIn(PRINT_LANGUAGES)
  lang?: PrintLanguage;
}
