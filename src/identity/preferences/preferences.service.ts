import { Buffer } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { NOTIFICATION_KINDS } from '../notifications/notification.constants.js';
import { applyMergePatch } from './merge-patch.rules.js';
import { DEFAULT_PREFERENCES, MAX_UI_BYTES } from './preferences.constants.js';
import type { UpdatePreferences } from './preferences.dto.js';
import type { PreferencesView } from './preferences.view.js';
import { UserPreferences } from './user-preferences.entity.js';

/** Keeps how users have set up the web application. It is no record of the agency, so the audit trail leaves it out. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
  ) {}

  /**
   * Reads the preferences of the caller.
   * @throws 403 for a key
   */
  async read(actor: Actor): Promise<PreferencesView> {
    return buildView((await findPreferences(this.sql, getPersonId(actor))) ?? DEFAULT_PREFERENCES);
  }

  /**
   * Changes the preferences of the caller.
   * @throws 403 for a key, 422 `preferences.too_large`
   */
  update(body: UpdatePreferences, actor: Actor): Promise<PreferencesView> {
    const userId = getPersonId(actor);
    return this.work.run(actor, async (tx) => {
      const { language, theme, singleKeyShortcuts } = DEFAULT_PREFERENCES;
      await tx.sql.execute(
        `INSERT INTO user_preferences (user_id, language, theme, single_key_shortcuts, ui) VALUES ($1, $2, $3, $4, '{}')
         ON CONFLICT DO NOTHING`,
        [userId, language, theme, singleKeyShortcuts],
      );
      // The lock serialises two tabs that write at once.
      const stored = await tx.manager.findOneOrFail(UserPreferences, {
        where: { userId },
        lock: { mode: 'for_no_key_update' },
      });
      const preferences = applyChanges(stored, body);
      await tx.manager.update(UserPreferences, { userId }, preferences as never);
      return buildView(preferences);
    });
  }
}

/** The preferences as they are stored. */
type StoredPreferences = Omit<UserPreferences, 'userId'>;

function buildView({ mutedNotifications, ...preferences }: StoredPreferences): PreferencesView {
  const choices = NOTIFICATION_KINDS.map((kind) => [kind, !mutedNotifications.includes(kind)]);
  return { ...preferences, notifications: Object.fromEntries(choices) as PreferencesView['notifications'] };
}

function applyChanges(stored: StoredPreferences, body: UpdatePreferences): StoredPreferences {
  const ui = body.ui === null ? {} : applyMergePatch(stored.ui, body.ui ?? {});
  if (Buffer.byteLength(JSON.stringify(ui)) > MAX_UI_BYTES) {
    throw createInvalidFieldError(
      '/ui',
      'preferences.too_large',
      `ui must have at most ${MAX_UI_BYTES} bytes as JSON.`,
    );
  }
  return {
    language: choose(body.language, stored.language, DEFAULT_PREFERENCES.language),
    theme: choose(body.theme, stored.theme, DEFAULT_PREFERENCES.theme),
    singleKeyShortcuts: choose(
      body.singleKeyShortcuts,
      stored.singleKeyShortcuts,
      DEFAULT_PREFERENCES.singleKeyShortcuts,
    ),
    ui,
    mutedNotifications: NOTIFICATION_KINDS.filter((kind) => {
      if (body.notifications === null) return false;
      return !choose(body.notifications?.[kind], !stored.mutedNotifications.includes(kind), true);
    }),
  };
}

/** Chooses the value of a field: the given one, the stored one if none is given, the default for null. */
function choose<T>(given: T | null | undefined, stored: T, byDefault: T): T {
  return given === undefined ? stored : (given ?? byDefault);
}

function findPreferences(sql: SqlClient, userId: string): Promise<StoredPreferences | null> {
  return sql.queryOneOrNull<StoredPreferences & Record<string, unknown>>(
    `SELECT language, theme, single_key_shortcuts AS "singleKeyShortcuts", ui,
       muted_notifications AS "mutedNotifications" FROM user_preferences WHERE user_id = $1`,
    [userId],
  );
}

function getPersonId(actor: Actor): string {
  const id = findUserId(actor);
  if (id !== null) return id;
  throw new CodedError('preferences.person_only', 'Only users have preferences; the caller must not be an API key.');
}
