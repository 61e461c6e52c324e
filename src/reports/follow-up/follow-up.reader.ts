import { Injectable, type StreamableFile } from '@nestjs/common';
import { activityList } from '../../activities/activity.list.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { type ExportRequest, createExportFile } from '../../common/lists/list-route.decorator.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { buildFollowUpList } from './follow-up.list.js';
import type { FollowUpView } from './follow-up.view.js';

/** Serves the attendees of an activity and whether they were contacted afterwards. */
@Injectable()
export class FollowUpReader {
  constructor(
    private readonly lists: ListReader,
    private readonly sql: SqlClient,
  ) {}

  /** Returns a page of the attendees. @throws 404 */
  async readPage(id: string, request: ListRequest, actor: Actor): Promise<Page<FollowUpView>> {
    await this.assertActivity(id, actor);
    return this.lists.readPage<FollowUpView>(buildFollowUpList(id), request, actor);
  }

  /** Returns all attendees as a file. @throws 404 */
  async export(id: string, request: ExportRequest, actor: Actor): Promise<StreamableFile> {
    await this.assertActivity(id, actor);
    return createExportFile(this.lists, buildFollowUpList(id), request, actor);
  }

  private async assertActivity(id: string, actor: Actor): Promise<void> {
    await readRecord(this.sql, activityList, 'activity', id, actor, activityList.id);
  }
}
