import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateReportSchedule, UpdateReportSchedule } from './report-schedule.dto.js';
import { reportScheduleList, reportScheduleRunList } from './report-schedule.list.js';
import { ReportScheduleService } from './report-schedule.service.js';
import { ReportScheduleRunView, ReportScheduleView } from './report-schedule.view.js';
import { REPORT_SCHEDULE_DOCS } from './report-schedule.openapi.js';

const routes = defineRoutes(REPORT_SCHEDULE_DOCS, {
  scope: 'report_schedules',
  records: ['report_schedule'],
  view: ReportScheduleView,
});

@ApiTags('Reports')
@RecordController('report-schedules')
export class ReportScheduleController extends createRecordController(
  routes,
  reportScheduleList,
  ReportScheduleView,
  ReportScheduleService,
) {
  @routes.Post()
  create(@Body() body: CreateReportSchedule, @CurrentActor() actor: Actor) {
    return this.records.create(body, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateReportSchedule,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.records.update(id, body, ifMatch, actor);
  }

  /**
   * Run a schedule of a report now
   *
   * Only managers can run a schedule; a schedule that is not enabled can be run too. The response identifies the run;
   * its outcome is at `/report-schedules/{id}/runs`.
   */
  @Post(':id/run')
  @HttpCode(202)
  @Access('report_schedules:write', 'report_schedules:read')
  @ApiAcceptedResponse({ type: ReportScheduleRunView })
  @ApiProblems('record.archived')
  run(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.records.requestRun(id, actor);
  }

  @routes.List(reportScheduleRunList, ReportScheduleRunView, ':id/runs')
  runs(@routes.Id() id: string, @ListOf(reportScheduleRunList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.records.listRuns(id, request, actor);
  }
}
