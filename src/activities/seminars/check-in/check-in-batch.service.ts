import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError, createNotFoundError } from '../../../common/errors/domain.errors.js';
import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import { findConstraintError } from '../../../common/errors/problem-details.factory.js';
import { findCurrentRequest, runInRequest } from '../../../common/http/request-context.store.js';
import { RequestValidationPipe } from '../../../common/validation/validation.pipe.js';
import { isUuid } from '../../../common/reference/text-forms.rules.js';
import { Clock } from '../../../common/time/clock.service.js';
import { acquireAdvisoryLock } from '../../../database/connections/advisory-lock.queries.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { MAX_TIME_AFTER_END_MS } from '../../../identity/door-links/door-link.service.js';
import { RegistrationLinkRegistry } from '../registrations/registration-link.registry.js';
import { SeminarRegistrationService } from '../registrations/seminar-registration.service.js';
import { getContent, hashContent } from './check-in-content.rules.js';
import { describeCode } from './check-in-details.constants.js';
import { CheckInEntry } from './check-in-entry.entity.js';
import { CheckInEntryService, type EntryEffect } from './check-in-entry.service.js';
import { findEntry } from './check-in-entry.store.js';
import { correctTime, getEnd, type SeminarEnd } from './check-in-time.rules.js';
import { CLOCK_CORRECTED } from './check-in.constants.js';
import { CheckInBatch, CheckInEntryInput } from './check-in.dto.js';
import { type CheckInSeminar, findSeminar, listPeople, readPerson } from './check-in.queries.js';
import type { CheckInListView, CheckInResultsView, CheckInResultView } from './check-in.view.js';

/** Serves devices that check people in at a seminar, also when they have had no network for a while. */
@Injectable()
export class CheckInBatchService {
  private readonly pipe = new RequestValidationPipe();

  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly registrations: SeminarRegistrationService,
    private readonly entries: CheckInEntryService,
    private readonly links: RegistrationLinkRegistry,
  ) {}

  /** Reads the people of a seminar. @throws 404 */
  async readList(seminarId: string): Promise<CheckInListView> {
    const { endsOn: _, ...seminar } = await this.readSeminar(seminarId);
    const people = await listPeople(this.sql, seminarId);
    const consents = await this.links.findConsents(this.sql, seminarId);
    return { seminar, people, ...(consents.length > 0 && { consents }), asOf: this.clock.now() };
  }

  /**
   * Processes the entries of a device in order, each in a transaction of its own. One that is refused does not stop the
   * others. If the request breaks off, the device sends all of them again.
   * @param body a {@link CheckInBatch} that was not checked, because one wrong entry must not hold up the others
   * @throws 404, 409 `check_in.closed` for a user long after the seminar, 422
   */
  async process(seminarId: string, body: unknown, actor: Actor): Promise<CheckInResultsView> {
    const { sentAt, entries } = this.readBatch(body);
    const seminar = await this.readSeminar(seminarId);
    const now = this.clock.now();
    if (actor.kind !== 'door') assertTaken(seminar, now);
    const times = { sentAt: new Date(sentAt), now };
    const processAll = async () => {
      const results: CheckInResultView[] = [];
      for (const given of entries) results.push(await this.processOne(seminarId, given, times, actor));
      return { results };
    };
    // The keys of the entries do what an Idempotency-Key does, which belongs to a single transaction.
    const context = findCurrentRequest();
    return context ? runInRequest({ ...context, idempotency: undefined }, processAll) : processAll();
  }

  /** Checks a batch, and returns it with its entries as they were sent. @throws 422 */
  private readBatch(body: unknown): { sentAt: string; entries: unknown[] } {
    const { entries } = (body ?? {}) as { entries?: unknown };
    const isList = Array.isArray(entries);
    const outline = isList ? { ...(body as object), entries: entries.map(() => ({})) } : body;
    const { sentAt } = this.pipe.transform(outline, { type: 'body', metatype: CheckInBatch }) as CheckInBatch;
    return { sentAt, entries: isList ? entries : [] };
  }

  private async readSeminar(id: string): Promise<CheckInSeminar> {
    const seminar = await findSeminar(this.sql, id);
    if (!seminar) throw createNotFoundError('seminar', id);
    return seminar;
  }

  private async processOne(
    seminarId: string,
    given: unknown,
    times: { sentAt: Date; now: Date },
    actor: Actor,
  ): Promise<CheckInResultView> {
    try {
      const entry = this.pipe.transform(given ?? null, { type: 'body', metatype: CheckInEntryInput });
      const content = getContent(entry as CheckInEntryInput);
      const { key, occurredAt } = entry as CheckInEntryInput;
      const contentHash = hashContent(content, occurredAt);
      const time = correctTime(new Date(occurredAt), times);
      return await this.registrations.runInOrder(seminarId, actor, async (tx) => {
        await acquireAdvisoryLock(tx.sql, `check-in entry ${seminarId} ${key}`);
        const known = await findEntry(tx, seminarId, key);
        if (known) return buildResult(tx, known, contentHash);
        const processed: CheckInEntry = {
          activityId: seminarId,
          key,
          processedAt: tx.now,
          contentHash,
          occurredAt: time.occurredAt,
          code: time.isClockWrong ? CLOCK_CORRECTED : null,
          ...(await attempt(
            tx,
            async () => {
              if (time.isInFuture) {
                throw createInvalidFieldError('/occurredAt', 'check_in.wrong_time', 'occurredAt is after sentAt.');
              }
              return this.entries.apply(tx, seminarId, content, time.occurredAt);
            },
            () => this.entries.findRegistrationId(tx, seminarId, content),
          )),
        };
        await tx.manager.insert(CheckInEntry, processed);
        return buildResult(tx, processed, contentHash);
      });
    } catch (error) {
      if (!(error instanceof CodedError) || error.status >= 500) throw error;
      return buildInvalidResult(given, error);
    }
  }
}

/** Checks that the entries of users are still taken. @throws 409 `check_in.closed` */
function assertTaken(seminar: SeminarEnd, now: Date): void {
  const latest = new Date(getEnd(seminar).getTime() + MAX_TIME_AFTER_END_MS);
  if (now <= latest) return;
  const detail = `Entries of devices were taken until ${latest.toISOString()}, 72 hours after the end of the seminar.`;
  throw new CodedError('check_in.closed', detail);
}

/** Applies an entry. A refusal takes back what it did and is the result. */
async function attempt(
  tx: Tx,
  apply: () => Promise<EntryEffect>,
  findRegistrationId: () => Promise<string | null>,
): Promise<EntryEffect & Partial<Pick<CheckInEntry, 'code'>>> {
  await tx.sql.execute('SAVEPOINT check_in_entry');
  try {
    const effect = await apply();
    await tx.sql.execute('RELEASE SAVEPOINT check_in_entry');
    return effect;
  } catch (error) {
    const refusal = error instanceof CodedError ? error : findConstraintError(error);
    if (!refusal || refusal.status >= 500) throw error;
    await tx.sql.execute('ROLLBACK TO SAVEPOINT check_in_entry');
    return {
      outcome: 'refused',
      code: getReason(refusal),
      registrationId: await findRegistrationId(),
      undoneKey: null,
      isStanding: false,
      statusBefore: null,
      checkedInBefore: null,
    };
  }
}

/** Returns the code of a refusal. That of an invalid field says more than that of the request. */
function getReason({ code, errors }: CodedError): ErrorCode {
  return code === 'request.invalid' ? ((errors[0]?.code as ErrorCode | undefined) ?? code) : code;
}

/** Returns the result of a processed entry. @throws 422 `check_in.key_reused` if its key had another content */
async function buildResult(tx: Tx, entry: CheckInEntry, contentHash: string): Promise<CheckInResultView> {
  if (entry.contentHash !== null && entry.contentHash !== contentHash) {
    throw createInvalidFieldError(
      '/key',
      'check_in.key_reused',
      'key belongs to an entry with another content; make a new key.',
    );
  }
  const { activityId, key, outcome, code, registrationId } = entry;
  const person = registrationId === null ? null : await readPerson(tx.sql, activityId, registrationId);
  return { key, outcome, person, code, detail: describeCode(code) };
}

/** Returns the result of an entry that was not processed, because its content is invalid. */
function buildInvalidResult(given: unknown, error: CodedError): CheckInResultView {
  const { key } = (given ?? {}) as { key?: unknown };
  const isKey = typeof key === 'string' && isUuid(key);
  return {
    key: isKey ? key.toLowerCase() : null,
    outcome: 'refused',
    person: null,
    code: getReason(error),
    detail: error.message,
  };
}
