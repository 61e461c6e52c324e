import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { type CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { OutgoingMailRegistry } from '../../common/mail/outgoing-mail.registry.js';
import { isMailAddress } from '../../common/reference/email-address.rules.js';
import { LANGUAGES } from '../../common/reference/languages.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { assertCanGrant } from '../access/access-grants.policy.js';
import { AuthenticationService } from '../authentication/authentication.service.js';
import { PasswordLink } from '../model/password-link.entity.js';
import { consumePasswordLink, endPasswordLinks, findPasswordLinkUser } from '../model/user-access.queries.js';
import { assertPasswordAllowed } from '../model/password-policy.rules.js';
import { hashPassword } from '../model/password.rules.js';
import { hashSecretToken, makeSecretToken } from '../model/secret-token.rules.js';
import { type User, USER } from '../model/user.entity.js';
import { findLanguage } from './password-link-request.queries.js';
import type { CreatePasswordLink, PasswordLinkView, ResetPassword } from './password-link.dto.js';

const TOKEN_PREFIX = 'pwl_';
/** Milliseconds after which a link ends. */
const LIFETIME_MS = 24 * 3_600_000;

/** Makes links with which users who have forgotten their password set a new one, once. */
@Injectable()
export class PasswordLinkService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly authentication: AuthenticationService,
    private readonly mails: OutgoingMailRegistry,
  ) {}

  /**
   * Makes a link for a user; earlier ones end. `origin` is that of the application. A link that is sent by mail is not
   * returned, so that only the user has it.
   * @throws 404, 409 for an archived user, 403 `auth.missing_scopes` if the user can do more than the caller, 422
   * `password_link.address_invalid` for an address to which no mail can be sent
   */
  create(userId: string, { send }: CreatePasswordLink, origin: string, actor: Actor): Promise<PasswordLinkView> {
    return this.work.run(
      actor,
      async (tx) => {
        const user = await lockLive(tx, USER, userId);
        // A person who has the link can act as the user.
        assertCanGrant(tx.actor, { role: user.role, scopes: null }, '');
        if (send) assertMailAddress(user);
        // The administrator may have a reason to end every link that somebody has.
        await endPasswordLinks(tx.sql, userId);
        const { expiresAt, path, mailId } = await this.makeLink(tx, user, {
          requested: false,
          isMailed: send ?? false,
        });
        const isSent = mailId !== null && this.mails.isConfigured;
        return { url: isSent ? null : `${origin}${path}`, expiresAt, mailId };
      },
      { secret: 'url' },
    );
  }

  /**
   * Makes a link for a locked user that was asked for on the sign-in page, and sends it by mail. An earlier one that was asked
   * for ends. That of an administrator stays, because anybody who knows the address can ask. An address to which no mail can be
   * sent gets none.
   */
  async sendLink(tx: Tx, user: User): Promise<void> {
    if (isMailAddress(user.email)) await this.makeLink(tx, user, { requested: true, isMailed: true });
  }

  /** Stores a new link. Browsers send the part of its path after # to no server, so that it is in no log. */
  private async makeLink(
    tx: Tx,
    user: User,
    { requested, isMailed }: { requested: boolean; isMailed: boolean },
  ): Promise<{ path: string; expiresAt: Date; mailId: string | null }> {
    const token = makeSecretToken(TOKEN_PREFIX);
    const path = `/reset-password#${token}`;
    const mailId = isMailed ? await this.addMail(tx, user, path) : null;
    const expiresAt = new Date(tx.now.getTime() + LIFETIME_MS);
    const hash = hashSecretToken(token);
    const row: PasswordLink = { userId: user.id, requested, hash, createdAt: tx.now, expiresAt, mailId };
    await tx.manager.upsert(PasswordLink, row, ['userId', 'requested']);
    await tx.audit({ action: 'password_link_created', entityType: 'user', entityId: user.id });
    return { path, expiresAt, mailId };
  }

  private async addMail(tx: Tx, { id, email, fullName }: User, secretPath: string): Promise<string> {
    const recipient = { address: email, name: fullName, contactId: null, userId: id };
    const language = (await findLanguage(tx.sql, id)) ?? LANGUAGES[0];
    const values = { 'contact.fullName': fullName };
    const [mailId] = await this.mails.add(tx, [{ key: 'password_link', language, recipient, values, secretPath }]);
    return mailId!;
  }

  /**
   * Sets the password of the user of a link, and ends the link and all sessions of the user.
   * @throws 422 `password_link.invalid`, `password.too_common`, `password.same_as_email`
   */
  async use({ token, newPassword }: ResetPassword): Promise<void> {
    const hash = hashSecretToken(token);
    const user = await findPasswordLinkUser(this.sql, hash, this.clock.now());
    if (!user) throw createInvalidLinkError();
    assertPasswordAllowed(newPassword, user.email, '/newPassword');
    const passwordHash = await hashPassword(newPassword);
    const actor: Actor = { id: user.id, kind: 'user', name: user.name, role: user.role, scopes: null };
    await this.work.run(actor, async (tx) => {
      const locked = await lockLive(tx, USER, user.id);
      // Another request has used the link, or an administrator has made a new one.
      if (!(await consumePasswordLink(tx.sql, hash, tx.now))) throw createInvalidLinkError();
      const set = { passwordHash, passwordChangedAt: tx.now };
      await updateRecord(tx, USER, locked, { set, action: 'password_reset' });
    });
    this.authentication.forget();
  }
}

/** @throws 422 `password_link.address_invalid` */
function assertMailAddress({ email }: Pick<User, 'email'>): void {
  if (isMailAddress(email)) return;
  const code = 'password_link.address_invalid';
  const detail = 'send must be false, because no mail can be sent to the address of the user; correct its email first.';
  throw createInvalidError([{ pointer: '/send', code, detail }], code);
}

function createInvalidLinkError(): CodedError {
  const code = 'password_link.invalid';
  const detail =
    'The link is unknown, was used, was replaced or is older than 24 hours; ask an administrator for a new one.';
  return createInvalidError([{ pointer: '/token', code, detail }], code);
}
