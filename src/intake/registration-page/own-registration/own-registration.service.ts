import { Injectable } from '@nestjs/common';
import { ManageTokenService } from '../../../activities/seminars/registrations/manage-token.service.js';
import { SeminarRegistrationService } from '../../../activities/seminars/registrations/seminar-registration.service.js';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { OpenedPage } from '../public/public-page.service.js';
import { readPageAssets } from '../public/page-assets.reader.js';
import { buildPageHeaders } from '../public/page-headers.rules.js';
import type { PageAnswer } from '../public/public-page.service.js';
import { countOfDay } from '../registering/page-limits.queries.js';
import type { TypedValues } from '../registering/typed-form.rules.js';
import { EmailChangeMailService } from './email-change-mail.service.js';
import {
  buildCancellationDocument,
  buildOwnRegistrationDocument,
  type DoneNotice,
  type ShownRegistration,
} from './own-registration-document.rules.js';
import { findOwnRegistration, type OwnRegistration } from './own-registration.queries.js';
import {
  findOwnObstacle,
  listOwnActions,
  OWN_ACTIONS,
  type OwnAction,
  type OwnFields,
  parseOwnFields,
} from './own-registration.rules.js';

/** A registration that a person has opened with the link of a mail. */
export interface OpenedRegistration extends OpenedPage {
  registration: OwnRegistration;
}

/** The answer to a form: a page, what the page of the registration says next, or the seconds to wait. */
export type OwnAnswer = PageAnswer | { done: DoneNotice | null } | { wait: number };

type Shown = Partial<Pick<ShownRegistration, 'notice' | 'values' | 'wrongInputs'>>;

/** Shows people their own registrations, and changes these for them. */
@Injectable()
export class OwnRegistrationService {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly tokens: ManageTokenService,
    private readonly registrations: SeminarRegistrationService,
    private readonly emailChanges: EmailChangeMailService,
  ) {}

  /** Finds the registration of a token for the seminar of a page; null if there is none. */
  async open(opened: OpenedPage, token: string): Promise<OpenedRegistration | null> {
    const id = await this.tokens.findRegistrationId(token);
    const registration = id === null ? null : await findOwnRegistration(this.sql, opened.seminar.id, id);
    return registration && { ...opened, registration };
  }

  /** Shows a registration. Nothing changes, because programs that look for viruses open every link of a mail. */
  show(opened: OpenedRegistration, shown: Shown = {}, status = 200): PageAnswer {
    const body = buildOwnRegistrationDocument(this.buildShown(opened, shown));
    return { status, headers: buildPageHeaders(opened.page.embedOrigins), body };
  }

  /** Tells whether a person can do something with a registration now. */
  canAct({ seminar, registration }: OpenedRegistration, action: OwnAction): boolean {
    const obstacle = findOwnObstacle(seminar, this.clock.now());
    return obstacle === null && listOwnActions(registration.status).includes(action);
  }

  /** Carries out what a person has sent. */
  async applyAction(opened: OpenedRegistration, values: TypedValues): Promise<OwnAnswer> {
    const action = OWN_ACTIONS.find((one) => one === values.get('action')?.[0]);
    const { registration } = opened;
    // A button that was pressed twice has done its work.
    if (action === 'confirm' && registration.status === 'confirmed') return { done: null };
    if (action === undefined || !this.canAct(opened, action)) return this.show(opened, { notice: 'conflict' }, 409);
    try {
      return await this.applyPossible(opened, action, values);
    } catch (error) {
      if (!(error instanceof CodedError) || error.status !== 409) throw error;
      return this.showConflict(opened);
    }
  }

  private async applyPossible(opened: OpenedRegistration, action: OwnAction, values: TypedValues): Promise<OwnAnswer> {
    if (action === 'change') return this.change(opened, values);
    if (action === 'confirm') return this.confirm(opened);
    if (values.get('sure')?.[0] === 'yes') return this.cancel(opened);
    const body = buildCancellationDocument(this.buildShown(opened, {}));
    return { status: 200, headers: buildPageHeaders(opened.page.embedOrigins), body };
  }

  private async change(opened: OpenedRegistration, values: TypedValues): Promise<OwnAnswer> {
    const { registration, page } = opened;
    const { fields, wrongInputs } = parseOwnFields(page, values);
    if (wrongInputs.length > 0) return this.show(opened, { values, wrongInputs }, 422);
    const { email, ...others } = fields;
    const isNewEmail = email !== registration.email;
    const hashes = isNewEmail ? await this.emailChanges.hashSenders(registration, email) : [];
    const seconds = await this.run(opened, async (tx) => {
      // Everybody with the link could send mails to any address.
      for (const hash of hashes) {
        const wait = await countOfDay(tx, page.id, hash);
        if (wait > 0) return wait;
      }
      const changed = Object.entries(others).filter(([name, value]) => registration[name as keyof OwnFields] !== value);
      if (changed.length > 0) {
        await this.registrations.update(tx, opened.seminar.id, registration.id, Object.fromEntries(changed));
      }
      if (isNewEmail) await this.emailChanges.addMail(tx, opened, email);
      return 0;
    });
    if (seconds > 0) return { wait: seconds };
    return { done: isNewEmail ? 'mailSent' : 'changed' };
  }

  private async confirm(opened: OpenedRegistration): Promise<OwnAnswer> {
    const { seminar, registration } = opened;
    await this.run(opened, async (tx) => {
      await this.registrations.update(tx, seminar.id, registration.id, { status: 'confirmed' });
    });
    return { done: null };
  }

  /** Gives the seat to the first person on the waiting list, and tells both. */
  private async cancel(opened: OpenedRegistration): Promise<OwnAnswer> {
    const { seminar, registration } = opened;
    await this.run(opened, async (tx) => {
      // A button that was pressed twice has done its work, and sends no second mail.
      const present = await findOwnRegistration(tx.sql, seminar.id, registration.id);
      if (present?.status === 'cancelled') return;
      await this.registrations.update(tx, seminar.id, registration.id, { status: 'cancelled', sendMail: true });
    });
    return { done: null };
  }

  private run<T>({ seminar }: OpenedRegistration, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.registrations.runInOrder(seminar.id, SYSTEM, work);
  }

  /** Shows how a registration stands after somebody else has changed it. */
  private async showConflict(opened: OpenedRegistration): Promise<PageAnswer> {
    const { seminar, registration } = opened;
    const present = (await findOwnRegistration(this.sql, seminar.id, registration.id)) ?? registration;
    return this.show({ ...opened, registration: present }, { notice: 'conflict' }, 409);
  }

  private buildShown({ page, seminar, registration, language }: OpenedRegistration, shown: Shown): ShownRegistration {
    return {
      page,
      seminar,
      registration,
      language,
      obstacle: findOwnObstacle(seminar, this.clock.now()),
      notice: null,
      values: new Map(),
      wrongInputs: [],
      assets: readPageAssets(),
      ...shown,
    };
  }
}
