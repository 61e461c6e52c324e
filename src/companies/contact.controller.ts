import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res, UseInterceptors } from '@nestjs/common';
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
import { CreateContact, UpdateContact } from './contact.dto.js';
import { contactList } from './contact.list.js';
import { Contacts } from './contact.service.js';
import { ContactView } from './contact.view.js';
import { MergeContact } from './contact-merge.dto.js';
import { ContactMerges } from './contact-merge.service.js';
import { ContactMergeView } from './contact-merge.view.js';
import { ApiMergeableResponse, MergedLink } from './merged.link.js';

@ApiTags('Contacts')
@Controller('contacts')
export class ContactController {
  constructor(
    private readonly contacts: Contacts,
    private readonly merges: ContactMerges,
    private readonly lists: ListReader,
  ) {}

  @ListRoute(contactList, ContactView, 'List contacts')
  @Access('contacts:read')
  list(@ListOf(contactList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.page<ContactView>(contactList, request, actor);
  }

  @ExportRoute(contactList, 'Export contacts')
  @Access('contacts:export')
  export(@ExportOf(contactList) request: ExportRequest, @CurrentActor() actor: Actor, @Res() reply: FastifyReply) {
    return sendExport(this.lists, contactList, request, actor, reply);
  }

  /**
   * Add a contact
   *
   * Only `fullName` is needed, and is kept as typed; the Chinese name goes into `nativeName`. A phone number is
   * stored with its country code. When another contact has the e-mail address, the refusal names it.
   */
  @Post()
  @Access('contacts:write')
  @ApiCreatedResponse({ type: ContactView })
  @Refuses('contact.duplicate_email')
  create(@Body() body: CreateContact, @CurrentActor() actor: Actor) {
    return this.contacts.create(body, actor);
  }

  /**
   * Read a contact; of a merged one, `Link` names the contact that stayed
   *
   * Shows the affiliations and the latest consent for each purpose. Its `ETag` can be sent as `If-Match` with a
   * change.
   */
  @Get(':id')
  @Access('contacts:read')
  @UseInterceptors(MergedLink)
  @ApiMergeableResponse(ContactView)
  read(@RecordId('contact') id: string, @CurrentActor() actor: Actor) {
    return this.contacts.read(id, actor);
  }

  /**
   * Change a contact
   *
   * Send what is to change; null clears a field. When somebody changes employer, send the new `companyId`. A contact
   * that was merged is changed at the one that stayed.
   */
  @Patch(':id')
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactView })
  @Refuses('contact.duplicate_email', 'contact.merged', 'record.archived')
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
   * The e-mail address is free for another contact then. Use merge instead when somebody was entered twice.
   */
  @Delete(':id')
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactView })
  archive(@RecordId('contact') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.contacts.archive(id, ifMatch, actor);
  }

  /**
   * Bring an archived contact back
   *
   * Refused when the contact was merged into another one, or when another contact has the e-mail address by now.
   */
  @Post(':id/restore')
  @HttpCode(200)
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactView })
  @Refuses('contact.duplicate_email', 'contact.merged')
  restore(@RecordId('contact') id: string, @IfMatch() ifMatch: number | undefined, @CurrentActor() actor: Actor) {
    return this.contacts.restore(id, ifMatch, actor);
  }

  /**
   * Merge another contact into this one, or see what that would do
   *
   * `sourceId` is the contact that goes. Interactions, tasks, leads, registrations and consents come along. Send
   * `dryRun: true` first: a merge cannot be undone.
   */
  @Post(':id/merge')
  @HttpCode(200)
  @Access('contacts:write')
  @ApiIfMatch()
  @ApiOkResponse({ type: ContactMergeView })
  @Refuses('contact.merged', 'record.archived', '422 contact.merge_self', '422 reference.unknown')
  merge(
    @RecordId('contact') id: string,
    @Body() body: MergeContact,
    @IfMatch() ifMatch: number | undefined,
    @CurrentActor() actor: Actor,
  ) {
    return this.merges.merge(id, body, ifMatch, actor);
  }
}
