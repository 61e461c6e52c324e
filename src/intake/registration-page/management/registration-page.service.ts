import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Activity, KINDS } from '../../../activities/activity.entity.js';
import { isOverOrCompleted } from '../../../activities/seminars/model/seminar-registration.rules.js';
import { lockSeminar } from '../../../activities/seminars/registrations/seminar-registration.queries.js';
import { assertNoErrors, CodedError, createStaleVersionError } from '../../../common/errors/domain.errors.js';
import { OutgoingMailRegistry } from '../../../common/mail/outgoing-mail.registry.js';
import { Clock } from '../../../common/time/clock.service.js';
import { SETTINGS } from '../../../config/config.module.js';
import { isPublicAddressSecure, type Settings } from '../../../config/settings.factory.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertExists, buildNewRecord, insertRecord, updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { ConnectionService } from '../../connections/connection.service.js';
import { REGISTRATION_PAGE, RegistrationPage } from '../model/registration-page.entity.js';
import { findPageOfSeminar, lockPage, type PageSeminar, readPageSeminar } from '../model/registration-page.queries.js';
import type { PutRegistrationPage } from './registration-page.dto.js';
import {
  assignConsentVersions,
  findObstacles,
  listWarnings,
  type PageContent,
  type PageFacts,
  validateContent,
} from './registration-page.rules.js';
import type { RegistrationPageView } from './registration-page.view.js';

/** Service for the registration pages of seminars. */
@Injectable()
export class RegistrationPageService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly mails: OutgoingMailRegistry,
    private readonly connections: ConnectionService,
  ) {}

  /** Returns the page of a seminar. @throws 404 `seminar.not_found`, `registration_page.none` */
  async read(seminarId: string, base: string): Promise<RegistrationPageView> {
    const page = await this.find(this.sql, seminarId);
    return this.toView(page, await readPageSeminar(this.sql, seminarId), base);
  }

  /** Returns the stored page of a seminar. @throws 404 `seminar.not_found`, `registration_page.none` */
  async find(sql: SqlClient, seminarId: string): Promise<RegistrationPage> {
    await assertExists(sql, KINDS.seminar, seminarId);
    const page = await findPageOfSeminar(sql, seminarId);
    if (!page) throw createNoneError();
    return page;
  }

  /**
   * Creates the page of a seminar with its connection, or replaces it.
   * @param ifMatch the version that the caller has seen, 0 for none
   * @throws 404, 409 `registration_page.slug_taken`, `registration_page.seminar_over`, `registration_page.not_ready` for a
   * page that is enabled, `record.archived`, 412, 422
   */
  async replace(
    tx: Tx,
    seminarId: string,
    body: PutRegistrationPage,
    ifMatch: number | undefined,
    base: string,
  ): Promise<RegistrationPageView> {
    await assertExists(tx.sql, KINDS.seminar, seminarId);
    const requested = this.buildContent(body);
    assertNoErrors(validateContent(requested));
    const seminar = await lockSeminar(tx, seminarId);
    if (isOverOrCompleted(seminar, tx.now)) {
      throw new CodedError('registration_page.seminar_over', `${seminar.reference} is over.`);
    }
    const page = await lockPage(tx, seminarId);
    const content = { ...requested, ...assignConsentVersions(requested.consents, page) };
    if (!page) {
      if (ifMatch) throw createStaleVersionError(0);
      return this.toView(await this.create(tx, seminar, content), seminar, base);
    }
    assertVersion(page, ifMatch);
    if (page.enabled) assertReady(content, this.readFacts(seminar, tx.now));
    await updateRecord<RegistrationPage>(tx, REGISTRATION_PAGE, page, { set: content });
    return this.toView(page, seminar, base);
  }

  /** Publishes the page of a seminar. @throws 404, 409 `registration_page.not_ready`, `record.archived`, 412 */
  async enable(tx: Tx, seminarId: string, ifMatch: number | undefined, base: string): Promise<RegistrationPageView> {
    await this.find(tx.sql, seminarId);
    const seminar = await lockSeminar(tx, seminarId);
    const page = await this.lock(tx, seminarId, ifMatch);
    assertReady(page, this.readFacts(seminar, tx.now));
    await this.setEnabled(tx, page, true);
    return this.toView(page, seminar, base);
  }

  /** Stops registrations on the page of a seminar. @throws 404, 412 */
  async disable(tx: Tx, seminarId: string, ifMatch: number | undefined, base: string): Promise<RegistrationPageView> {
    await this.find(tx.sql, seminarId);
    const page = await this.lock(tx, seminarId, ifMatch);
    await this.setEnabled(tx, page, false);
    return this.toView(page, await readPageSeminar(tx.sql, seminarId), base);
  }

  private async lock(tx: Tx, seminarId: string, ifMatch: number | undefined): Promise<RegistrationPage> {
    const page = await lockPage(tx, seminarId);
    if (!page) throw createNoneError();
    assertVersion(page, ifMatch);
    return page;
  }

  private async create(tx: Tx, seminar: Activity, content: PageContent): Promise<RegistrationPage> {
    const { id: activityId, title, timezone } = seminar;
    const connectionId = await this.connections.createForPage(tx, { name: title, activityId, timezone });
    const page: RegistrationPage = {
      ...buildNewRecord(tx, uuidv7()),
      activityId,
      connectionId,
      enabled: false,
      ...content,
    };
    await insertRecord(tx, REGISTRATION_PAGE, page);
    return page;
  }

  private async setEnabled(tx: Tx, page: RegistrationPage, enabled: boolean): Promise<void> {
    if (page.enabled === enabled) return;
    const action = enabled ? 'page_enabled' : 'page_disabled';
    await updateRecord(tx, REGISTRATION_PAGE, page, { set: { enabled }, action });
    await this.connections.setEnabledForPage(tx, page.connectionId, enabled);
  }

  private buildContent(body: PutRegistrationPage): Omit<PageContent, 'consentVersions'> {
    const { slug, languages, texts, fields = {}, questions = [], consents = [], privacyNotice = {} } = body;
    return {
      slug,
      languages,
      texts: mapDefined(texts, ({ title, intro = null, practical = null, thanks = null }) => {
        return { title, intro, practical, thanks };
      }),
      fields: mapDefined(fields, (state) => state),
      questions: questions.map(({ id, label, kind, options, required = false }) => ({
        id,
        label: mapDefined(label, (text) => text),
        kind,
        options: (options ?? []).map((option) => ({ id: option.id, label: mapDefined(option.label, (text) => text) })),
        required,
      })),
      consents: consents.map(({ purpose, wording }) => ({
        purpose,
        wording: mapDefined(wording, (text) => text),
        version: 0,
      })),
      privacyNotice: mapDefined(privacyNotice, (text) => text),
      doubleOptIn: body.doubleOptIn ?? this.mails.isConfigured,
      embedOrigins: body.embedOrigins ?? [],
    };
  }

  private readFacts(seminar: PageSeminar, now: Date): PageFacts {
    const { status, capacity, registrationClosesAt, archivedAt } = seminar;
    return {
      status,
      isArchived: archivedAt !== null,
      isOver: isOverOrCompleted(seminar, now),
      capacity,
      registrationClosesAt,
      isAddressSecure: isPublicAddressSecure(this.settings),
      hasMailServer: this.mails.isConfigured,
    };
  }

  private toView(page: RegistrationPage, seminar: PageSeminar, base: string): RegistrationPageView {
    const { activityId, consentVersions: _, ...rest } = page;
    return {
      ...rest,
      seminarId: activityId,
      url: `${base}/r/${page.slug}`,
      warnings: listWarnings(page, this.readFacts(seminar, this.clock.now())),
    };
  }
}

/** Returns an object with the defined values of a request, without its class. */
function mapDefined<T extends object, V>(
  values: T,
  change: (value: NonNullable<T[keyof T]>) => V,
): Partial<Record<keyof T & string, V>> {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [[key, change(value as NonNullable<T[keyof T]>)]],
  );
  return Object.fromEntries(entries) as Partial<Record<keyof T & string, V>>;
}

function createNoneError(): CodedError {
  return new CodedError('registration_page.none', 'This seminar has no registration page.');
}

function assertVersion({ version }: RegistrationPage, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== version) throw createStaleVersionError(version);
}

/** @throws 409 `registration_page.not_ready` naming every reason */
function assertReady(content: Pick<PageContent, 'languages' | 'privacyNotice'>, facts: PageFacts): void {
  const obstacles = findObstacles(content, facts);
  if (obstacles.length === 0) return;
  const detail = obstacles.map((obstacle) => obstacle.detail).join(' ');
  throw new CodedError('registration_page.not_ready', detail, obstacles);
}
