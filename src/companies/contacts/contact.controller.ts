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
import { CreateContact, UpdateContact, MergeContact } from './contact.dto.js';
import { contactList } from '../model/contact.list.js';
import { ContactService } from './contact.service.js';
import { ContactView } from './contact.view.js';
import { ContactMergeService } from './contact-merge.service.js';
import { ContactMergeView } from './contact-merge.view.js';
import { ApiMergeableResponse, MergedLinkInterceptor } from '../merge/merged-link.interceptor.js';

@ApiTags('Contacts')
@Controller('contacts')
export class ContactController {
  constructor(
    private readonly contacts: ContactService,
    private readonly merges: ContactMergeService,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(contactList, ContactView, 'List contacts')
  @Access('contacts:read')
  list(@ListOf(contactList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ContactView>(contactList, request, actor);
  }

  @ExportRoute(contactList, 'Export contacts')
  @Access('contacts:export')
  export(@ExportOf(contactList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, contactList, request, actor, reply);
  }

  /**
   * Create a contact
   *
   * Only `fullName` is required, and it is stored as typed; the Chinese name goes into `nativeName`. A phone number is
   * stored with its country code. When another contact has the same e-mail address, the error names that contact.
   */
  @Post()
  @Access('contacts:write')
  @ApiCreatedResponse({ type: ContactView })
  @ApiProblems('contact.duplicate_email')
  create(@Body() body: CreateContact, @CurrentActor() actor: Actor) {
    return this.contacts.create(body, actor);
  }

  /**
   * Get a contact
   *
   * The response includes the affiliations and the latest consent for each purpose. For a contact that was merged, the
   * `Link` header names the surviving contact. The `ETag` of the response can be sent as `If-Match` with a change.
   */
  @Get(':id')
  @Access('contacts:read')
  @UseInterceptors(MergedLinkInterceptor)
  @ApiMergeableResponse(ContactView)
  read(@RecordId('contact') id: string, @CurrentActor() actor: Actor) {
    return this.contacts.read(id, actor);
  }

  /**
   * Update a contact
   *
   * Send only the fields to change; null clears a field. When a person changes employer, send the new `companyId`. A
   * contact that was merged cannot be updated; update the surviving contact instead.
   */
  @Patch(':id')
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactView })
  @ApiProblems('contact.duplicate_email', 'contact.merged', 'record.archived')
  update(
    @RecordId('contact') id: string,
    @Body() body: UpdateContact,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.contacts.update(id, body, ifMatch, actor);
  }

  /**
   * Archive a contact
   *
   * Another contact can then use the e-mail address. Use merge instead when the person was entered twice.
   */
  @Delete(':id')
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactView })
  archive(@RecordId('contact') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.contacts.archive(id, ifMatch, actor);
  }

  /**
   * Restore an archived contact
   *
   * The request is refused when the contact was merged into another one, or when another contact has the e-mail address
   * in the meantime.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactView })
  @ApiProblems('contact.duplicate_email', 'contact.merged')
  restore(@RecordId('contact') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.contacts.restore(id, ifMatch, actor);
  }

  /**
   * Merge another contact into this one
   *
   * `sourceId` is the source of the merge. Its interactions, tasks, leads, registrations and consents move to the
   * contact in the path. Send `dryRun: true` first to get a preview, because a merge cannot be undone.
   */
  @Post(':id/merge')
  @HttpCode(200)
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactMergeView })
  @ApiProblems('contact.merged', 'record.archived', '422 contact.merge_self', '422 reference.unknown')
  merge(
    @RecordId('contact') id: string,
    @Body() body: MergeContact,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.merges.merge(id, body, ifMatch, actor);
  }
}
