import { ApiProperty } from '@nestjs/swagger';
import { NOTIFICATION_KINDS, type NotificationKind } from '../notifications/notification.constants.js';
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

  /** The kinds of notifications, and whether the user gets them. */
  @ApiProperty({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, { type: 'boolean' }])),
    required: [...NOTIFICATION_KINDS],
    example: Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, kind !== 'task_assigned'])),
  })
  notifications: Record<NotificationKind, boolean>;
}
