import { Column, Entity, Index, Unique } from 'typeorm';
import type { Role } from '../common/actor/actor.js';
import { declareConstraints } from '../common/errors/constraint.registry.js';
import { RecordEntity } from '../database/record.entity.js';
import type { RecordKind } from '../database/record.store.js';

/** A person who works with the CRM. */
@Entity('app_user')
@Unique('app_user_oidc_identity_uq', ['oidcIssuer', 'oidcSubject'])
@Index('app_user_email_uq', ['email'], { unique: true, where: 'archived_at IS NULL' })
export class User extends RecordEntity {
  /** Normalised: trimmed, lower case. */
  @Column('text')
  email: string;

  @Column('text')
  fullName: string;

  @Column('text')
  role: Role;

  /** argon2id; null for people who only come through the identity provider. */
  @Column('text', { nullable: true })
  passwordHash: string | null;

  /** Tokens issued before are no longer accepted. */
  @Column({ type: 'timestamptz', precision: 3 })
  passwordChangedAt: Date;

  /** The issuer (`iss`) of the account at the identity provider that the first login has bound the user to. */
  @Column('text', { nullable: true })
  oidcIssuer: string | null;

  /** The subject (`sub`) of that account; unlike an e-mail address it never passes to somebody else. */
  @Column('text', { nullable: true })
  oidcSubject: string | null;
}

/** Users, for the record store. */
export const USER: RecordKind<User> = { entity: User, name: 'user', secret: ['passwordHash'] };

declareConstraints({
  app_user_email_uq: {
    kind: 'conflict',
    code: 'user.duplicate_email',
    detail: 'A user with this e-mail address exists already.',
    pointer: '/email',
  },
});
