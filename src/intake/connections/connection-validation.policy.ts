import { IsNull } from 'typeorm';
import {
  CodedError,
  type FieldError,
  createInvalidError,
  createInvalidFieldError,
} from '../../common/errors/domain.errors.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { escapePointer } from '../../common/validation/text-inspection.rules.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { assertCanGrant } from '../../identity/access/access-grants.policy.js';
import { ApiKey } from '../../identity/api-keys/api-key.entity.js';
import type { IntakeConnection } from '../model/connection.entity.js';
import type { MappingInput } from '../mapping/mapping.dto.js';
import { validateStatuses } from '../mapping/mapping-validation.rules.js';
import type { SenderApi, UpdateConnection } from './connection.dto.js';

/**
 * Checks that the references of a connection exist and that its rules have different ids. `ownKeyId` is the API key
 * that the connection belongs to already.
 * @throws 422 naming every wrong field, 403 `auth.missing_scopes` if another key may see more than the caller
 */
export async function assertConnectionReferences(
  tx: Tx,
  body: UpdateConnection,
  ownKeyId: string | null = null,
): Promise<void> {
  const rules = body.rules ?? [];
  const twice = rules.flatMap(({ id }, index): FieldError[] => {
    if (rules.findIndex((rule) => rule.id === id) === index) return [];
    return [
      {
        pointer: `/rules/${index}/id`,
        code: 'rule.duplicate_id',
        detail: `The id "${id}" is used by an earlier rule; use another.`,
      },
    ];
  });
  if (twice.length > 0) throw createInvalidError(twice);
  await assertReferences(tx, [
    { table: 'activity', id: body.activityId, pointer: '/activityId' },
    ...rules.map(({ lead }, index) => ({
      table: 'app_user' as const,
      id: lead.ownerId,
      pointer: `/rules/${index}/lead/ownerId`,
    })),
  ]);
  if (body.integrationKeyId) await assertIntegrationKey(tx, body.integrationKeyId, ownKeyId);
}

/** Checks that a mapping translates status words into known statuses. @throws 422 naming every wrong word */
export function assertStatuses(mapping: MappingInput | null | undefined): void {
  const errors = validateStatuses(mapping?.statuses).map(({ word, detail }): FieldError => {
    const pointer = `/mapping/statuses${word === null ? '' : `/${escapePointer(word)}`}`;
    return { pointer, code: 'mapping.statuses', detail };
  });
  if (errors.length > 0) throw createInvalidError(errors);
}

/**
 * Refuses a change of a connection that only its registration page can make.
 * @throws 409 `intake_connection.of_registration_page`
 */
export function assertNotOfPage({ provider }: Pick<IntakeConnection, 'provider'>): void {
  if (provider !== 'registration_page') return;
  const detail = 'This connection belongs to a registration page, which switches it; change the page of the seminar.';
  throw new CodedError('intake_connection.of_registration_page', detail);
}

/** Checks that an API address has only the parts that are the same in every request. @throws 422 `api.base_url` */
export function assertCompleteApi(api: SenderApi | null | undefined): void {
  if (!api) return;
  const { username, password, search, hash } = new URL(api.baseUrl);
  if (username || password || search || hash) {
    throw createInvalidFieldError(
      '/api/baseUrl',
      'api.base_url',
      'api.baseUrl must have no user, password, query or fragment; send the token in api.token.',
    );
  }
}

async function assertIntegrationKey(tx: Tx, id: string, ownKeyId: string | null): Promise<void> {
  const key = await tx.manager.findOne(ApiKey, {
    where: { id, archivedAt: IsNull() },
    lock: { mode: 'for_key_share' },
  });
  if (key?.role === 'integration') {
    if (id !== ownKeyId) assertCanGrant(tx.actor, key, '/integrationKeyId');
    return;
  }
  const detail = key
    ? `integrationKeyId must name an API key with the role integration; ${id} has the role ${key.role}.`
    : `There is no API key ${id}.`;
  throw createInvalidFieldError('/integrationKeyId', key ? 'reference.not_integration' : 'reference.unknown', detail);
}
