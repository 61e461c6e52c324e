import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional } from 'class-validator';
import { LANGUAGE_PREFERENCES, type LanguagePreference, THEMES, type Theme } from './preferences.constants.js';

/** Changes to the preferences of the caller (JSON merge patch). Null restores the default of a field. */
export class UpdatePreferences {
  /**
   * Language of the web application; `auto` follows the browser.
   * @example "nl"
   */
  @IsOptional()
  @IsIn(LANGUAGE_PREFERENCES)
  language?: LanguagePreference | null;

  /**
   * Colour scheme; `auto` follows the operating system.
   * @example "dark"
   */
  @IsOptional()
  @IsIn(THEMES)
  theme?: Theme | null;

  /** Whether single letters are shortcuts. */
  @IsOptional()
  @IsBoolean()
  singleKeyShortcuts?: boolean | null;

  /** Data that the application stores for itself, merged field by field and at most 16 kB as JSON. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: { leads: { density: 'compact' } },
  })
  @IsOptional()
  @IsObject()
  ui?: Record<string, unknown> | null;
}
