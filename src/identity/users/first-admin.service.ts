import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { SETTINGS } from '../../config/config.module.js';
import { DEFAULT_DEMO_PASSWORD } from '../../config/demo-plan.rules.js';
import { type Settings, SettingsError } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { findPasswordProblem } from '../model/password-policy.rules.js';
import { hasUsers, hasUserWithEmail } from '../model/user.queries.js';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { UserService } from './user.service.js';

/** Creates the first administrator from the settings. */
@Injectable()
export class FirstAdminService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly users: UserService,
  ) {}

  /**
   * Creates the administrator of the settings if there is no user yet. Instances that start together create one.
   * @throws SettingsError for a password that is easily guessed
   */
  async ensure(): Promise<void> {
    const { adminEmail, adminPassword } = this.settings;
    if (!adminEmail || !adminPassword) return;
    if (await hasUsers(this.sql)) return;
    const email = normaliseEmail(adminEmail);
    if (adminPassword === DEFAULT_DEMO_PASSWORD || findPasswordProblem(adminPassword, email)) {
      throw new SettingsError([
        'ADMIN_PASSWORD must not be a common password or the e-mail address; several words are better',
      ]);
    }
    try {
      await this.users.create({ email, fullName: 'Administrator', role: 'admin', password: adminPassword }, SYSTEM);
    } catch (error) {
      // Another instance may have created the administrator meanwhile.
      if (!(error instanceof CodedError) || error.status !== 409) {
        if (!(await hasUserWithEmail(this.sql, email))) throw error;
      }
    }
  }
}
