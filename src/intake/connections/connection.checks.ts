import { type FieldError, invalid, invalidField } from '../../common/errors/domain.errors.js';
import { requireReferences } from '../../database/references.js';
import { escapePointer } from '../../common/validation/text.inspection.js';
import type { Tx } from '../../database/unit-of-work.js';
import { assertCanGrant, type Grant } from '../../identity/access-grants.policy.js';
import type { MappingInput } from '../mapping/mapping.dto.js';
import { validateStatuses } from '../mapping/mapping-statuses.rules.js';
import type { SenderApi, UpdateConnection } from './connection.dto.js';

/**
 * Checks what a connection refers to, and that its rules are told apart. `ownKeyId` is the key it belongs to already.
 * @throws 422 naming every wrong place, 403 `auth.missing_scopes` where another key would see more than the caller
 */
export async function requireConnectionReferences(
  tx: Tx,
  body: UpdateConnection,
  ownKeyId: string | null = null,
): Promise<void> {
  const rules = body.rules ?? [];
  const twice = rules.flatMap(({ id }, index): FieldError[] => {
    if (rules.findIndex((rule) => rule.id === id) === index) return [];
    return [{ pointer: `/rules/${index}/id`, code: 'rule.duplicate_id', detail: `There is a rule "${id}" already.` }];
  });
  if (twice.length > 0) throw invalid(twice);
  await requireReferences(tx, [
    { table: 'activity', id: body.activityId, pointer: '/activityId' },
    ...rules.map(({ lead }, index) => ({
      table: 'app_user' as const,
      id: lead.ownerId,
      pointer: `/rules/${index}/lead/ownerId`,
    })),
  ]);
  if (body.integrationKeyId) await requireIntegrationKey(tx, body.integrationKeyId, ownKeyId);
}

/** The words for a status mean statuses of ours. @throws 422 naming every word that does not */
export function assertStatuses(mapping: MappingInput | null | undefined): void {
  const errors = validateStatuses(mapping?.statuses).map(({ word, detail }): FieldError => {
    const pointer = `/mapping/statuses${word === null ? '' : `/${escapePointer(word)}`}`;
    return { pointer, code: 'mapping.statuses', detail };
  });
  if (errors.length > 0) throw invalid(errors);
}

/** An address to fetch from has no parts that would change with what is asked. @throws 422 `api.base_url` */
export function requireSoundApi(api: SenderApi | null | undefined): void {
  if (!api) return;
  const { username, password, search, hash } = new URL(api.baseUrl);
  if (username || password || search || hash) {
    throw invalidField(
      '/api/baseUrl',
      'api.base_url',
      'The address of the API takes no user, password, query or fragment; the token has a field of its own.',
    );
  }
}

async function requireIntegrationKey(tx: Tx, id: string, ownKeyId: string | null): Promise<void> {
  const key = await tx.sql.first<Grant>(
    'SELECT role, scopes FROM api_key WHERE id = $1 AND archived_at IS NULL FOR KEY SHARE',
    [id],
  );
  if (key?.role === 'integration') {
    if (id !== ownKeyId) assertCanGrant(tx.actor, key, '/integrationKeyId');
    return;
  }
  const detail = key ? `The API key ${id} has the role ${key.role}, not integration.` : `There is no API key ${id}.`;
  throw invalidField('/integrationKeyId', key ? 'reference.not_integration' : 'reference.unknown', detail);
}
