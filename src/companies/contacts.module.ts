import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentController } from './consents/consent.controller.js';
import { Consent } from './model/consent.entity.js';
import { ConsentService } from './consents/consent.service.js';
import { ContactAffiliation, Contact } from './model/contact.entity.js';
import { ContactBulkUpdateController, ContactController } from './contacts/contact.controller.js';
import { CompaniesModule } from './companies.module.js';
import { MergeRelationRegistry } from './merge/merge-relations.registry.js';
import { CONTACT_MERGE_RELATIONS } from './contacts/contact-merge.registry.js';
import { ContactService } from './contacts/contact.service.js';
import { SuppressedAddressRegistry } from './model/suppressed-addresses.registry.js';
import { ContactMergeService } from './contacts/contact-merge.service.js';

/** Contacts, the companies they work for, and their consents. */
@Module({
  imports: [CompaniesModule, TypeOrmModule.forFeature([Contact, ContactAffiliation, Consent])],
  controllers: [ContactBulkUpdateController, ContactController, ConsentController],
  providers: [ContactService, ContactMergeService, ConsentService, SuppressedAddressRegistry],
  exports: [ContactService, ConsentService, SuppressedAddressRegistry],
})
export class ContactsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(CONTACT_MERGE_RELATIONS);
  }
}
