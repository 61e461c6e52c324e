import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor/actor.constants.js';
import { CurrentActor } from '../common/http/request.decorator.js';
import { ApiProblems } from '../common/openapi/api-problems.decorator.js';
import { Access } from '../identity/access/access.decorator.js';
import { MyDayReader } from './my-day.reader.js';
import { MyDayView } from './my-day.view.js';

@ApiTags('My day')
@Controller('my-day')
export class MyDayController {
  constructor(private readonly myDay: MyDayReader) {}

  /**
   * Get the day of the caller
   *
   * For users, not for API keys. Returns, for today in Europe/Brussels and the six days after it: the open tasks of the
   * caller that are overdue or due; their open leads that are stale or become so within two weeks; those whose decision is
   * overdue or expected within 60 days; the wins that they may verify and were asked to, and those that were sent back to
   * them; the attendees of their last delegation or seminar without a contact since that the caller may see;
   * the activities that take place; the number of registrations that wait for a review, for those who may decide on
   * them; and the figures of their open leads. Everything is read in one snapshot. `total` counts what matches, also beyond
   * the items that are returned.
   */
  @Get()
  @Access('leads:read', 'tasks:read', 'activities:read', 'contacts:read')
  @ApiOkResponse({ type: MyDayView })
  @ApiProblems('my_day.person_only')
  read(@CurrentActor() actor: Actor): Promise<MyDayView> {
    return this.myDay.read(actor);
  }
}
