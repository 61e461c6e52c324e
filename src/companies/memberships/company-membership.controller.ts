import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { ExportOf, type ExportRequest, ListOf, createExportFile } from '../../common/lists/list-route.decorator.js';
import {
  CurrentActor,
  IfMatch,
  RecordId,
  type IdPair,
  RecordIds,
  type Version,
} from '../../common/http/request.decorator.js';
import { defineRecordRoutes } from '../../identity/access/record-routes.decorator.js';
import { CreateMembership, UpdateMembership } from './company-membership.dto.js';
import { membershipList, buildMembershipList } from './company-membership.list.js';
import { CompanyMembershipService } from './company-membership.service.js';
import { MembershipView } from './company-membership.view.js';
import { COMPANY_MEMBERSHIP_DOCS } from './company-membership.openapi.js';

/** The membership in the path. */
const MEMBERSHIP = { entity: 'membership', parameter: 'membershipId' };

const routes = defineRecordRoutes(COMPANY_MEMBERSHIP_DOCS, { scope: 'companies', view: MembershipView });

@ApiTags('Companies')
@Controller('companies/:id/memberships')
export class CompanyMembershipController {
  constructor(
    private readonly memberships: CompanyMembershipService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(membershipList, MembershipView)
  list(@RecordId('company') id: string, @ListOf(membershipList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.memberships.readPage(id, request, actor);
  }

  @routes.Export(membershipList)
  async export(
    @RecordId('company') id: string,
    @ExportOf(membershipList) request: ExportRequest,
    @CurrentActor() actor: Actor,
  ) {
    await this.memberships.assertCompany(id);
    return createExportFile(this.lists, buildMembershipList(id), request, actor);
  }

  @routes.Post()
  create(@RecordId('company') id: string, @Body() body: CreateMembership, @CurrentActor() actor: Actor) {
    return this.memberships.create(id, body, actor);
  }

  @routes.Get(':membershipId')
  read(@RecordIds('company', MEMBERSHIP) ids: IdPair, @CurrentActor() actor: Actor) {
    return this.memberships.read(...ids, actor);
  }

  @routes.Patch(':membershipId')
  update(
    @RecordIds('company', MEMBERSHIP) ids: IdPair,
    @Body() body: UpdateMembership,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.update(...ids, body, ifMatch, actor);
  }

  @routes.Delete(':membershipId')
  archive(@RecordIds('company', MEMBERSHIP) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.memberships.archive(...ids, ifMatch, actor);
  }

  @routes.PostAction(':membershipId/restore')
  restore(@RecordIds('company', MEMBERSHIP) ids: IdPair, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.memberships.restore(...ids, ifMatch, actor);
  }
}
