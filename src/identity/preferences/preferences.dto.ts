import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsObject, IsOptional } from 'class-validator';
import { NestedObject } from '../../common/validation/reference.decorator.js';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notifications/notification.constants.js';
import { LANGUAGE_PREFERENCES, type LanguagePreference, THEMES, type Theme } from './preferences.constants.js';

/** The kinds of notifications that the caller switches on or off. Null switches a kind on. */
export class NotificationChoices {}

for (const kind of NOTIFICATION_KINDS) {
  for (const decorate of [ApiPropertyOptional({ type: Boolean, nullable: true }), IsOptional(), IsBoolean()]) {
    decorate(NotificationChoices.prototype, kind);
  }
}

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

  /**
   * The kinds of notifications to switch on or off. A kind that is off writes none from then on.
   * @example { "task_assigned": false }
   */
  @ApiPropertyOptional({ type: NotificationChoices, nullable: true })
  @IsOptional()
  @NestedObject(() => NotificationChoices)
  notifications?: Partial<Record<NotificationKind, boolean | null>> | null;
}
