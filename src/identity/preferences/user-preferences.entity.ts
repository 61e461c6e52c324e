import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { User } from '../model/user.entity.js';
import type { NotificationKind } from '../notifications/notification.constants.js';
import type { LanguagePreference, Theme } from './preferences.constants.js';

/** How a user has set up the web application. */
@Entity('user_preferences')
export class UserPreferences {
  @ForeignKey(() => User)
  @PrimaryColumn('uuid')
  userId: string;

  @Column('text')
  language: LanguagePreference;

  @Column('text')
  theme: Theme;

  @Column('boolean')
  singleKeyShortcuts: boolean;

  /** Data that the application stores for itself, such as the widths of columns. The server does not read it. */
  @Column('jsonb')
  ui: Record<string, unknown>;

  /** The kinds of notifications that the user has switched off. */
  @Column('text', { array: true, default: '{}' })
  mutedNotifications: NotificationKind[];
}
