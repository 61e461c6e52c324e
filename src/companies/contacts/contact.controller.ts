import { Body, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { createExportFile, ExportOf, type ExportRequest, ListOf } from '../../common/lists/list-route.decorator.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateContact, UpdateContact, MergeContact } from './contact.dto.js';
import { contactList } from '../model/contact.list.js';
import { ContactService } from './contact.service.js';
import { ContactView } from './contact.view.js';
import { ContactMergeService } from './contact-merge.service.js';
import { ContactMergeView } from './contact-merge.view.js';
import { ApiMergeableResponse, MergedLinkInterceptor } from '../merge/merged-link.interceptor.js';
import { CONTACT_DOCS } from './contact.openapi.js';

const routes = defineRoutes(CONTACT_DOCS, { scope: 'contacts', records: ['contact'], view: ContactView });

@ApiTags('Contacts')
@Controller('contacts')
export class ContactController {
  constructor(
    private readonly work: UnitOfWork,
    private readonly contacts: ContactService,
    private readonly merges: ContactMergeService,
    private readonly lists: ListReader,
  ) {}

  @routes.List(contactList, ContactView)
  list(@ListOf(contactList) request: ListRequest, @CurrentActor() actor: Actor) {
    return this.lists.readPage<ContactView>(contactList, request, actor);
  }

  @routes.Export(contactList)
  export(@ExportOf(contactList) request: ExportRequest, @CurrentActor() actor: Actor) {
    return createExportFile(this.lists, contactList, request, actor);
  }

  @routes.Post()
  create(@Body() body: CreateContact, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.contacts.create(tx, body));
  }

  @UseInterceptors(MergedLinkInterceptor)
  @ApiMergeableResponse(ContactView)
  @routes.Get(':id')
  read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.contacts.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateContact,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.contacts.update(tx, id, body, ifMatch));
  }

  @routes.Delete(':id')
  archive(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.contacts.archive(tx, id, ifMatch));
  }

  @routes.PostAction(':id/restore')
  restore(@routes.Id() id: string, @IfMatch() ifMatch: Version, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.contacts.restore(tx, id, ifMatch));
  }

  @routes.PostAction(':id/merge', { view: ContactMergeView })
  merge(
    @routes.Id() id: string,
    @Body() body: MergeContact,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.merges.merge(id, body, ifMatch, actor);
  }
}
