import { Body, Controller, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor/actor.constants.js';
import { ListReader } from '../../common/lists/list.reader.js';
import { BulkUpdateTags } from '../../common/bulk-updates/bulk-update.dto.js';
import { CurrentActor, IfMatch, type Version } from '../../common/http/request.decorator.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { buildTagExample, createBulkUpdateController } from '../../identity/access/bulk-update-controller.factory.js';
import { createRecordController, RecordController } from '../../identity/access/record-controller.factory.js';
import { defineRoutes } from '../../identity/access/routes.decorator.js';
import { CreateContact, UpdateContact, MergeContact } from './contact.dto.js';
import { contactList } from '../model/contact.list.js';
import { ContactService } from './contact.service.js';
import { ContactView } from './contact.view.js';
import { ContactMergeService } from './contact-merge.service.js';
import { ContactMergeView } from './contact-merge.view.js';
import { ApiMergeableResponse, MergedLinkInterceptor } from '../merge/merged-link.interceptor.js';
import { CONTACT_DOCS } from './contact.openapi.js';
import { CONTACT } from '../model/contact.entity.js';

const routes = defineRoutes(CONTACT_DOCS, { scope: 'contacts', records: ['contact'], view: ContactView });

@ApiTags('Contacts')
@RecordController('contacts')
export class ContactController extends createRecordController(routes, contactList, ContactView, ContactService) {
  constructor(
    records: ContactService,
    lists: ListReader,
    work: UnitOfWork,
    private readonly merges: ContactMergeService,
  ) {
    super(records, lists, work);
  }

  @routes.Post()
  create(@Body() body: CreateContact, @CurrentActor() actor: Actor) {
    return this.work.run(actor, (tx) => this.records.create(tx, body));
  }

  @UseInterceptors(MergedLinkInterceptor)
  @ApiMergeableResponse(ContactView)
  @routes.Get(':id')
  override read(@routes.Id() id: string, @CurrentActor() actor: Actor) {
    return this.records.read(id, actor);
  }

  @routes.Patch(':id')
  update(
    @routes.Id() id: string,
    @Body() body: UpdateContact,
    @IfMatch() ifMatch: Version,
    @CurrentActor() actor: Actor,
  ) {
    return this.work.run(actor, (tx) => this.records.update(tx, id, body, ifMatch));
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

@ApiTags('Contacts')
@Controller('contacts/bulk-updates')
export class ContactBulkUpdateController extends createBulkUpdateController(
  {
    collection: 'contacts',
    kind: CONTACT,
    list: contactList,
    title: 'fullName',
    bodyType: BulkUpdateTags,
    updateType: UpdateContact,
    examples: buildTagExample('0199c000-0000-7000-8000-000000000210'),
  },
  ['contacts:write', 'contacts:read'],
  ContactService,
) {}
