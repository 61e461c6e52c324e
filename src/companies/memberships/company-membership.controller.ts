import { Body } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CurrentActor, type IdPair, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { createNestedRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateMembership, UpdateMembership } from './company-membership.dto.js';
import { membershipList } from './company-membership.list.js';
import { CompanyMembershipService } from './company-membership.service.js';
import { MembershipView } from './company-membership.view.js';
import { COMPANY_MEMBERSHIP_DOCS } from './company-membership.openapi.js';

const routes = defineRoutes(COMPANY_MEMBERSHIP_DOCS, {
  scope: 'companies',
  records: ['company', 'membership'],
  view: MembershipView,
});

@ApiTags('Companies')
@RecordController('companies/:id/memberships')
export class CompanyMembershipController extends createNestedRecordController(
  routes,
  membershipList,
  MembershipView,
  CompanyMembershipService,
  ':membershipId',
) {
  @routes.Post()
  create(@routes.Id() id: string, @Body() body: CreateMembership, @CurrentActor() actor: Actor) {
    return this.records.create(id, body, actor);
  }

  @routes.Patch(':membershipId')
  update(
    @routes.Ids() ids: IdPair,
    @Body() body: UpdateMembership,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.records.update(...ids, body, ifMatch, actor);
  }
}
