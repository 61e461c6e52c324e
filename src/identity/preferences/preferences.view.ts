import { ApiProperty } from '@nestjs/swagger';
import { LANGUAGE_PREFERENCES, type LanguagePreference, THEMES, type Theme } from './preferences.constants.js';

/** The preferences of the caller, with defaults where nothing is stored. */
export class PreferencesView {
  @ApiProperty({ enum: LANGUAGE_PREFERENCES, example: 'nl' })
  language: LanguagePreference;

  @ApiProperty({ enum: THEMES, example: 'dark' })
  theme: Theme;

  singleKeyShortcuts: boolean;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { leads: { density: 'compact' } } })
  ui: Record<string, unknown>;
}
