import { Body, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import {
  buildOwnerExample,
  buildTagExample,
  createBulkUpdateController,
} from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CompanyMergeService } from './company-merge.service.js';
import { BulkUpdateCompanies, CreateCompany, MergeCompany, UpdateCompany } from './company.dto.js';
import { CompanyMergeView } from './company-merge.view.js';
import { companyList } from '../model/company.list.js';
import { CompanyService } from './company.service.js';
import { CompanyView } from './company.view.js';
import { ApiMergeableResponse, MergedLinkInterceptor } from '../merge/merged-link.interceptor.js';
import { COMPANY_DOCS } from './company.openapi.js';
import { COMPANY } from '../model/company.entity.js';

const routes = defineRoutes(COMPANY_DOCS, { scope: 'companies', records: ['company'], view: CompanyView });

@ApiTags('Companies')
@RecordController('companies')
export class CompanyController extends createRecordController(routes, companyList, CompanyView, CompanyService) {
  constructor(
    records: CompanyService,
    lists: ListReader,
    work: UnitOfWork,
    private readonly merges: CompanyMergeService,
  ) {
    super(records, lists, work);
  }

  @routes.Post()
  create(@Body() body: CreateCompany, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @UseInterceptors(MergedLinkInterceptor)
  @ApiMergeableResponse(CompanyView)
  @routes.Get(':id')
  override read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.records.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateCompany,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
  }

  @routes.PostAction(':id/merge', { view: CompanyMergeView })
  merge(
    @routes.Id() id: string,
    @Body() body: MergeCompany,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.merges.merge(id, body, ifMatch, actor);
  }
}

@ApiTags('Companies')
@Controller('companies/bulk-updates')
export class CompanyBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'companies',
    kind: COMPANY,
    list: companyList,
    title: 'name',
    bodyType: BulkUpdateCompanies,
    updateType: UpdateCompany,
    examples: {
      ...buildOwnerExample('0199c000-0000-7000-8000-000000000110'),
      ...buildTagExample('0199c000-0000-7000-8000-000000000110'),
    },
  },
  ['companies:write', 'companies:read'],
  CompanyService,
) {}
