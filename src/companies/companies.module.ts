import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MergeRelationRegistry } from './merge/merge-relations.registry.js';
import { COMPANY_MERGE_RELATIONS } from './companies/company-merge.registry.js';
import { ExternalId } from '../common/external-ids/external-id.entity.js';
import { CompanyIdentifier, CompanyNace, Company } from './model/company.entity.js';
import { CompanyMembershipController } from './memberships/company-membership.controller.js';
import { CompanyMembership } from './model/company-membership.entity.js';
import { CompanyMembershipService } from './memberships/company-membership.service.js';
import { CompanyMergeService } from './companies/company-merge.service.js';
import { CompanyBulkUpdateController, CompanyController } from './companies/company.controller.js';
import { CompanyService } from './companies/company.service.js';
import { CompanyDuplicateController } from './duplicates/duplicate.controller.js';
import { CompanyDuplicatesService } from './duplicates/duplicate.service.js';

/** Companies with their registration numbers, activities and memberships; duplicates and merges. */
@Module({
  imports: [TypeOrmModule.forFeature([Company, CompanyIdentifier, CompanyNace, CompanyMembership, ExternalId])],
  controllers: [
    CompanyDuplicateController,
    CompanyBulkUpdateController,
    CompanyController,
    CompanyMembershipController,
  ],
  providers: [
    MergeRelationRegistry,
    CompanyService,
    CompanyDuplicatesService,
    CompanyMembershipService,
    CompanyMergeService,
  ],
  exports: [
    MergeRelationRegistry,
    CompanyService,
    CompanyDuplicatesService,
    CompanyMembershipService,
    CompanyMergeService,
  ],
})
export class CompaniesModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(COMPANY_MERGE_RELATIONS);
  }
}
