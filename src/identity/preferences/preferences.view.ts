import { ApiProperty } from '@nestjs/swagger';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';
import { THEMES, type Theme } from './preferences.constants.js';

/** The preferences of the caller, with defaults where nothing is stored. */
export class PreferencesView {
  @ApiProperty({ enum: LANGUAGES, example: 'nl' })
  language: Language;

  @ApiProperty({ enum: THEMES, example: 'dark' })
  theme: Theme;

  singleKeyShortcuts: boolean;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { leads: { density: 'compact' } } })
  ui: Record<string, unknown>;
}
