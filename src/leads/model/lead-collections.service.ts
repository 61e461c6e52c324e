import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { ListDefinition } from '../../common/lists/list-definition.rules.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { type ExportRequest, createExportFile } from '../../common/lists/list-route.decorator.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertVisible } from './lead-access.policy.js';
import { narrowToLead } from './lead.list.js';

/** Service for the lists that belong to one lead: its history, evidence, realisations and touches. */
@Injectable()
export class LeadCollectionsService {
  constructor(
    private readonly lists: ListReader,
    private readonly sql: SqlClient,
  ) {}

  /** Returns a page of the list. @throws 404 when the caller may not know of the lead */
  async readPage<T>(list: ListDefinition, leadId: string, request: ListRequest, actor: Actor): Promise<Page<T>> {
    await assertVisible(this.sql, leadId, actor);
    return this.lists.readPage<T>(narrowToLead(list, leadId), request, actor);
  }

  /** Returns every row as a file. @throws 404 when the caller may not know of the lead */
  async export(list: ListDefinition, leadId: string, request: ExportRequest, actor: Actor): Promise<StreamableFile> {
    await assertVisible(this.sql, leadId, actor);
    return createExportFile(this.lists, narrowToLead(list, leadId), request, actor);
  }
}
