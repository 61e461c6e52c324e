import { Column, Entity, Index, Unique } from 'typeorm';
import type { Role } from '../../common/actor/actor.constants.js';
import type { Changes } from '../../common/audit/audit-changes.rules.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { rejectEarlierTokens } from './user.queries.js';
import { endCalendarAddresses, endPasswordLinks, endSessionsOfUser } from './user-access.queries.js';

/** A person who works with the CRM. */
@Entity('app_user')
@Unique('app_user_oidc_identity_uq', ['oidcIssuer', 'oidcSubject'])
@Index('app_user_email_uq', ['email'], { unique: true, where: 'archived_at IS NULL' })
export class User extends RecordEntity {
  /** Normalised: trimmed and in lower case. */
  @Column('text')
  email: string;

  @Column('text')
  fullName: string;

  @Column('text')
  role: Role;

  /** argon2id hash; null for users who log in through the identity provider only. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  /** Tokens issued before this time are no longer accepted. */
  @Column({ type: 'timestamptz', precision: 3 })
  passwordChangedAt: Date;

  /** Neither are tokens issued before this time: the user was archived or restored then. Null if that never happened. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  tokensValidFrom: Date | null;

  /** Issuer (`iss`) of the linked account at the identity provider. */
  @Column('text', { nullable: true })
  oidcIssuer: string | null;

  /** Subject (`sub`) of that account. Unlike an e-mail address it never passes to another person. */
  @Column('text', { nullable: true })
  oidcSubject: string | null;
}

/**
 * Builds the kind of users for the record store. A new password and archiving end the user's sessions, link to set a
 * password and calendar addresses, and restoring revives none, nor an access token.
 * @param keptSession the hash of the session that a new password does not end
 */
export function buildUserKind(keptSession: string | null = null): RecordKind<User> {
  const endAccess = (tx: Tx, user: User, changes: Changes) => endAccessAfterWrite(tx, user, changes, keptSession);
  return { entity: User, name: 'user', secret: ['passwordHash'], afterWrite: endAccess };
}

/** Users for the record store. */
export const USER: RecordKind<User> = buildUserKind();

async function endAccessAfterWrite(
  tx: Tx,
  user: User,
  { passwordHash, archivedAt }: Changes,
  keptSession: string | null,
): Promise<void> {
  if (!passwordHash && !archivedAt) return;
  await endSessionsOfUser(tx.sql, user.id, keptSession);
  await endPasswordLinks(tx.sql, user.id);
  await endCalendarAddresses(tx, user.id);
  if (archivedAt) await rejectEarlierTokens(tx.sql, user.id, tx.now);
}

declareConstraints({
  app_user_email_uq: {
    code: 'user.duplicate_email',
    detail: 'email must be unique; another user has this address.',
    pointer: '/email',
  },
});
