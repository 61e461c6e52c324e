import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import './companies/company-merge.registry.js';
import { CompanyIdentifier, CompanyNace, Company } from './model/company.entity.js';
import { CompanyMembershipController } from './memberships/company-membership.controller.js';
import { CompanyMembership } from './model/company-membership.entity.js';
import { CompanyMembershipService } from './memberships/company-membership.service.js';
import { CompanyMergeService } from './companies/company-merge.service.js';
import { CompanyController } from './companies/company.controller.js';
import { CompanyService } from './companies/company.service.js';
import { CompanyDuplicateController } from './duplicates/duplicate.controller.js';
import { CompanyDuplicatesService } from './duplicates/duplicate.service.js';

/** Companies with their registration numbers, activities and memberships; duplicates and merges. */
@Module({
  imports: [TypeOrmModule.forFeature([Company, CompanyIdentifier, CompanyNace, CompanyMembership])],
  controllers: [CompanyDuplicateController, CompanyController, CompanyMembershipController],
  providers: [CompanyService, CompanyDuplicatesService, CompanyMembershipService, CompanyMergeService],
  exports: [CompanyService, CompanyDuplicatesService, CompanyMembershipService, CompanyMergeService],
})
export class CompaniesModule {}
