import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { Sql } from '../database/sql.js';

/** The secret that the instances of one database share, and the keys that are made of it. */
@Injectable()
export class ApplicationKey {
  private found?: Promise<string>;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: Sql,
  ) {}

  /** The secret of the settings, or the one that the instances of this database share. */
  async secret(): Promise<string> {
    this.found ??= this.find();
    return this.found;
  }

  /** A key of 256 bits for one purpose: what is done with it says nothing of the secret, nor of other purposes' keys. */
  async keyFor(purpose: string): Promise<KeyObject> {
    const derived = hkdfSync('sha256', await this.secret(), '', `locate-crm ${purpose}`, 32);
    return createSecretKey(Buffer.from(derived));
  }

  private async find(): Promise<string> {
    if (this.settings.jwtSecret) return this.settings.jwtSecret;
    await this.sql.run(`INSERT INTO app_secret (name, value) VALUES ('jwt', $1) ON CONFLICT (name) DO NOTHING`, [
      randomBytes(32).toString('base64url'),
    ]);
    const row = await this.sql.first<{ value: string }>(`SELECT value FROM app_secret WHERE name = 'jwt'`);
    return row!.value;
  }
}
