import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import './company.merge.js';
import { CompanyIdentifier } from './company-identifier.entity.js';
import { CompanyMembershipController } from './company-membership.controller.js';
import { CompanyMembership } from './company-membership.entity.js';
import { CompanyMemberships } from './company-membership.service.js';
import { CompanyMerges } from './company-merge.service.js';
import { CompanyNace } from './company-nace.entity.js';
import { CompanyController } from './company.controller.js';
import { Company } from './company.entity.js';
import { Companies } from './company.service.js';
import { CompanyDuplicateController } from './duplicate.controller.js';
import { CompanyDuplicates } from './duplicate.service.js';

/** Companies with their registration numbers, activities and memberships; duplicates and merges. */
@Module({
  imports: [TypeOrmModule.forFeature([Company, CompanyIdentifier, CompanyNace, CompanyMembership])],
  controllers: [CompanyDuplicateController, CompanyController, CompanyMembershipController],
  providers: [Companies, CompanyDuplicates, CompanyMemberships, CompanyMerges],
  exports: [Companies, CompanyDuplicates, CompanyMemberships, CompanyMerges],
})
export class CompaniesModule {}
