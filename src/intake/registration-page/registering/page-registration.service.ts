import { Injectable } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { SeminarRegistrationService } from '../../../activities/seminars/registrations/seminar-registration.service.js';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { OutgoingMailRegistry } from '../../../common/mail/outgoing-mail.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import type { PageSubmission } from '../../parsing/page-submission.rules.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import type { RegistrationPage } from '../model/registration-page.entity.js';
import { PageSignatureService } from './page-signature.service.js';
import type { WrongInput } from './field-problems.constants.js';
import { countRequest, useChallenge } from './page-limits.queries.js';
import { PageSeatService } from './page-seat.service.js';
import { PendingRegistrationService } from './pending-registration.service.js';
import { ProofOfWorkService, type SolvedChallenge } from './proof-of-work.service.js';
import { type ReadForm, readForm, readTypedAddress, type TypedValues } from './typed-form.rules.js';

/** A person needs longer than this to fill in the form. */
const MIN_FILLING_MS = 2_000;
/** Every registration that is taken is answered after this time, so that the time tells nothing about the person. */
const MIN_ANSWER_MS = 400;

/** The result of a request to register. A registration that was taken is answered in the same way for everybody. */
export type RegistrationResult =
  { kind: 'taken' } | { kind: 'invalid'; wrongInputs: readonly WrongInput[] } | { kind: 'too_many'; seconds: number };

/** A request whose challenge and form were read. */
interface ReadRequest {
  solved: SolvedChallenge | null;
  emailHash: string | null;
  form: ReadForm;
  isSuspected: boolean;
}

const WRONG_CHALLENGE: RegistrationResult = {
  kind: 'invalid',
  wrongInputs: [{ name: null, problem: 'challenge' }],
};

/** Registers people who send the form of a page, each in one transaction. */
@Injectable()
export class PageRegistrationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly mails: OutgoingMailRegistry,
    private readonly registrations: SeminarRegistrationService,
    private readonly signatures: PageSignatureService,
    private readonly proofs: ProofOfWorkService,
    private readonly pending: PendingRegistrationService,
    private readonly seats: PageSeatService,
  ) {}

  /**
   * Registers a person who has sent the form of a page that is open.
   * @throws 409 `seminar.cancelled`, `seminar.completed`, `seminar.registration_closed`, `record.archived` if the seminar has
   * changed in the meantime
   */
  async register(page: RegistrationPage, language: PageLanguage, values: TypedValues): Promise<RegistrationResult> {
    const start = performance.now();
    const getFirst = (name: string) => values.get(name)?.[0] ?? '';
    const solved = this.proofs.isRequired ? await this.proofs.verify(page.slug, getFirst('challenge')) : null;
    if (this.proofs.isRequired && solved === null) return WRONG_CHALLENGE;
    const email = readTypedAddress(values);
    const request: ReadRequest = {
      solved,
      emailHash: email === '' ? null : await this.signatures.hashAddress(email),
      form: readForm(page, language, values),
      isSuspected: await this.isSuspected(values),
    };
    const isConfirmed = page.doubleOptIn && this.mails.isConfigured;
    const apply = (tx: Tx) => this.apply(tx, page, language, request, isConfirmed);
    // Seats of one seminar are given one after the other. A registration that waits for its confirmation gets none yet.
    const result = isConfirmed
      ? await this.work.run(SYSTEM, apply, { isRepeatable: true })
      : await this.registrations.runInOrder(page.activityId, SYSTEM, apply);
    if (result.kind === 'taken') await wait(Math.max(0, start + MIN_ANSWER_MS - performance.now()));
    return result;
  }

  private async apply(
    tx: Tx,
    page: RegistrationPage,
    language: PageLanguage,
    { solved, emailHash, form, isSuspected }: ReadRequest,
    isConfirmed: boolean,
  ): Promise<RegistrationResult> {
    if (solved && !(await useChallenge(tx.sql, solved))) return WRONG_CHALLENGE;
    const seconds = await countRequest(tx, page.id, emailHash);
    if (seconds > 0) return { kind: 'too_many', seconds };
    const { submission, wrongInputs } = form;
    if (submission === null) return { kind: 'invalid', wrongInputs };
    if (isSuspected) await this.seats.storeSuspected(tx, page, submission);
    else await this.take(tx, page, submission, language, isConfirmed);
    return { kind: 'taken' };
  }

  private async take(
    tx: Tx,
    page: RegistrationPage,
    submission: PageSubmission,
    language: PageLanguage,
    isConfirmed: boolean,
  ): Promise<void> {
    if (!isConfirmed) await this.seats.place(tx, page, submission, language, { isAddressConfirmed: false });
    else if (!(await this.seats.notifyRegistered(tx, page, submission, language)))
      await this.pending.add(tx, page, submission, language);
  }

  /** Tells whether a program seems to have sent the form: it filled in what people do not see, or was faster than people. */
  private async isSuspected(values: TypedValues): Promise<boolean> {
    if ((values.get('website') ?? []).some((text) => text !== '')) return true;
    const opened = await this.signatures.readTime(values.get('opened')?.[0] ?? '');
    return opened === null || this.clock.now().getTime() - opened.getTime() < MIN_FILLING_MS;
  }
}

/** Tells whether an error means that nobody can register for a seminar any more. */
export function isClosedError(error: unknown): error is CodedError {
  return error instanceof CodedError && error.status === 409;
}
