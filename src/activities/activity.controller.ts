import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor/actor.constants.js';
import { ListReader } from '../common/lists/list.reader.js';
import type { ListRequest } from '../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  createExportFile,
} from '../common/lists/list-route.decorator.js';
import { readRecord } from '../common/lists/record.reader.js';
import { CurrentActor, RecordId } from '../common/http/request.decorator.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { Access } from '../identity/access/access.decorator.js';
import { activityList } from './activity.list.js';
import { ActivityView } from './activity.view.js';

/** Activities of all kinds, by date. The routes of each kind change its activities. */
@ApiTags('Activities')
@Controller('activities')
export class ActivityController {
  constructor(
    private readonly lists: ListReader,
    private readonly sql: SqlClient,
  ) {}

  @ListRoute(activityList, ActivityView, 'List activities')
  @Access('activities:read')
  list(@ListOf(activityList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ActivityView>(activityList, request, actor);
  }

  @ExportRoute(activityList, 'Export activities')
  @Access('activities:export')
  export(@ExportOf(activityList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, activityList, request, actor);
  }

  /**
   * Get an activity of any kind
   *
   * The ids of delegations, roadshows, stops and seminars are interchangeable, so leads and costs can name any of them.
   * `record` is the address of the activity with all fields of its kind; change the activity there.
   */
  @Get(':id')
  @Access('activities:read')
  @ApiOkResponse({ type: ActivityView })
  read(@RecordId('activity') id: string, @CurrentActor() actor: Actor) {
    return readRecord<ActivityView>(this.sql, activityList, 'activity', id, actor);
  }
}
