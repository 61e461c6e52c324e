import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
} from '../../common/lists/list-route.decorator.js';
import { CurrentActor, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { followUpList } from './follow-up.list.js';
import { FollowUpReader } from './follow-up.reader.js';
import { FollowUpView } from './follow-up.view.js';

@ApiTags('Activities')
@Controller('activities/:id/follow-up')
export class FollowUpController {
  constructor(private readonly followUp: FollowUpReader) {}

  @ListRoute(followUpList, FollowUpView, 'List the attendees of an activity and their follow-up')
  @Access('activities:read', 'contacts:read')
  list(@RecordId('activity') id: string, @ListOf(followUpList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.followUp.readPage(id, request, actor);
  }

  @ExportRoute(followUpList, 'Export the attendees of an activity and their follow-up')
  @Access('activities:export', 'contacts:export')
  export(
    @RecordId('activity') id: string,
    @ExportOf(followUpList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    return this.followUp.export(id, request, actor);
  }
}
