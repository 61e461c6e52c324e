import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailLanguage } from '../model/mail.constants.js';
import { UnsubscribeToken } from './unsubscribe-token.entity.js';

/** Number of random bytes of a token. */
const TOKEN_BYTES = 16;
/** The form of a token. */
const TOKEN = /^[\w-]{22}$/;

/** The mail that has a link to unsubscribe. */
interface LinkedMail {
  id: string;
  contactId: string;
  language: MailLanguage;
}

/** Keeps the tokens of links with which people unsubscribe. */
@Injectable()
export class UnsubscribeTokenStore {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
  ) {}

  /** Builds the link with which the contact of a mail unsubscribes. The first mail of a contact makes the token. */
  async buildLink({ id, contactId, language }: LinkedMail): Promise<string> {
    const token = (await this.findToken(this.sql, contactId)) ?? (await this.createToken(contactId));
    const base = this.settings.publicUrl?.replace(/\/$/, '') ?? '';
    return `${base}/m/${token}?lang=${language}&mail=${id}`;
  }

  /** Returns the contact to which a token belongs; null for an invented one. Served by unsubscribe_token_pk. */
  async findContactId(token: string): Promise<string | null> {
    if (!TOKEN.test(token)) return null;
    const row = await this.sql.queryOneOrNull<{ contactId: string }>(
      'SELECT contact_id AS "contactId" FROM unsubscribe_token WHERE token = $1',
      [token],
    );
    return row?.contactId ?? null;
  }

  private createToken(contactId: string): Promise<string> {
    return this.work.run(SYSTEM, async (tx) => {
      await acquireAdvisoryLock(tx.sql, `unsubscribe token ${contactId}`);
      const known = await this.findToken(tx.sql, contactId);
      if (known) return known;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await tx.manager.insert(UnsubscribeToken, { token, contactId, createdAt: tx.now });
      return token;
    });
  }

  /** Served by unsubscribe_token_contact_id_idx. */
  private async findToken(sql: SqlClient, contactId: string): Promise<string | null> {
    const row = await sql.queryOneOrNull<{ token: string }>(
      'SELECT token FROM unsubscribe_token WHERE contact_id = $1 ORDER BY created_at, token LIMIT 1',
      [contactId],
    );
    return row?.token ?? null;
  }
}
