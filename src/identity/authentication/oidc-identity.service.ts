import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { OidcIdentity } from '../keys/oidc-claims.rules.js';
import { USER } from '../model/user.entity.js';
import { findOidcUser, type OidcUser } from '../model/user.queries.js';

/** Finds the users whom the identity provider authenticates, and links them to their accounts at the first login. */
@Injectable()
export class OidcIdentityService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
  ) {}

  /**
   * Finds the user who is linked to an account. An account without a user is linked to the user who has its e-mail
   * address, unless that user is linked to another account, because an address can pass to another person.
   */
  async findActor(identity: OidcIdentity): Promise<Actor | null> {
    const user = await findOidcUser(this.sql, identity);
    if (!user) return null;
    if (user.linked) return buildActorInUse(user);
    return this.work.run(buildActor(user), (tx) => this.bind(tx, identity));
  }

  /** Links a user to an account, unless another request was faster. */
  private async bind(tx: Tx, identity: OidcIdentity): Promise<Actor | null> {
    // The lock serialises requests that bring the same account for the first time at the same moment.
    await acquireAdvisoryLock(tx.sql, `oidc ${JSON.stringify([identity.issuer, identity.subject])}`);
    const found = await findOidcUser(tx.sql, identity);
    if (found?.linked) return buildActorInUse(found);
    // The address has passed to another user meanwhile.
    if (found?.id !== tx.actor.id) return null;
    const user = await lockRecord(tx, USER, found.id);
    if (user.archivedAt || user.oidcSubject !== null || user.email !== identity.email) return null;
    const set = { oidcIssuer: identity.issuer, oidcSubject: identity.subject };
    await updateRecord(tx, USER, user, { set, action: 'oidc_identity_linked' });
    return buildActor({ id: user.id, name: user.fullName, role: user.role });
  }
}

function buildActorInUse(user: OidcUser): Actor | null {
  return user.archived ? null : buildActor(user);
}

function buildActor({ id, name, role }: Pick<OidcUser, 'id' | 'name' | 'role'>): Actor {
  return { id, kind: 'user', name, role, scopes: null };
}
