import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Id } from '../../common/validation/reference.decorators.js';
import { PRINT_LANGUAGES, type PrintLanguage } from './programme.words.js';

/** Whose calendar. */
export class ProgrammeCalendarQuery {
  /** Only what this participant takes part in. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @Id()
  participantId?: string;
}

/** How to print. */
export class ProgrammePrintQuery {
  /** Language of the fixed words; English when absent. */
  @IsOptional()
  @IsIn(PRINT_LANGUAGES)
  lang?: PrintLanguage;
}
