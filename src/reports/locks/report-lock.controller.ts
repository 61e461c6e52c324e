import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { LockComparisonService } from './lock-comparison.service.js';
import { CreateReportLock, UnlockReport } from './report-lock.dto.js';
import { reportLockList } from './report-lock.list.js';
import { ReportLockService } from './report-lock.service.js';
import { ReportLockComparisonView, ReportLockDocumentView, ReportLockView } from './report-lock.view.js';
import { REPORT_LOCK_DOCS } from './report-lock.openapi.js';

const routes = defineRoutes(REPORT_LOCK_DOCS, {
  scope: 'report_locks',
  records: ['report_lock'],
  view: ReportLockView,
});

@ApiTags('Reports')
@Controller('report-locks')
export class ReportLockController {
  constructor(
    private readonly locks: ReportLockService,
    private readonly comparison: LockComparisonService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(reportLockList, ReportLockView)
  list(@ListOf(reportLockList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ReportLockView>(reportLockList, request, actor);
  }

  @routes.Export(reportLockList)
  export(@ExportOf(reportLockList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, reportLockList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateReportLock, @CurrentActor() actor: Actor) {
    return this.locks.create(body, actor);
  }

  @routes.Get(':id', { view: ReportLockDocumentView })
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.locks.read(id, actor);
  }

  @routes.Get(':id/comparison', { view: ReportLockComparisonView })
  compare(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.comparison.compare(id, actor);
  }

  @routes.PostAction(':id/unlock')
  unlock(@routes.Id() id: string, @Body() body: UnlockReport, @CurrentActor() actor: Actor) {
    return this.locks.unlock(id, body, actor);
  }
}
