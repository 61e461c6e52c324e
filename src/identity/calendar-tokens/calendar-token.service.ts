import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { canUse, type Permission } from '../access/access.policy.js';
import { CalendarToken } from './calendar-token.entity.js';
import type { CalendarAddressView } from './calendar-token.dto.js';
import { AuthenticationQueries } from '../authentication/authentication.queries.js';
import { endCalendarAddresses } from '../model/user-access.queries.js';
import { hashSecretToken, makeSecretToken } from '../model/secret-token.rules.js';

const TOKEN_PREFIX = 'cal_';

/** Manages the tokens with which calendar programs, which cannot log in, read the calendars of a person. */
@Injectable()
export class CalendarTokenService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: AuthenticationQueries,
  ) {}

  /**
   * Creates calendar addresses below `base` for the caller; earlier ones become invalid.
   * @throws 403 for a key
   */
  renew(base: string, actor: Actor): Promise<CalendarAddressView> {
    const userId = getPersonId(actor);
    const token = makeSecretToken(TOKEN_PREFIX);
    const applyChange = async (tx: Tx) => {
      const row: CalendarToken = { userId, hash: hashSecretToken(token), createdAt: tx.now };
      await tx.manager.upsert(CalendarToken, row, ['userId']);
      await tx.audit({ action: 'calendar_token_renewed', entityType: 'user', entityId: userId });
      return { url: `${base}/tasks.ics?token=${token}`, activitiesUrl: `${base}/activities.ics?token=${token}` };
    };
    return this.work.run(actor, applyChange, { secret: ['url', 'activitiesUrl'] });
  }

  /**
   * Revokes the caller's calendar addresses, if there are any.
   * @throws 403 for a key
   */
  end(actor: Actor): Promise<void> {
    const userId = getPersonId(actor);
    return this.work.run(actor, (tx) => endCalendarAddresses(tx, userId));
  }

  /**
   * Returns the person whose calendar a token opens.
   * @throws 404 for a token that is unknown or revoked, or whose person may not read the contents of the calendar
   */
  async getCalendarOwner(token: string, permission: Permission): Promise<Actor> {
    const person = await this.queries.findActorByCalendarToken(hashSecretToken(token));
    if (person && canUse(person, permission)) return person;
    // The usual sentence is not used because it would repeat the token.
    throw new CodedError('calendar.not_found', 'token is unknown or revoked; create new calendar addresses.');
  }
}

function getPersonId(actor: Actor): string {
  if (actor.kind === 'user' && actor.id) return actor.id;
  throw new CodedError(
    'calendar.person_only',
    'Calendar addresses belong to users; the caller must not be an API key.',
  );
}
