import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../companies/companies.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { PrivacyRequestController } from './requests/privacy-request.controller.js';
import { PrivacyRequest } from './requests/privacy-request.entity.js';
import { PrivacyRequestService } from './requests/privacy-request.service.js';
import { PRIVACY_MERGE_RELATIONS } from './requests/request-merge.registry.js';
import { RequestTaskStore } from './requests/request-task.store.js';

/** The rights of persons over the data that are stored about them. */
@Module({
  imports: [CompaniesModule, InteractionsModule, TypeOrmModule.forFeature([PrivacyRequest])],
  controllers: [PrivacyRequestController],
  providers: [PrivacyRequestService, RequestTaskStore],
})
export class PrivacyModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(PRIVACY_MERGE_RELATIONS);
  }
}
