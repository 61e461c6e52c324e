import { ApiTags } from '@nestjs/swagger';
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
export class CompanyMembershipController extends createNestedRecordController({
  routes,
  list: membershipList,
  view: MembershipView,
  service: CompanyMembershipService,
  create: CreateMembership,
  update: UpdateMembership,
}) {}
