import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { LeadRuleController } from './lead-rules/lead-rule.controller.js';
import { LeadRuleRunsService } from './lead-rules/lead-rule-run.service.js';
import { LeadRulesService } from './lead-rules/lead-rule.service.js';
import { BatchRunner } from './model/separate-transactions.runner.js';
import { IntakeDecision } from './registrations/registration-decision.entity.js';
import { RegistrationAttendanceService } from './effects/registration-attendance.service.js';
import { RegistrationConsentsService } from './effects/registration-consents.service.js';
import {
  IntakeDecisionController,
  IntakeRegistrationController,
} from './registrations/intake-registration.controller.js';
import { RegistrationDecisionsService } from './registrations/registration-decision.service.js';
import { IntakeRegistrationReader } from './registrations/intake-registration.service.js';
import { RegistrationEffectsService } from './effects/registration-effects.service.js';
import { IntakeRegistration } from './model/intake-registration.entity.js';
import { IntakeRegistrationsService } from './registrations/registration-submission.service.js';
import { RegistrationMatchingService } from './matching/registration-matching.service.js';
import './registrations/intake-registration-merge.registry.js';
import './registrations/intake-registration-timeline.registry.js';
import { RegistrationReopeningService } from './registrations/registration-reopening.service.js';
import { RegistrationResolutionService } from './registrations/registration-resolution.service.js';
import { RegistrationSeatsService } from './effects/registration-seat.service.js';
import { SeatChangesService } from './effects/seat-changes.service.js';
import { ThirdPartyNoticesService } from './matching/third-party-notice.service.js';

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
    IntakeRegistrationsService,
    IntakeRegistrationReader,
    RegistrationMatchingService,
    RegistrationEffectsService,
    RegistrationSeatsService,
    RegistrationAttendanceService,
    SeatChangesService,
    RegistrationConsentsService,
    RegistrationDecisionsService,
    ThirdPartyNoticesService,
    RegistrationResolutionService,
    RegistrationReopeningService,
    LeadRulesService,
    LeadRuleRunsService,
    BatchRunner,
  ],
  exports: [BatchRunner, IntakeRegistrationsService, RegistrationResolutionService],
})
export class IntakeRegistrationsModule {}
