import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { Clock } from '../../common/time/clock.service.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { type Measured, MeasurementRegistry } from '../../common/observability/measurement.registry.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { DatabaseProbeClient } from '../../database/connections/database-probe.client.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { buildConnectionVisibility } from '../../identity/access/access.policy.js';
import { connectionList } from '../connections/connection.list.js';
import type { ConnectionView } from '../connections/connection.view.js';
import { DRIFT, DRIFT_OF_ALL, HEALTH, type HealthRow } from './connection-health.queries.js';
import type { ConnectionHealthView, DriftView } from './connection-health.view.js';
import { buildWarnings } from './connection-warnings.rules.js';

const DAY = 86_400_000;

/** Figures of a connection that are labels of a metric in Prometheus. */
const STATES = [
  'received',
  'verified',
  'refused',
  'duplicate',
  'applied',
  'ignored',
  'parked',
  'needsReview',
  'retrying',
  'dead',
] as const;

/** Reports the health of one connection to users, and the figures of all connections to Prometheus. */
@Injectable()
export class ConnectionHealthService implements OnModuleInit {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly measurements: MeasurementRegistry,
    private readonly probe: DatabaseProbeClient,
  ) {}

  onModuleInit(): void {
    const labels = ['connection'];
    this.measurements.declare({
      measurements: [
        {
          name: 'intake_deliveries',
          help: 'Deliveries of the last 24 hours, by connection and state.',
          labels: [...labels, 'state'],
        },
        { name: 'intake_waiting', help: 'Deliveries that wait to be processed.', labels },
        { name: 'intake_oldest_waiting_seconds', help: 'Waiting time of the oldest delivery in seconds.', labels },
        {
          name: 'intake_applied_p95_seconds',
          help: 'Seconds from receipt to effects, 95th percentile of the deliveries of the last 24 hours.',
          labels,
        },
      ],
      read: () => this.measure(),
    });
  }

  /** Returns the health of a connection over the last `days` days. @throws 404 */
  async readHealth(id: string, days: number, actor: Actor): Promise<ConnectionHealthView> {
    const connection = await readRecord<ConnectionView>(this.sql, connectionList, 'intake_connection', id, actor);
    const now = this.clock.now();
    const since = new Date(now.getTime() - days * DAY);
    const [row] = await this.sql.queryAll<HealthRow & Record<string, unknown>>(HEALTH, [id, since]);
    if (!row) throw createNotFoundError('intake_connection', id);
    const seen = await this.sql.queryAll<DriftView & Record<string, unknown>>(DRIFT, [id]);
    return buildHealth(connection, row, seen, since, now);
  }

  /** Returns the health of every connection that the caller may see and that is not archived. */
  async readHealthOfAll(days: number, actor: Actor): Promise<ConnectionHealthView[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - days * DAY);
    const values: unknown[] = [];
    const visible = buildConnectionVisibility(actor, 'c', (value) => `$${values.push(value)}`);
    const connections = await this.sql.queryAll<ConnectionView & Record<string, unknown>>(
      `SELECT ${connectionList.select} FROM ${connectionList.from} WHERE c.archived_at IS NULL AND (${visible})`,
      values,
    );
    const rows = await this.sql.queryAll<HealthRow & Record<string, unknown>>(HEALTH, [null, since]);
    const ids = connections.map(({ id }) => id);
    const seen = await this.sql.queryAll<DriftView & { connectionId: string } & Record<string, unknown>>(DRIFT_OF_ALL, [
      ids,
    ]);
    return connections.flatMap((connection) => {
      const row = rows.find(({ id }) => id === connection.id);
      const keys = seen
        .filter(({ connectionId }) => connectionId === connection.id)
        .map(({ key, firstSeenAt, deliveryId }) => ({ key, firstSeenAt, deliveryId }));
      return row ? [buildHealth(connection, row, keys, since, now)] : [];
    });
  }

  private async measure(): Promise<Record<string, readonly Measured[]>> {
    const now = this.clock.now();
    const rows = await this.probe.metricsSql.queryAll<HealthRow & Record<string, unknown>>(HEALTH, [
      null,
      new Date(now.getTime() - DAY),
    ]);
    const mapRows = (value: (row: HealthRow) => number | null): Measured[] =>
      rows.flatMap((row) => {
        const figure = value(row);
        return figure === null ? [] : [{ labels: { connection: row.id }, value: figure }];
      });
    return {
      intake_deliveries: rows.flatMap((row) =>
        STATES.map((state) => ({ labels: { connection: row.id, state: toSnakeCase(state) }, value: row[state] })),
      ),
      intake_waiting: mapRows(({ waiting }) => waiting),
      intake_oldest_waiting_seconds: mapRows(({ oldestWaitingAt: at }) =>
        at ? (now.getTime() - at.getTime()) / 1_000 : 0,
      ),
      intake_applied_p95_seconds: mapRows(({ p95Seconds }) => p95Seconds),
    };
  }
}

/** Builds the health of a connection from its figures and the keys that a mapping did not name when they were seen. */
function buildHealth(
  connection: ConnectionView,
  row: HealthRow,
  seen: readonly DriftView[],
  since: Date,
  now: Date,
): ConnectionHealthView {
  const { fields, consents } = connection.mapping;
  const named = new Set([...Object.values(fields), ...consents.map(({ key }) => key)].map(getQuestionKey));
  const drift = seen.filter(({ key }) => !named.has(key));
  const { activityStartsOn: startsOn, activityEndsOn: endsOn, activityStatus: status, activityArchived } = row;
  const activity = startsOn && endsOn && status ? { startsOn, endsOn, status, archived: activityArchived } : null;
  const facts = {
    ...row,
    activity,
    paused: row.pausedAt !== null,
    needsMapping: named.size === 0,
    newKeys: drift.length,
    unreadableSecrets: connection.unreadableSecrets,
  };
  const { received, verified, refused, duplicate, applied, ignored, parked, needsReview, retrying, dead } = row;
  const { p95Seconds, lastReceivedAt, waiting, oldestWaitingAt, reconciledAt, reconciledMissing } = row;
  return {
    connectionId: connection.id,
    since,
    received,
    verified,
    refused,
    duplicate,
    applied,
    ignored,
    parked,
    needsReview,
    retrying,
    dead,
    p95Seconds,
    lastReceivedAt,
    waiting,
    oldestWaitingAt,
    reconciledAt,
    reconciledMissing,
    drift,
    warnings: buildWarnings(facts, now, getLocalDate(AGENCY_ZONE, now)),
  };
}

/** Returns the question that a key of a mapping belongs to: `key.0` is a part of `key`. */
function getQuestionKey(key: string | null | undefined): string {
  return (key ?? '').replace(/\.\d{1,4}$/, '');
}

function toSnakeCase(name: string): string {
  return name.replaceAll(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);
}
