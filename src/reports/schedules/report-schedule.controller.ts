import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
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
@Controller('report-schedules')
export class ReportScheduleController {
  constructor(
    private readonly schedules: ReportScheduleService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(reportScheduleList, ReportScheduleView)
  list(@ListOf(reportScheduleList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ReportScheduleView>(reportScheduleList, request, actor);
  }

  @routes.Export(reportScheduleList)
  export(@ExportOf(reportScheduleList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, reportScheduleList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateReportSchedule, @CurrentActor() actor: Actor) {
    return this.schedules.create(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.schedules.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateReportSchedule,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.schedules.update(id, body, ifMatch, actor);
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.schedules.archive(id, ifMatch, actor);
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.schedules.restore(id, ifMatch, actor);
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
    return this.schedules.requestRun(id, actor);
  }

  @routes.List(reportScheduleRunList, ReportScheduleRunView, ':id/runs')
  runs(@routes.Id() id: string, @ListOf(reportScheduleRunList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.schedules.listRuns(id, request, actor);
  }
}
