import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';

/** The parameters of the register of processing activities. */
export class ProcessingRegisterQuery {
  /** The language of the texts; English when absent. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}
