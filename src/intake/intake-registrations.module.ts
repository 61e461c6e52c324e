import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { LeadRuleController } from './lead-rules/lead-rule.controller.js';
import { LeadRuleRunService } from './lead-rules/lead-rule-run.service.js';
import { LeadRuleService } from './lead-rules/lead-rule.service.js';
import { SeparateTransactionsRunner } from './model/separate-transactions.runner.js';
import { IntakeDecision } from './registrations/registration-decision.entity.js';
import { RegistrationAttendanceService } from './effects/registration-attendance.service.js';
import { RegistrationConsentsService } from './effects/registration-consents.service.js';
import { IntakeRegistrationController } from './registrations/intake-registration.controller.js';
import { IntakeDecisionController } from './registrations/registration-decision.controller.js';
import { RegistrationDecisionService } from './registrations/registration-decision.service.js';
import { IntakeRegistrationsService } from './registrations/intake-registrations.service.js';
import { RegistrationEffectsService } from './effects/registration-effects.service.js';
import { IntakeRegistration } from './model/intake-registration.entity.js';
import { RegistrationRematchService } from './registrations/registration-rematch.service.js';
import { RegistrationSubmissionService } from './registrations/registration-submission.service.js';
import { RegistrationMatchingService } from './matching/registration-matching.service.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { INTAKE_MERGE_RELATIONS } from './registrations/intake-registration-merge.registry.js';
import { INTAKE_TIMELINE_SOURCES } from './registrations/intake-registration-timeline.registry.js';
import { TimelineSourceRegistry } from '../interactions/timeline/timeline-sources.registry.js';
import { RegistrationSeatService } from './effects/registration-seat.service.js';
import { SeatChangesService } from './effects/seat-changes.service.js';
import { ThirdPartyNoticeService } from './matching/third-party-notice.service.js';

/** Registrations by form: their matching, their seats, their consents, and the leads that rules create from them. */
@Module({
  imports: [
    CompaniesModule,
    ContactsModule,
    SeminarsModule,
    LeadsModule,
    InteractionsModule,
    TypeOrmModule.forFeature([IntakeRegistration, IntakeDecision]),
  ],
  controllers: [IntakeRegistrationController, IntakeDecisionController, LeadRuleController],
  providers: [
    RegistrationSubmissionService,
    IntakeRegistrationsService,
    RegistrationMatchingService,
    RegistrationEffectsService,
    RegistrationSeatService,
    RegistrationAttendanceService,
    SeatChangesService,
    RegistrationConsentsService,
    RegistrationDecisionService,
    RegistrationRematchService,
    ThirdPartyNoticeService,
    LeadRuleService,
    LeadRuleRunService,
    SeparateTransactionsRunner,
  ],
  exports: [SeparateTransactionsRunner, RegistrationSubmissionService, IntakeRegistrationsService],
})
export class IntakeRegistrationsModule implements OnModuleInit {
  constructor(
    private readonly mergeRelations: MergeRelationRegistry,
    private readonly timelineSources: TimelineSourceRegistry,
  ) {}

  onModuleInit(): void {
    this.mergeRelations.register(INTAKE_MERGE_RELATIONS);
    this.timelineSources.register(INTAKE_TIMELINE_SOURCES);
  }
}
