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
import { auditList } from './audit.list.js';
import { AuditEntryView } from './audit.view.js';

@ApiTags('Audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly lists: ListReader,
    private readonly sql: SqlClient,
  ) {}

  @ListRoute(auditList, AuditEntryView, 'List the audit trail, newest first')
  @Access('audit:read')
  list(@ListOf(auditList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<AuditEntryView>(auditList, request, actor);
  }

  @ExportRoute(auditList, 'Export the audit trail')
  @Access('audit:export')
  export(@ExportOf(auditList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, auditList, request, actor);
  }

  /**
   * Get an entry of the audit trail
   *
   * The entry says who changed the record, when, and the value of each field before and after. An entry that belongs to
   * a confidential lead is found only by callers who may see the lead, and an API key with scopes finds only entries of
   * records that it may read.
   */
  @Get(':id')
  @Access('audit:read')
  @ApiOkResponse({ type: AuditEntryView })
  read(@RecordId('audit_entry') id: string, @CurrentActor() actor: Actor): Promise<AuditEntryView> {
    return readRecord<AuditEntryView & Record<string, unknown>>(this.sql, auditList, 'audit_entry', id, actor);
  }
}
