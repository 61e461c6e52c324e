import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import './company.merge.js';
import { CompanyIdentifier } from './company-identifier.entity.js';
import { CompanyMembershipController } from './company-membership.controller.js';
import { CompanyMembership } from './company-membership.entity.js';
import { CompanyMembershipsService } from './company-membership.service.js';
import { CompanyMergeService } from './company-merge.service.js';
import { CompanyNace } from './company-nace.entity.js';
import { CompanyController } from './company.controller.js';
import { Company } from './company.entity.js';
import { CompaniesService } from './company.service.js';
import { CompanyDuplicateController } from './duplicate.controller.js';
import { CompanyDuplicatesService } from './duplicate.service.js';

/** Companies with their registration numbers, activities and memberships; duplicates and merges. */
@Module({
  imports: [TypeOrmModule.forFeature([Company, CompanyIdentifier, CompanyNace, CompanyMembership])],
  controllers: [CompanyDuplicateController, CompanyController, CompanyMembershipController],
  providers: [CompaniesService, CompanyDuplicatesService, CompanyMembershipsService, CompanyMergeService],
  exports: [CompaniesService, CompanyDuplicatesService, CompanyMembershipsService, CompanyMergeService],
})
export class CompaniesModule {}
