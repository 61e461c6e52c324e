import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { CodedError, forbidden } from '../common/errors/domain.errors.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { mayUse } from '../identity/access.policy.js';
import { CalendarToken } from './calendar-token.entity.js';
import { CalendarQueries } from './calendar.queries.js';
import { hashOfCalendarToken, makeCalendarToken } from './calendar.token.js';
import type { CalendarAddressView } from './calendar.view.js';
import { taskCalendar } from './task.calendar.js';

/** A person's tasks in the person's own calendar program. */
@Injectable()
export class TaskCalendars {
  constructor(
    private readonly work: UnitOfWork,
    private readonly queries: CalendarQueries,
  ) {}

  /** Gives the caller a calendar address, under the address of `route`; an older one ends. @throws 403 for a key */
  renew(route: string, actor: Actor): Promise<CalendarAddressView> {
    const userId = personId(actor);
    const token = makeCalendarToken();
    const work = async (tx: Tx) => {
      const row: CalendarToken = { userId, hash: hashOfCalendarToken(token), createdAt: tx.now };
      await tx.manager.upsert(CalendarToken, row, ['userId']);
      await tx.audit({ action: 'calendar_token_renewed', entityType: 'user', entityId: userId });
      return { url: `${route}?token=${token}` };
    };
    return this.work.run(actor, work, { secret: 'url' });
  }

  /** Ends the caller's calendar address, if there is one. @throws 403 for a key */
  end(actor: Actor): Promise<void> {
    const userId = personId(actor);
    return this.work.run(actor, async (tx) => {
      const { affected } = await tx.manager.delete(CalendarToken, { userId });
      if (affected) await tx.audit({ action: 'calendar_token_ended', entityType: 'user', entityId: userId });
    });
  }

  /** The calendar a token opens. @throws 404 for a token that is unknown, ended, or of somebody who may read no tasks */
  async calendarOf(token: string): Promise<string> {
    const person = await this.queries.personOf(hashOfCalendarToken(token));
    if (!person || !mayUse(person, 'tasks:read')) {
      // Not the usual sentence: it would repeat the token.
      throw new CodedError('not_found', 'calendar.not_found', 'There is no such calendar.');
    }
    return taskCalendar(`Tasks of ${person.name}`, await this.queries.openTasksOf(person));
  }
}

function personId(actor: Actor): string {
  if (actor.kind === 'user' && actor.id) return actor.id;
  throw forbidden('calendar.person_only', 'A calendar belongs to a person; an API key has none.');
}
