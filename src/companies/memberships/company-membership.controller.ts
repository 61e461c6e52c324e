import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
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
import { CreateMembership, UpdateMembership } from './company-membership.dto.js';
import { membershipList, buildMembershipList } from './company-membership.list.js';
import { CompanyMembershipService } from './company-membership.service.js';
import { MembershipView } from './company-membership.view.js';

/** The membership in the path. */
const MEMBERSHIP = { entity: 'membership', parameter: 'membershipId' };

@ApiTags('Companies')
@Controller('companies/:id/memberships')
export class CompanyMembershipController {
  constructor(
    private readonly memberships: CompanyMembershipService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(membershipList, MembershipView, 'List the memberships of a company')
  @Access('companies:read')
  list(@RecordId('company') id: string, @ListOf(membershipList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.memberships.readPage(id, request, actor);
  }

  @ExportRoute(membershipList, 'Export the memberships of a company')
  @Access('companies:export')
  async export(
    @RecordId('company') id: string,
    @ExportOf(membershipList) request: ExportRequest,
    @CurrentActor() actor: Actor,
    @Res() reply: FastifyReply,
  ) {
    await this.memberships.assertCompany(id);
    return sendExport(this.lists, buildMembershipList(id), request, actor, reply);
  }

  /**
   * Add a membership between two companies
   *
   * The company in the path becomes a member of an organisation, or another company becomes a member of this one. A
   * membership says for instance that a firm belongs to the GSC network, in which role and since when. A company has at
   * most one current membership of an organisation.
   */
  @Post()
  @Access('companies:write')
  @ApiCreatedResponse({ type: MembershipView })
  @ApiProblems('company.duplicate_membership', 'record.archived')
  create(@RecordId('company') id: string, @Body() body: CreateMembership, @CurrentActor() actor: Actor) {
    return this.memberships.create(id, body, actor);
  }

  /**
   * Get a membership
   *
   * The response has both companies, the role, and the first and last day.
   */
  @Get(':membershipId')
  @Access('companies:read')
  @ApiOkResponse({ type: MembershipView })
  read(@RecordId('company') id: string, @RecordId(MEMBERSHIP) membershipId: string, @CurrentActor() actor: Actor) {
    return this.memberships.read(id, membershipId, actor);
  }

  /**
   * Update a membership
   *
   * Send `until` when a company leaves, and `role` when it takes another role. The two companies cannot be changed; add
   * another membership for other companies.
   */
  @Patch(':membershipId')
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MembershipView })
  @ApiProblems('company.duplicate_membership', 'record.archived')
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
   * Archive a membership
   *
   * Archive only a membership that was entered by mistake; a membership that ended gets an end date instead. The
   * membership disappears from lists and can be restored.
   */
  @Delete(':membershipId')
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MembershipView })
  @ApiProblems('record.archived')
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
   * The request is refused while the same company has another current membership of that organisation.
   */
  @Post(':membershipId/restore')
  @HttpCode(200)
  @Access('companies:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: MembershipView })
  @ApiProblems('company.duplicate_membership', 'record.archived')
  restore(
    @RecordId('company') id: string,
    @RecordId(MEMBERSHIP) membershipId: string,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.memberships.restore(id, membershipId, ifMatch, actor);
  }
}
