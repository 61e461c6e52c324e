import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SeminarsModule } from '../../activities/seminars/seminars.module.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { ContactsModule } from '../../companies/contacts.module.js';
import { InteractionsModule } from '../../interactions/interactions.module.js';
import { LeadsModule } from '../../leads/leads.module.js';
import { LeadRuleController } from '../rules/rule.controller.js';
import { LeadRuleRunsService } from '../rules/rule.run.js';
import { LeadRulesService } from '../rules/rule.service.js';
import { BatchRunner } from '../separate.work.js';
import { IntakeDecision } from './decision.entity.js';
import { RegistrationAttendanceService } from './registration-attendance.service.js';
import { RegistrationConsentsService } from './registration.consents.js';
import { IntakeDecisionController, IntakeRegistrationController } from './registration.controller.js';
import { RegistrationDecisionsService } from './registration.decisions.js';
import { IntakeRegistrationReader } from './registration.desk.js';
import { RegistrationEffectsService } from './registration.effects.js';
import { IntakeRegistration } from './registration.entity.js';
import { IntakeRegistrationsService } from './registration.intake.js';
import { RegistrationMatchingService } from './registration.matching.js';
import './registration.merge.js';
import './registration.timeline.js';
import { RegistrationReopeningService } from './registration.reopening.js';
import { RegistrationResolutionService } from './registration.resolution.js';
import { RegistrationSeatsService } from './registration.seats.js';
import { SeatChangesService } from './seat-changes.service.js';
import { ThirdPartyNoticesService } from './third.party.notices.js';

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
