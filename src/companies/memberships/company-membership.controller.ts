import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateMembership, UpdateMembership } from './company-membership.dto.js';
import { membershipList, buildMembershipList } from './company-membership.list.js';
import { CompanyMembershipService } from './company-membership.service.js';
import { MembershipView } from './company-membership.view.js';
import { COMPANY_MEMBERSHIP_DOCS } from './company-membership.openapi.js';

const routes = defineRoutes(COMPANY_MEMBERSHIP_DOCS, {
  scope: 'companies',
  records: ['company', 'membership'],
  view: MembershipView,
});

@ApiTags('Companies')
@Controller('companies/:id/memberships')
export class CompanyMembershipController {
  constructor(
    private readonly memberships: CompanyMembershipService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(membershipList, MembershipView)
  list(@routes.Id() id: string, @ListOf(membershipList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.memberships.readPage(id, request, actor);
  }

  @routes.Export(membershipList)
  async export(
    @routes.Id() id: string,
    @ExportOf(membershipList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.memberships.assertCompany(id);
    return createExportFile(this.lists, buildMembershipList(id), request, actor);
  }

  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateMembership, @CurrentActor() actor: Actor) {
    return this.memberships.create(id, body, actor);
  }

  @routes.Get(':membershipId')
  read(@routes.Ids() ids: IdPair, @CurrentActor() actor: Actor) {
    return this.memberships.read(...ids, actor);
  }

  @routes.Patch(':membershipId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateMembership,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':membershipId')
  archive(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.memberships.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction(':membershipId/restore')
  restore(@routes.Ids() ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.memberships.restore(...ids, ifMatch, actor);
  }
}
