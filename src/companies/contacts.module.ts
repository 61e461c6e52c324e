import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentController } from './consents/consent.controller.js';
import { Consent } from './model/consent.entity.js';
import { ConsentService } from './consents/consent.service.js';
import { ContactAffiliation, Contact } from './model/contact.entity.js';
import { ContactController } from './contacts/contact.controller.js';
import './contacts/contact-merge.registry.js';
import { ContactService } from './contacts/contact.service.js';
import { ContactMergeService } from './contacts/contact-merge.service.js';

/** Contacts, the companies they work for, and their consents. */
@Module({
  imports: [TypeOrmModule.forFeature([Contact, ContactAffiliation, Consent])],
  controllers: [ContactController, ConsentController],
  providers: [ContactService, ContactMergeService, ConsentService],
  exports: [ContactService, ConsentService],
})
export class ContactsModule {}
