import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../database/unit-of-work.js';
import { SYSTEM } from '../../common/actor/actor.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import type { Reading } from '../connectors/connector.js';
import { SenderState } from '../remote/sender.state.js';
import type { WorkableDelivery } from './delivery.queries.js';
import { readingOf } from './submission.intake.js';

/** What a thin sender answered, and which change of the subject it is sure to include. */
export interface FetchedState {
  subjectKey: string;
  generation: number;
  /** Undefined when somebody else has fetched this change already. */
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
    private readonly state: SenderState,
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
    return { subjectKey, generation, reading: await this.state.fetch(delivery.connection, reading) };
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
