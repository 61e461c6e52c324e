import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../common/actor/actor.js';
import type { Reading } from '../connectors/connector.js';
import { SenderApis } from '../remote/sender.apis.js';
import type { WorkableDelivery } from './delivery.queries.js';
import { readingOf } from './submission.intake.js';

/** What a thin sender answered, and which change of the subject it is sure to include. */
export interface FetchedState {
  subjectKey: string;
  generation: number;
  reading: Reading;
}

/**
 * Thin senders say only that something changed. Each delivery marks its subject dirty by one more generation; the state
 * is fetched then, so that it includes at least that change; and the subject is clean when nothing was marked meanwhile.
 */
@Injectable()
export class SubjectFetches {
  constructor(
    private readonly work: UnitOfWork,
    private readonly apis: SenderApis,
  ) {}

  /** Fetches what a waiting delivery tells of; undefined when it says everything itself, or does not wait. */
  async fetchFor(find: () => Promise<WorkableDelivery | undefined>): Promise<FetchedState | undefined> {
    const delivery = await find();
    if (!delivery || delivery.connection.paused || delivery.connection.archived) return undefined;
    const reading = readingOf(delivery);
    if (reading.kind !== 'fetch') return undefined;
    const { subjectKey } = reading;
    const { generation, fetched } = await this.work.run(SYSTEM, (tx) => markDirty(tx, delivery, subjectKey));
    if (fetched) return { subjectKey, generation, reading: { kind: 'nothing', reason: 'fetched with a later change' } };
    return { subjectKey, generation, reading: await this.apis.stateOf(delivery.connection, reading) };
  }

  /** Asks the sender without marking anything, to try what a delivery would give; undefined when it says everything itself. */
  async peek(delivery: WorkableDelivery): Promise<Reading | undefined> {
    const reading = readingOf(delivery);
    return reading.kind === 'fetch' ? this.apis.stateOf(delivery.connection, reading) : undefined;
  }

  /** Notes what was fetched. The subject stays dirty when it was marked again meanwhile. */
  async note(tx: Tx, delivery: WorkableDelivery, { subjectKey, generation }: FetchedState): Promise<void> {
    await tx.sql.run(
      `UPDATE intake_subject SET fetched_generation = greatest(fetched_generation, $3), fetched_at = $4
       WHERE connection_id = $1 AND subject_key = $2`,
      [delivery.connection.id, subjectKey, generation, tx.now],
    );
  }
}

/** Marks a subject changed, once for each delivery; says which change it is, and whether it has been fetched since. */
async function markDirty(
  tx: Tx,
  delivery: WorkableDelivery,
  subjectKey: string,
): Promise<{ generation: number; fetched: boolean }> {
  const connectionId = delivery.connection.id;
  const marked = await tx.sql.first<{ generation: number; fetched: boolean }>(
    `SELECT d.subject_generation AS generation, s.fetched_generation >= d.subject_generation AS fetched
     FROM intake_delivery d JOIN intake_subject s ON s.connection_id = d.connection_id AND s.subject_key = d.subject_key
     WHERE d.id = $1 AND d.subject_key = $2`,
    [delivery.id, subjectKey],
  );
  if (marked) return marked;
  const subject = await tx.sql.first<{ generation: number }>(
    `INSERT INTO intake_subject (connection_id, subject_key) VALUES ($1, $2)
     ON CONFLICT (connection_id, subject_key) DO UPDATE SET generation = intake_subject.generation + 1
     RETURNING generation`,
    [connectionId, subjectKey],
  );
  const { generation } = subject!;
  await tx.sql.run('UPDATE intake_delivery SET subject_key = $2, subject_generation = $3 WHERE id = $1', [
    delivery.id,
    subjectKey,
    generation,
  ]);
  return { generation, fetched: false };
}
