import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.js';
import { UnitOfWork, type Tx } from '../../database/unit-of-work.js';
import type { Reading } from '../connectors/connector.js';
import { connectorOf } from '../connectors/connectors.js';
import { SenderApis } from '../remote/sender.apis.js';
import type { WorkableDelivery } from './delivery.queries.js';
import { nextGeneration, noteFetched, noteSubject, otherNotices } from './subject.queries.js';
import { readingOf } from './submission.intake.js';

/** Which change of a subject is asked for: what the sender answers from here on is sure to include it. */
export interface MarkedSubject {
  connectionId: string;
  subjectKey: string;
  generation: number;
}

/** A subject that was marked, and what to ask its sender. */
interface Question {
  subject: MarkedSubject;
  connection: WorkableDelivery['connection'];
  asking: Asking;
}

type Find = () => Promise<WorkableDelivery | undefined>;
type Asking = Reading & { kind: 'fetch' };

/**
 * Thin senders say only that something changed. All deliveries that wait and tell of one subject are marked with one more
 * generation of it, and its state is fetched then, so that it includes what each of them told of: one question answers
 * them all. What comes meanwhile is marked, and asked for, after that.
 */
@Injectable()
export class SubjectFetches {
  /** The last in the line of each subject; each instance asks for one subject once at a time. */
  private readonly lines = new Map<string, Promise<void>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly apis: SenderApis,
  ) {}

  /** Does something about a delivery after what this instance is doing about others of the same subject. */
  async inLine(find: Find, act: () => Promise<void>): Promise<void> {
    const delivery = await find();
    const asking = delivery && askingOf(delivery);
    if (!asking) return act();
    const subject = `${delivery.connection.id} ${asking.subjectKey}`;
    const mine = (this.lines.get(subject) ?? Promise.resolve()).then(act, act);
    this.lines.set(subject, mine);
    try {
      await mine;
    } finally {
      if (this.lines.get(subject) === mine) this.lines.delete(subject);
    }
  }

  /** Marks what a waiting delivery tells of; undefined when it says everything itself, or does not wait. */
  async questionOf(find: Find): Promise<Question | undefined> {
    const delivery = await find();
    const asking = delivery && askingOf(delivery);
    if (!asking) return undefined;
    const { connection } = delivery;
    const { subjectKey } = asking;
    const generation = await this.work.run(SYSTEM, (tx) => markDirty(tx, delivery, subjectKey));
    return { subject: { connectionId: connection.id, subjectKey, generation }, connection, asking };
  }

  /** Asks the sender. */
  fetch({ connection, asking }: Question): Promise<Reading> {
    return this.apis.stateOf(connection, asking);
  }

  /** Asks the sender without marking anything, to try what a delivery would give; undefined when it says everything itself. */
  async peek(delivery: WorkableDelivery): Promise<Reading | undefined> {
    const reading = readingOf(delivery);
    return reading.kind === 'fetch' ? this.apis.stateOf(delivery.connection, reading) : undefined;
  }

  /** Notes what was fetched. The subject stays dirty when it was marked again meanwhile. */
  async note(tx: Tx, subject: MarkedSubject): Promise<void> {
    await noteFetched(tx.sql, subject, tx.now);
  }
}

/** What a delivery has us ask for; undefined when it says everything itself, or nothing is done for its connection. */
function askingOf(delivery: WorkableDelivery): Asking | undefined {
  if (delivery.connection.paused || delivery.connection.archived) return undefined;
  const reading = readingOf(delivery);
  return reading.kind === 'fetch' ? reading : undefined;
}

/** Marks a subject changed, once for all deliveries that wait and tell of it; says which change that is. */
async function markDirty(tx: Tx, { id, connection }: WorkableDelivery, subjectKey: string): Promise<number> {
  const generation = await nextGeneration(tx.sql, connection.id, subjectKey);
  const connector = connectorOf(connection.provider);
  const options = { timezone: connection.timezone, paths: {} };
  const others = (await otherNotices(tx.sql, connection.id, id)).filter((notice) => {
    const reading = connector.read(notice, options);
    return reading.kind === 'fetch' && reading.subjectKey === subjectKey;
  });
  await noteSubject(tx.sql, [id, ...others.map((other) => other.id)], subjectKey, generation);
  return generation;
}
