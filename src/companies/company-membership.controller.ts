import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
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
import { ApiIfMatch, CurrentActor, IfMatch, RecordId } from '../common/requests/request.decorators.js';
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

  /**
   * Add a membership: of the company in an organisation, or of another company in this one
   *
   * Says for instance that a firm belongs to the GSC network, in which role and since when. One company has at most
   * one membership of an organisation at a time.
   */
  @Post()
  @Access('companies:write')
  @ApiCreatedResponse({ type: MembershipView })
  @Refuses('company.duplicate_membership', 'record.archived')
  create(@RecordId('company') id: string, @Body() body: CreateMembership, @CurrentActor() actor: Actor) {
    return this.memberships.create(id, body, actor);
  }

  /**
   * Read a membership
   *
   * Shows both companies, the role, and since and until when.
   */
  @Get(':membershipId')
  @Access('companies:read')
  @ApiOkResponse({ type: MembershipView })
  read(@RecordId('company') id: string, @RecordId(MEMBERSHIP) membershipId: string, @CurrentActor() actor: Actor) {
    return this.memberships.read(id, membershipId, actor);
  }

  /**
   * Change a membership; an end date ends it
   *
   * Send `until` when a company leaves, and `role` when it takes another. The two companies stay; for others, add
   * another membership.
   */
  @Patch(':membershipId')
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MembershipView })
  @Refuses('company.duplicate_membership', 'record.archived')
  update(
    @RecordId('company') id: string,
    @RecordId(MEMBERSHIP) membershipId: string,
    @Body() body: UpdateMembership,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.update(id, membershipId, body, ifMatch, actor);
  }

  /**
   * Archive a membership that was entered by mistake; one that ended gets an end date instead
   *
   * It disappears from lists, and can be restored.
   */
  @Delete(':membershipId')
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MembershipView })
  @Refuses('record.archived')
  archive(
    @RecordId('company') id: string,
    @RecordId(MEMBERSHIP) membershipId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.archive(id, membershipId, ifMatch, actor);
  }

  /**
   * Restore an archived membership
   *
   * Refused while the same company has another membership of that organisation.
   */
  @Post(':membershipId/restore')
  @HttpCode(200)
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MembershipView })
  @Refuses('company.duplicate_membership', 'record.archived')
  restore(
    @RecordId('company') id: string,
    @RecordId(MEMBERSHIP) membershipId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.restore(id, membershipId, ifMatch, actor);
  }
}
