import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConsentController } from './consent.controller.js';
import { Consent } from './consent.entity.js';
import { ConsentsService } from './consent.service.js';
import { ContactAffiliation } from './contact-affiliation.entity.js';
import { ContactController } from './contact.controller.js';
import { Contact } from './contact.entity.js';
import './contact.merge.js';
import { ContactsService } from './contact.service.js';
import { ContactMergeService } from './contact-merge.service.js';

/** Contacts, the companies they work for, and their consents. */
@Module({
  imports: [TypeOrmModule.forFeature([Contact, ContactAffiliation, Consent])],
  controllers: [ContactController, ConsentController],
  providers: [ContactsService, ContactMergeService, ConsentsService],
  exports: [ContactsService, ConsentsService],
})
export class ContactsModule {}
