import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { ReadTransaction } from '../../database/transactions/read.transaction.js';
import { PersonReader } from '../people/person.reader.js';
import type { ErasureReason } from './erasure.constants.js';
import type { ErasePerson } from './erasure.dto.js';
import type { ErasureBlockerView, ErasureMentionView, ErasurePreviewView, ErasureView } from './erasure.view.js';

/** The result of the erasure of somebody whose term has ended. */
export type DueErasureResult =
  | { result: 'erased'; erasure: ErasureView }
  /** Something keeps the person, such as an open lead. */
  | { result: 'blocked'; blockers: ErasureBlockerView[] }
  /** Texts mention the person, about which somebody has to decide first. */
  | { result: 'undecided'; mentions: ErasureMentionView[] }
  /** There is no such person any more. */
  | { result: 'gone' };

/** Erases persons: in their records, in history, in the audit trail, in the inbox and in the search. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly snapshot: ReadTransaction,
    private readonly people: PersonReader,
  ) {}

  /** Tells what the erasure of a person would do. @throws 404, 422 */
  preview(body: ErasePerson, actor: Actor): Promise<ErasurePreviewView> {
    void actor;
    return runWithLongTimeout(() =>
      this.snapshot.run(async (sql) => {
        const known = await this.people.read(body.key, sql);
        throw new Error(known.key);
      }),
    );
  }

  /** Erases a person. @throws 404, 409, 422 */
  erase(body: ErasePerson, actor: Actor): Promise<ErasureView> {
    void actor;
    throw new Error(body.key);
  }

  /** Erases somebody whose term has ended, unless something keeps the person or texts have to be decided. */
  eraseDue(key: string, reason: ErasureReason, actor: Actor): Promise<DueErasureResult> {
    void reason;
    void actor;
    throw new Error(key);
  }
}
