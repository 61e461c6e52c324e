import { Body, Controller, Delete, Patch, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../common/actor/actor.js';
import { ListReader } from '../common/lists/list.reader.js';
import type { ListRequest } from '../common/lists/list.request.js';
import {
  ExportOf,
  type ExportRequest,
  ExportRoute,
  ListOf,
  ListRoute,
  sendExport,
} from '../common/lists/list.routes.js';
import { Refuses } from '../common/openapi/refusals.decorator.js';
import { CurrentActor, RecordId } from '../common/requests/request.decorators.js';
import { Access } from '../identity/access.decorators.js';
import { CreateMembership, UpdateMembership } from './company-membership.dto.js';
import { membershipList, membershipsOf } from './company-membership.list.js';
import { CompanyMemberships } from './company-membership.service.js';
import { MembershipView } from './company-membership.view.js';

/** The membership in the path. */
const MEMBERSHIP = { entity: 'membership', parameter: 'membershipId' };

@ApiTags('Companies')
@Controller('companies/:id/memberships')
export class CompanyMembershipController {
  constructor(
    private readonly memberships: CompanyMemberships,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(membershipList, MembershipView, 'List what a company is a member of, and its members')
  @Access('companies:read')
  list(@RecordId('company') id: string, @ListOf(membershipList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.memberships.page(id, request, actor);
  }

  @ExportRoute(membershipList, 'Export the memberships of a company')
  @Access('companies:export')
  async export(
    @RecordId('company') id: string,
    @ExportOf(membershipList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.memberships.requireCompany(id);
    return sendExport(this.lists, membershipsOf(id), request, actor, reply);
  }

  /** Add a membership: of the company in an organisation, or of another company in this one */
  @Post()
  @Access('companies:write')
  @ApiCreatedResponse({ type: MembershipView })
  @Refuses('company.duplicate_membership', 'record.archived')
  create(@RecordId('company') id: string, @Body() body: CreateMembership, @CurrentActor() actor: Actor) {
    return this.memberships.create(id, body, actor);
  }

  /** Change a membership; an end date ends it */
  @Patch(':membershipId')
  @Access('companies:write')
  @ApiOkResponse({ type: MembershipView })
  @Refuses('company.duplicate_membership')
  update(
    @RecordId('company') id: string,
    @RecordId(MEMBERSHIP) membershipId: string,
    @Body() body: UpdateMembership,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.update(id, membershipId, body, actor);
  }

  /** Remove a membership that was entered by mistake; what it said stays in the audit trail */
  @Delete(':membershipId')
  @Access('companies:write')
  @ApiOkResponse({ type: MembershipView })
  remove(@RecordId('company') id: string, @RecordId(MEMBERSHIP) membershipId: string, @CurrentActor() actor: Actor) {
    return this.memberships.remove(id, membershipId, actor);
  }
}
