import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DelegationsModule } from '../activities/delegations/delegations.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { MailModule } from '../mail/mail.module.js';
import { ReportLocksModule } from '../reports/locks/report-locks.module.js';
import { Erasure } from './erasures/erasure.entity.js';
import { ErasureController } from './erasures/erasure.controller.js';
import { ErasedPersonReader } from './erasures/erased-person.reader.js';
import { ErasurePlanReader } from './erasures/erasure-plan.reader.js';
import { ErasureRequestsStore } from './erasures/erasure-requests.store.js';
import { ErasureReapplyService } from './erasures/register/erasure-reapply.service.js';
import { ErasureTransaction } from './erasures/erasure.transaction.js';
import { ErasuresFileJob } from './erasures/register/erasures-file.job.js';
import { ErasureService } from './erasures/erasure.service.js';
import { PrivacyNoticeController } from './notices/privacy-notice.controller.js';
import { PrivacyNotice } from './notices/privacy-notice.entity.js';
import { PrivacyNoticeService } from './notices/privacy-notice.service.js';
import { ObjectionController } from './objections/objection.controller.js';
import { ObjectionService } from './objections/objection.service.js';
import { PersonController } from './people/person.controller.js';
import { PersonReader } from './people/person.reader.js';
import { PersonSearchService } from './people/person-search.service.js';
import { PersonReportController } from './report/person-report.controller.js';
import { PersonReportFilesService } from './report/person-report-files.service.js';
import { PersonReportReader } from './report/person-report.reader.js';
import { PersonReportService } from './report/person-report.service.js';
import { ProcessingRegisterController } from './register/processing-register.controller.js';
import { ProcessingRegisterService } from './register/processing-register.service.js';
import { PrivacyRequestController } from './requests/privacy-request.controller.js';
import { PrivacyRequest } from './requests/privacy-request.entity.js';
import { PrivacyRequestService } from './requests/privacy-request.service.js';
import { PRIVACY_MERGE_RELATIONS } from './requests/request-merge.registry.js';
import { RequestTaskStore } from './requests/request-task.store.js';
import { RetentionController } from './retention/retention.controller.js';
import { RetentionService } from './retention/retention.service.js';
import { RetentionErasureService } from './retention/retention-erasure.service.js';
import { RetentionRuleController } from './retention-rules/retention-rule.controller.js';
import { RetentionRule } from './retention-rules/retention-rule.entity.js';
import { RetentionRuleService } from './retention-rules/retention-rule.service.js';
import { RetentionTaskJob } from './retention/retention-task.job.js';

/** The rights of persons over the data that are stored about them. */
@Module({
  imports: [
    CompaniesModule,
    ContactsModule,
    DelegationsModule,
    InteractionsModule,
    MailModule,
    ReportLocksModule,
    TypeOrmModule.forFeature([Erasure, PrivacyNotice, PrivacyRequest, RetentionRule]),
  ],
  controllers: [
    ErasureController,
    ObjectionController,
    PersonController,
    PersonReportController,
    PrivacyNoticeController,
    PrivacyRequestController,
    ProcessingRegisterController,
    RetentionController,
    RetentionRuleController,
  ],
  providers: [
    ErasedPersonReader,
    ErasurePlanReader,
    ErasureRequestsStore,
    ErasureReapplyService,
    ErasureService,
    ErasureTransaction,
    ErasuresFileJob,
    ObjectionService,
    PersonReader,
    PersonReportFilesService,
    PersonReportReader,
    PersonReportService,
    PersonSearchService,
    PrivacyNoticeService,
    PrivacyRequestService,
    ProcessingRegisterService,
    RequestTaskStore,
    RetentionErasureService,
    RetentionRuleService,
    RetentionService,
    RetentionTaskJob,
  ],
  exports: [ErasureService, PrivacyRequestService],
})
export class PrivacyModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register(PRIVACY_MERGE_RELATIONS);
  }
}
