import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor, Role } from '../../common/actor/actor.constants.js';
import { assertNoErrors, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { archiveRecord, insertRecord, buildNewRecord } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { assertCanGrant } from '../access/access-grants.policy.js';
import { hasPermission, listRoles, type Permission } from '../access/access.policy.js';
import type { CreateApiKey } from './api-key.dto.js';
import { API_KEY, type ApiKey } from './api-key.entity.js';
import { makeKey } from '../model/secret-token.rules.js';
import { apiKeyList } from './api-key.list.js';
import type { ApiKeyView, NewApiKeyView } from './api-key.view.js';
import { AuthenticationService } from '../authentication/authentication.service.js';

/** Manages the API keys of programs. */
@Injectable()
export class ApiKeyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly authentication: AuthenticationService,
  ) {}

  /**
   * Creates a key. Only the response shows it; a replay of the request does not.
   * @throws 403 `auth.missing_scopes` if the key would have more rights than the caller, 422 `api_key.expires_in_past`,
   * `api_key.scope_not_in_role`
   */
  create(body: CreateApiKey, actor: Actor, id: string = uuidv7()): Promise<NewApiKeyView> {
    const { role, scopes = null } = body;
    assertCanGrant(actor, { role, scopes }, scopes === null ? '/role' : '/scopes');
    assertScopesInRole(role, scopes ?? []);
    const { key, hash, prefix } = makeKey();
    const expiresAt = body.expiresAt ? new Date(body.expiresAt) : null;
    const applyChange = async (tx: Tx) => {
      if (expiresAt && expiresAt <= tx.now) {
        const detail = `expiresAt must be in the future, not ${body.expiresAt}.`;
        throw createInvalidFieldError('/expiresAt', 'api_key.expires_in_past', detail);
      }
      const record: ApiKey = {
        ...buildNewRecord(tx, id),
        name: body.name,
        role,
        scopes,
        expiresAt,
        lastUsedAt: null,
        hash,
        prefix,
      };
      await insertRecord(tx, API_KEY, record);
      const view = await readRecord<ApiKeyView>(tx.sql, apiKeyList, 'api_key', record.id, actor);
      return { ...view, key };
    };
    return this.work.run(actor, applyChange, { secret: 'key' });
  }

  /**
   * Reads a key by id.
   * @throws 404
   */
  read(id: string, actor: Actor): Promise<ApiKeyView> {
    return readRecord(this.sql, apiKeyList, 'api_key', id, actor);
  }

  /** Revokes a key. @throws 404, 412 */
  async revoke(id: string, ifMatch: number | undefined, actor: Actor): Promise<ApiKeyView> {
    const view = await this.work.run(actor, async (tx) => {
      await archiveRecord(tx, API_KEY, id, ifMatch);
      return readRecord<ApiKeyView>(tx.sql, apiKeyList, 'api_key', id, actor);
    });
    this.authentication.forget();
    return view;
  }
}

/** Checks that the role has each scope, because the key could not use another one. @throws 422 */
function assertScopesInRole(role: Role, scopes: readonly Permission[]): void {
  assertNoErrors(
    scopes.flatMap((scope, index) => {
      if (hasPermission(role, scope)) return [];
      const roles = listRoles(scope).join(', ');
      const detail = `The role ${role} does not have the scope ${scope}; these roles have it: ${roles}.`;
      return [{ pointer: `/scopes/${index}`, code: 'api_key.scope_not_in_role', detail }];
    }),
  );
}
