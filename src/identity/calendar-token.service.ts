import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { CodedError, forbidden } from '../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { mayUse, type Permission } from './access.policy.js';
import { CalendarToken } from './calendar-token.entity.js';
import { hashOfCalendarToken, makeCalendarToken } from './calendar-token.format.js';
import type { CalendarAddressView } from './calendar-token.view.js';
import { IdentityQueries } from './identity.queries.js';

/** The tokens by which calendar programs, which cannot log in, read the calendars of a person. */
@Injectable()
export class CalendarTokens {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: IdentityQueries,
  ) {}

  /** Gives the caller calendar addresses below `base`; older ones end. @throws 403 for a key */
  renew(base: string, actor: Actor): Promise<CalendarAddressView> {
    const userId = personId(actor);
    const token = makeCalendarToken();
    const work = async (tx: Tx) => {
      const row: CalendarToken = { userId, hash: hashOfCalendarToken(token), createdAt: tx.now };
      await tx.manager.upsert(CalendarToken, row, ['userId']);
      await tx.audit({ action: 'calendar_token_renewed', entityType: 'user', entityId: userId });
      return { url: `${base}/tasks.ics?token=${token}`, activitiesUrl: `${base}/activities.ics?token=${token}` };
    };
    return this.work.run(actor, work, { secret: ['url', 'activitiesUrl'] });
  }

  /** Ends the caller's calendar addresses, if there are any. @throws 403 for a key */
  end(actor: Actor): Promise<void> {
    const userId = personId(actor);
    return this.work.run(actor, async (tx) => {
      const { affected } = await tx.manager.delete(CalendarToken, { userId });
      if (affected) await tx.audit({ action: 'calendar_token_ended', entityType: 'user', entityId: userId });
    });
  }

  /**
   * The person whose calendar a token opens.
   * @throws 404 for a token that is unknown, ended, or of somebody who may not read what is in the calendar
   */
  async personOf(token: string, permission: Permission): Promise<Actor> {
    const person = await this.queries.actorOfCalendarToken(hashOfCalendarToken(token));
    if (person && mayUse(person, permission)) return person;
    // Not the usual sentence: it would repeat the token.
    throw new CodedError('not_found', 'calendar.not_found', 'There is no such calendar.');
  }
}

function personId(actor: Actor): string {
  if (actor.kind === 'user' && actor.id) return actor.id;
  throw forbidden('calendar.person_only', 'A calendar belongs to a person; an API key has none.');
}
