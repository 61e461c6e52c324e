import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createNotFoundError } from '../../common/errors/domain.errors.js';
import { TimelineQueries, type TimelineSubject } from './timeline.queries.js';
import { encodePosition, type TimelineRequest } from './timeline-request.decorator.js';
import type { TimelinePageView } from './timeline.view.js';

/** Service for the timelines of companies, contacts, leads, activities and agreements. */
@Injectable()
export class TimelineService {
  constructor(private readonly queries: TimelineQueries) {}

  /**
   * Returns a page of a timeline, newest first.
   * @throws 404 when there is no such record or the caller may not know of it
   */
  async readPage(
    subject: TimelineSubject,
    id: string,
    request: TimelineRequest,
    actor: Actor,
  ): Promise<TimelinePageView> {
    if (!(await this.queries.canSee(subject, id, actor))) throw createNotFoundError(subject, id);
    const items = await this.queries.readItems(subject, id, request, actor);
    const more = items.length > request.limit;
    if (more) items.length = request.limit;
    const last = items.at(-1);
    const nextCursor = more && last ? encodePosition({ ...last, at: last.at.toISOString() }) : null;
    return { items, nextCursor };
  }
}
