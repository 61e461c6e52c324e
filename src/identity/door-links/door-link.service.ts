import { Inject, Injectable } from '@nestjs/common';
import { ThrottlerStorage } from '@nestjs/throttler';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidFieldError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { ValidDoorLink } from '../authentication/door-link-access.queries.js';
import {
  createLinkExpiredError,
  DoorLinkAuthenticationService,
} from '../authentication/door-link-authentication.service.js';
import { hashSecretToken, makeSecretToken } from '../model/secret-token.rules.js';
import type { CreateDoorLink, CreateDoorSession } from './door-link.dto.js';
import { DoorLink } from './door-link.entity.js';
import { DoorLinkQueries } from './door-link.queries.js';
import type { DoorLinkView, NewDoorLinkView } from './door-link.view.js';

/** The prefix of the tokens of door links. */
export const DOOR_TOKEN_PREFIX = 'door_';
const HOUR_MS = 3_600_000;
/** Milliseconds after the end of a seminar at which a link expires that names no time. */
const DEFAULT_VALIDITY_MS = 6 * HOUR_MS;
/** Milliseconds after the end of a seminar for which a link can be valid, and for which people can be checked in. */
export const MAX_TIME_AFTER_END_MS = 72 * HOUR_MS;
/** Maximum number of wrong tokens from one address in {@link PERIOD_MS}. */
const MAX_WRONG_TOKENS = 5;
/** Milliseconds for which wrong tokens are counted. */
const PERIOD_MS = 60_000;

/** Creates and revokes the links with which people without an account check in the visitors of a seminar. */
@Injectable()
export class DoorLinkService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: DoorLinkQueries,
    private readonly authentication: DoorLinkAuthenticationService,
    @Inject(ThrottlerStorage) private readonly attempts: ThrottlerStorage,
  ) {}

  /** Lists the links of a seminar, with the newest first. */
  listOfSeminar(seminarId: string): Promise<DoorLinkView[]> {
    return this.queries.listOfSeminar(seminarId);
  }

  /**
   * Creates a link for a locked seminar. Only the result has its token.
   * @param seminar the seminar and its end
   * @throws 422 `door_link.expires_in_past`, `door_link.expires_too_late`
   */
  async create(
    tx: Tx,
    seminar: { id: string; end: Date },
    { name, expiresAt: given }: CreateDoorLink,
  ): Promise<{ view: Omit<NewDoorLinkView, 'url'>; token: string }> {
    const expiresAt = given ? new Date(given) : new Date(seminar.end.getTime() + DEFAULT_VALIDITY_MS);
    assertExpiry(expiresAt, seminar.end, tx.now);
    const token = makeSecretToken(DOOR_TOKEN_PREFIX);
    const link: DoorLink = {
      id: uuidv7(),
      createdAt: tx.now,
      createdBy: tx.actor.id,
      activityId: seminar.id,
      name,
      hash: hashSecretToken(token),
      expiresAt,
      revokedAt: null,
      revokedBy: null,
    };
    await tx.manager.insert(DoorLink, link);
    await tx.audit({
      action: 'door_link_created',
      entityType: 'seminar',
      entityId: seminar.id,
      changes: {
        doorLink: { before: null, after: name },
        expiresAt: { before: null, after: expiresAt },
      },
    });
    const { id, createdAt, createdBy, revokedAt } = link;
    return { view: { id, name, expiresAt, revokedAt, createdAt, createdBy }, token };
  }

  /** Revokes a link of a seminar at once. Revoking it again changes nothing. @throws 404 */
  revoke(seminarId: string, id: string, actor: Actor): Promise<void> {
    return this.work.run(actor, async (tx) => {
      const lock = { mode: 'for_no_key_update' } as const;
      const link = await tx.manager.findOne(DoorLink, { where: { id, activityId: seminarId }, lock });
      if (!link) throw createNotFoundError('door_link', id);
      if (link.revokedAt) return;
      await tx.manager.update(DoorLink, { id }, { revokedAt: tx.now, revokedBy: actor.id });
      await tx.audit({
        action: 'door_link_revoked',
        entityType: 'seminar',
        entityId: seminarId,
        changes: { doorLink: { before: link.name, after: null } },
      });
    });
  }

  /**
   * Finds the link of a seminar by its token. Only wrong tokens are counted, because the devices of a venue share its
   * address.
   * @param onBlocked is called with the seconds to wait before the error 429
   * @throws 401 `door_link.expired`, 429 after too many wrong tokens from one address
   */
  async begin(
    { seminarId, token }: CreateDoorSession,
    address: string,
    onBlocked: (seconds: number) => void,
  ): Promise<ValidDoorLink> {
    const link = await this.authentication.findLink(token);
    if (link?.seminarId === seminarId) return link;
    const name = 'door links';
    const { isBlocked, timeToBlockExpire } = await this.attempts.increment(
      `${name} ${address}`,
      PERIOD_MS,
      MAX_WRONG_TOKENS,
      PERIOD_MS,
      name,
    );
    if (!isBlocked) throw createLinkExpiredError();
    onBlocked(timeToBlockExpire);
    throw new CodedError('auth.too_many_attempts', 'Too many attempts; wait a minute and try again.');
  }
}

function assertExpiry(expiresAt: Date, end: Date, now: Date): void {
  if (expiresAt <= now) {
    const detail = `expiresAt must be in the future, not ${expiresAt.toISOString()}.`;
    throw createInvalidFieldError('/expiresAt', 'door_link.expires_in_past', detail);
  }
  const latest = new Date(end.getTime() + MAX_TIME_AFTER_END_MS);
  if (expiresAt <= latest) return;
  const detail = `expiresAt must not be after ${latest.toISOString()}, 72 hours after the end of the seminar.`;
  throw createInvalidFieldError('/expiresAt', 'door_link.expires_too_late', detail);
}
