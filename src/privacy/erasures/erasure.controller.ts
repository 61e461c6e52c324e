import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor } from '../../common/http/request.decorator.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ListOf } from '../../common/lists/list-route.decorator.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { Access } from '../../identity/access/access.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { ErasePerson } from './erasure.dto.js';
import { ERASURE_WITH_DECISIONS, erasureList } from './erasure.list.js';
import { ERASURE_DOCS } from './erasure.openapi.js';
import { ErasureService } from './erasure.service.js';
import { ErasureEntryDetailView, ErasureEntryView, ErasurePreviewView, ErasureView } from './erasure.view.js';

const routes = defineRoutes(ERASURE_DOCS, { scope: 'privacy', records: ['erasure'], view: ErasureEntryDetailView });
const { erase } = ERASURE_DOCS;

@ApiTags('Privacy')
@Controller('privacy/erasures')
export class ErasureController {
  constructor(
    private readonly erasures: ErasureService,
    private readonly lists: ListReader,
    private readonly sql: SqlClient,
  ) {}

  @routes.List(erasureList, ErasureEntryView)
  list(@ListOf(erasureList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ErasureEntryView & Record<string, unknown>>(erasureList, request, actor);
  }

  @Post()
  @HttpCode(200)
  @Access('privacy:erase', 'privacy:read', 'privacy:write')
  @ApiOperation({ summary: erase.summary, description: erase.description })
  @ApiBody(erase.body)
  @ApiExtraModels(ErasurePreviewView, ErasureView)
  @ApiOkResponse({
    description: 'What would be erased, or what was erased.',
    schema: { oneOf: [{ $ref: getSchemaPath(ErasurePreviewView) }, { $ref: getSchemaPath(ErasureView) }] },
  })
  @ApiProblems(...erase.problems)
  erase(@Body() body: ErasePerson, @CurrentActor() actor: Actor): Promise<ErasurePreviewView | ErasureView> {
    return (body.dryRun ?? true) ? this.erasures.buildPreview(body) : this.erasures.erase(body, actor);
  }

  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return readRecord<ErasureEntryDetailView & Record<string, unknown>>(
      this.sql,
      erasureList,
      'erasure',
      id,
      actor,
      ERASURE_WITH_DECISIONS,
    );
  }
}
