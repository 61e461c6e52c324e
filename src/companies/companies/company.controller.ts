import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../../common/lists/list-route.decorator.js';
import { ApiProblems } from '../../common/openapi/api-problems.decorator.js';
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../../common/http/request.decorator.js';
import { Access } from '../../identity/access/access.decorator.js';
import { CompanyMergeService } from './company-merge.service.js';
import { MergeCompany, CreateCompany, UpdateCompany } from './company.dto.js';
import { CompanyMergeView } from './company-merge.view.js';
import { companyList } from '../model/company.list.js';
import { CompanyService } from './company.service.js';
import { CompanyView } from './company.view.js';
import { ApiMergeableResponse, MergedLinkInterceptor } from '../merge/merged-link.interceptor.js';

@ApiTags('Companies')
@Controller('companies')
export class CompanyController {
  constructor(
    private readonly companies: CompanyService,
    private readonly merges: CompanyMergeService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(companyList, CompanyView, 'List companies')
  @Access('companies:read')
  list(@ListOf(companyList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<CompanyView>(companyList, request, actor);
  }

  @ExportRoute(companyList, 'Export companies')
  @Access('companies:export')
  export(@ExportOf(companyList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, companyList, request, actor, reply);
  }

  /**
   * Create a company
   *
   * `name` in Latin letters and `country` are required; the Chinese name goes into `nativeName`. Registration numbers
   * (KBO, VAT, LEI, USCC, DUNS) are checked. A likely duplicate is refused with `company.possible_duplicate` and a list
   * of candidates. Look at the candidates before you send `allowDuplicate: true`.
   */
  @Post()
  @Access('companies:write')
  @ApiCreatedResponse({ type: CompanyView })
  @ApiProblems('company.possible_duplicate', 'company.duplicate_identifier')
  create(@Body() body: CreateCompany, @CurrentActor() actor: Actor) {
    return this.companies.create(body, actor);
  }

  /**
   * Get a company
   *
   * The response includes the registration numbers, NACE codes and parent. For a company that was merged,
   * `mergedIntoId` and the `Link` header name the surviving company. The `ETag` of the response can be sent as
   * `If-Match` with a change.
   */
  @Get(':id')
  @Access('companies:read')
  @UseInterceptors(MergedLinkInterceptor)
  @ApiMergeableResponse(CompanyView)
  read(@RecordId('company') id: string, @CurrentActor() actor: Actor) {
    return this.companies.read(id, actor);
  }

  /**
   * Update a company
   *
   * Send only the fields to change; null clears a field. Lists such as `aliases`, `identifiers` and `nace` are replaced
   * as a whole. The request is refused when another company has the same registration number.
   */
  @Patch(':id')
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CompanyView })
  @ApiProblems('company.duplicate_identifier', 'company.is_local_company', 'record.archived')
  update(
    @RecordId('company') id: string,
    @Body() body: UpdateCompany,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.companies.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a company
   *
   * The registration numbers of the company can then be used by another company. Its leads, interactions and
   * memberships stay as they are. Use merge instead when the company was entered twice.
   */
  @Delete(':id')
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CompanyView })
  archive(@RecordId('company') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.companies.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived company
   *
   * The request is refused when the company was merged into another one, or when another company has got one of its
   * registration numbers in the meantime.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CompanyView })
  @ApiProblems('company.merged', 'company.duplicate_identifier')
  restore(@RecordId('company') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.companies.restore(id, ifMatch, actor);
  }

  /**
   * Merge another company into this one
   *
   * `sourceId` is the source of the merge. Its contacts, leads, interactions and memberships move to the company in the
   * path, and its fields fill those that are empty there. The source is archived and points to this company. Send
   * `dryRun: true` first to get a preview, because a merge cannot be undone.
   */
  @Post(':id/merge')
  @HttpCode(200)
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: CompanyMergeView })
  @ApiProblems('company.merged', 'company.is_local_company', 'record.archived', '422 company.merge_self')
  merge(
    @RecordId('company') id: string,
    @Body() body: MergeCompany,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.merges.merge(id, body, ifMatch, actor);
  }
}
