import { Body, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CompanyMergeService } from './company-merge.service.js';
import { MergeCompany, CreateCompany, UpdateCompany } from './company.dto.js';
import { CompanyMergeView } from './company-merge.view.js';
import { companyList } from '../model/company.list.js';
import { CompanyService } from './company.service.js';
import { CompanyView } from './company.view.js';
import { ApiMergeableResponse, MergedLinkInterceptor } from '../merge/merged-link.interceptor.js';
import { COMPANY_DOCS } from './company.openapi.js';

const routes = defineRoutes(COMPANY_DOCS, { scope: 'companies', records: ['company'], view: CompanyView });

@ApiTags('Companies')
@Controller('companies')
export class CompanyController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly companies: CompanyService,
    private readonly merges: CompanyMergeService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(companyList, CompanyView)
  list(@ListOf(companyList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<CompanyView>(companyList, request, actor);
  }

  @routes.Export(companyList)
  export(@ExportOf(companyList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, companyList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateCompany, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.companies.create(tx, body));
  }

  @UseInterceptors(MergedLinkInterceptor)
  @ApiMergeableResponse(CompanyView)
  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.companies.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateCompany,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.companies.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.companies.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.companies.restore(tx, id, ifMatch));
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
