import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { releaseDeliveries } from '../inbox/delivery-release.queries.js';
import { chooseQueue } from '../inbox/delivery-queues.constants.js';
import { IntakeMapping } from '../model/mapping.entity.js';
import { mergeMapping, isSameMapping } from '../mapping/mapping-merge.rules.js';
import { PAGE_MAPPING, type StoredMapping } from '../mapping/mapping.rules.js';
import { ConnectionCache } from './connection.cache.js';
import {
  assertStatuses,
  assertConnectionReferences,
  assertCompleteApi,
  assertNotOfPage,
} from './connection-validation.policy.js';
import type { CreateConnection, Rotation, SecretRotation, SenderApi, UpdateConnection } from './connection.dto.js';
import { INTAKE_CONNECTION, IntakeConnection } from '../model/connection.entity.js';
import { connectionList } from './connection.list.js';
import { ConnectionSecretCipher } from './connection-secret.cipher.js';
import { hashSecretToken, makeSecretToken } from '../../identity/model/secret-token.rules.js';
import type { AddressedConnectionView, ConnectionView } from './connection.view.js';

const HOUR_MS = 3_600_000;
const TOKEN_PREFIX = 'in_';

const INITIAL_VALUES = buildInitialValues(IntakeConnection);
const WRITABLE = ['name', 'provider', 'activityId', 'integrationKeyId', 'timezone', 'rules'] as const;

/** SQL condition: deliveries of a connection that wait for a mapping. */
const WAITING_FOR_MAPPING = `d.connection_id = $2 AND d.state = 'needs_mapping'`;
/** SQL condition: deliveries of a connection that were parked for one reason. */
const PARKED_BY_ERROR = `d.connection_id = $2 AND d.state = 'parked' AND d.error = $3`;

/** Creates and changes connections, with their addresses, secrets, mappings and rules. */
@Injectable()
export class ConnectionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly secrets: ConnectionSecretCipher,
    private readonly cache: ConnectionCache,
    private readonly queues: QueueRegistry,
  ) {}

  /**
   * Creates a connection. Its address, below `base`, is shown only in this response.
   * @throws 422 for references, rules, status words or an API address that are not valid
   */
  create(body: CreateConnection, base: string, actor: Actor, id: string = uuidv7()): Promise<AddressedConnectionView> {
    const token = makeSecretToken(TOKEN_PREFIX);
    const applyChange = async (tx: Tx) => {
      await assertConnectionReferences(tx, body);
      assertCompleteApi(body.api);
      assertStatuses(body.mapping);
      const connection = {
        ...INITIAL_VALUES,
        ...buildNewRecord(tx, id),
        ...pickColumns(body, WRITABLE, INITIAL_VALUES),
        tokenHash: hashSecretToken(token),
        secretEncrypted: await this.secrets.encrypt(tx, id, 'secret', body.secret),
        apiBaseUrl: body.api?.baseUrl ?? null,
        apiTokenEncrypted: await this.secrets.encrypt(tx, id, 'api_token', body.api?.token),
      } as IntakeConnection;
      const mapping = mergeMapping(body.mapping);
      await insertRecord(tx, INTAKE_CONNECTION, connection, { mapping });
      await addMapping(tx, id, 1, mapping);
      return { ...(await this.readView(tx, id)), ...buildAddress(base, id, token) };
    };
    return this.work.run(actor, applyChange, { secret: ['url', 'token'] });
  }

  /** Creates the connection of a registration page, which has no address and takes the deliveries of the page only. */
  async createForPage(tx: Tx, fields: Pick<IntakeConnection, 'name' | 'activityId' | 'timezone'>): Promise<string> {
    const id = uuidv7();
    const connection = {
      ...INITIAL_VALUES,
      ...buildNewRecord(tx, id),
      ...fields,
      provider: 'registration_page',
      // Nobody knows the token of this address.
      tokenHash: hashSecretToken(makeSecretToken(TOKEN_PREFIX)),
      pausedAt: tx.now,
    } as IntakeConnection;
    await insertRecord(tx, INTAKE_CONNECTION, connection, { mapping: PAGE_MAPPING });
    await addMapping(tx, id, 1, PAGE_MAPPING);
    return id;
  }

  /** Resumes or pauses the connection of a registration page with the page. */
  async setEnabledForPage(tx: Tx, id: string, enabled: boolean): Promise<void> {
    const connection = await lockLive(tx, INTAKE_CONNECTION, id);
    const change = enabled ? { pausedAt: null } : { pausedAt: tx.now };
    await updateRecord(tx, INTAKE_CONNECTION, connection, { set: change, action: enabled ? 'resumed' : 'paused' });
  }

  /** Returns a connection by its id. @throws 404 */
  read(id: string, actor: Actor): Promise<ConnectionView> {
    return readRecord(this.sql, connectionList, 'intake_connection', id, actor);
  }

  /**
   * Changes a connection. Deliveries that waited for a mapping are processed with the new mapping.
   * @throws 404, 409 when archived, 412, 422
   */
  update(id: string, body: UpdateConnection, ifMatch: number | undefined, actor: Actor): Promise<ConnectionView> {
    return this.change(id, actor, async (tx) => {
      const apiToken = await this.secrets.encrypt(tx, id, 'api_token', body.api?.token);
      const connection = await lockLive(tx, INTAKE_CONNECTION, id, ifMatch);
      const isMoved = body.activityId !== undefined && body.activityId !== connection.activityId;
      if (body.mapping !== undefined || isMoved || body.api) assertNotOfPage(connection);
      await assertConnectionReferences(tx, body, connection.integrationKeyId);
      assertCompleteApi(body.api);
      assertStatuses(body.mapping);
      const { mapping, api } = body;
      const set: Partial<IntakeConnection> = {
        ...pickColumns(body, WRITABLE, INITIAL_VALUES),
        ...(api !== undefined && buildApiChange(connection, api, apiToken)),
      };
      if (mapping === undefined) await updateRecord(tx, INTAKE_CONNECTION, connection, { set });
      else await this.updateMapped(tx, connection, set, mapping);
      return mapping === undefined ? [] : releaseDeliveries(tx, WAITING_FOR_MAPPING, [id]);
    });
  }

  /** Archives a connection. Later deliveries are stored and parked. @throws 404, 412 */
  archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<ConnectionView> {
    return this.change(id, actor, async (tx) => {
      assertNotOfPage(await archiveRecord(tx, INTAKE_CONNECTION, id, ifMatch));
      return [];
    });
  }

  /** Restores an archived connection and processes the deliveries that were parked in the meantime. @throws 404, 412 */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<ConnectionView> {
    return this.change(id, actor, async (tx) => {
      await restoreRecord(tx, INTAKE_CONNECTION, id, ifMatch);
      return releaseDeliveries(tx, PARKED_BY_ERROR, [id, 'connection.archived']);
    });
  }

  /** Pauses a connection. Changes nothing if it is paused already. @throws 404, 409 when archived, 412 */
  pause(id: string, ifMatch: number | undefined, actor: Actor): Promise<ConnectionView> {
    return this.change(id, actor, async (tx) => {
      const connection = await lockLive(tx, INTAKE_CONNECTION, id, ifMatch);
      assertNotOfPage(connection);
      if (connection.pausedAt) return [];
      await updateRecord(tx, INTAKE_CONNECTION, connection, { set: { pausedAt: tx.now }, action: 'paused' });
      return [];
    });
  }

  /** Resumes a connection and processes the deliveries parked in the meantime. @throws 404, 409 when archived, 412 */
  resume(id: string, ifMatch: number | undefined, actor: Actor): Promise<ConnectionView> {
    return this.change(id, actor, async (tx) => {
      const connection = await lockLive(tx, INTAKE_CONNECTION, id, ifMatch);
      assertNotOfPage(connection);
      await updateRecord(tx, INTAKE_CONNECTION, connection, { set: { pausedAt: null }, action: 'resumed' });
      return releaseDeliveries(tx, PARKED_BY_ERROR, [id, 'connection.paused']);
    });
  }

  /** Replaces the address of a connection; it is shown only in this response. @throws 404, 409 when archived, 412 */
  async rotateToken(
    id: string,
    body: Rotation,
    base: string,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<AddressedConnectionView> {
    const token = makeSecretToken(TOKEN_PREFIX);
    const applyChange = async (tx: Tx) => {
      const connection = await lockLive(tx, INTAKE_CONNECTION, id, ifMatch);
      assertNotOfPage(connection);
      const until = computeValidUntil(tx, body);
      const set = {
        tokenHash: hashSecretToken(token),
        formerTokenHash: until && connection.tokenHash,
        formerTokenUntil: until,
      };
      await updateRecord(tx, INTAKE_CONNECTION, connection, { set, action: 'token_rotated' });
      return { ...(await this.readView(tx, id)), ...buildAddress(base, id, token) };
    };
    const view = await this.work.run(actor, applyChange, { secret: ['url', 'token'] });
    this.cache.forget(id);
    return view;
  }

  /** Replaces the secret that the provider signs with. @throws 404, 409 when archived, 412 */
  rotateSecret(id: string, body: SecretRotation, ifMatch: number | undefined, actor: Actor): Promise<ConnectionView> {
    return this.change(id, actor, async (tx) => {
      const secretEncrypted = await this.secrets.encrypt(tx, id, 'secret', body.secret);
      const connection = await lockLive(tx, INTAKE_CONNECTION, id, ifMatch);
      assertNotOfPage(connection);
      // A previous secret that cannot be decrypted can verify nothing, so it is dropped.
      const former = await this.secrets.decrypt(id, 'secret', connection.secretEncrypted, tx.sql);
      const until = former ? computeValidUntil(tx, body) : null;
      const set = {
        secretEncrypted,
        formerSecretEncrypted: until && connection.secretEncrypted,
        formerSecretUntil: until,
      };
      await updateRecord(tx, INTAKE_CONNECTION, connection, { set, action: 'secret_rotated' });
      return [];
    });
  }

  /** Changes a connection. The deliveries that the change releases are queued after the change is committed. */
  private async change(id: string, actor: Actor, work: (tx: Tx) => Promise<string[]>): Promise<ConnectionView> {
    let released: string[] = [];
    const view = await this.work.run(actor, async (tx) => {
      released = await work(tx);
      return this.readView(tx, id);
    });
    this.cache.forget(id);
    this.queues.send(chooseQueue(view.provider), released);
    return view;
  }

  private async updateMapped(
    tx: Tx,
    connection: IntakeConnection,
    set: Partial<IntakeConnection>,
    change: UpdateConnection['mapping'],
  ): Promise<void> {
    const before = await readCurrentMapping(tx, connection);
    const after = mergeMapping(change, before);
    if (isSameMapping(before, after)) {
      await updateRecord(tx, INTAKE_CONNECTION, connection, { set });
      return;
    }
    const mappingVersion = connection.mappingVersion + 1;
    await addMapping(tx, connection.id, mappingVersion, after);
    const children = { before: { mapping: before }, after: { mapping: after } };
    await updateRecord(tx, INTAKE_CONNECTION, connection, { set: { ...set, mappingVersion }, children });
  }

  private readView(tx: Tx, id: string): Promise<ConnectionView> {
    return readRecord(tx.sql, connectionList, 'intake_connection', id, tx.actor);
  }
}

/** Builds the change of the API access. A change of the server drops the token, so that no other server receives it. */
function buildApiChange(
  connection: IntakeConnection,
  api: SenderApi | null,
  apiTokenEncrypted: Buffer | null,
): Partial<IntakeConnection> {
  if (api === null) return { apiBaseUrl: null, apiTokenEncrypted: null };
  if (apiTokenEncrypted) return { apiBaseUrl: api.baseUrl, apiTokenEncrypted };
  const before = connection.apiBaseUrl;
  const isSameServer = before !== null && new URL(before).origin === new URL(api.baseUrl).origin;
  return { apiBaseUrl: api.baseUrl, ...(!isSameServer && { apiTokenEncrypted: null }) };
}

function computeValidUntil(tx: Tx, { keepFormerHours = 24 }: Rotation): Date | null {
  return keepFormerHours > 0 ? new Date(tx.now.getTime() + keepFormerHours * HOUR_MS) : null;
}

function buildAddress(base: string, id: string, token: string): { url: string; token: string } {
  return { url: `${base}/intake/${id}/${token}`, token };
}

async function addMapping(tx: Tx, connectionId: string, version: number, mapping: StoredMapping): Promise<void> {
  const { now: createdAt, actor } = tx;
  await tx.manager.insert(IntakeMapping, {
    id: uuidv7(),
    connectionId,
    version,
    mapping: mapping as never,
    createdAt,
    createdBy: actor.id,
  });
}

async function readCurrentMapping(tx: Tx, { id, mappingVersion }: IntakeConnection): Promise<StoredMapping> {
  const row = await tx.manager.findOneByOrFail(IntakeMapping, { connectionId: id, version: mappingVersion });
  return row.mapping;
}
