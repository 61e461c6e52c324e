import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SeminarsModule } from '../../activities/seminars/seminars.module.js';
import { CompaniesModule } from '../../companies/companies.module.js';
import { ContactsModule } from '../../companies/contacts.module.js';
import { InteractionsModule } from '../../interactions/interactions.module.js';
import { LeadsModule } from '../../leads/leads.module.js';
import { LeadRuleController } from '../rules/rule.controller.js';
import { LeadRuleRuns } from '../rules/rule.run.js';
import { LeadRules } from '../rules/rule.service.js';
import { SeparateWork } from '../separate.work.js';
import { IntakeDecision } from './decision.entity.js';
import { RegistrationAttendanceService } from './registration-attendance.service.js';
import { RegistrationConsents } from './registration.consents.js';
import { IntakeDecisionController, IntakeRegistrationController } from './registration.controller.js';
import { RegistrationDecisions } from './registration.decisions.js';
import { IntakeRegistrationDesk } from './registration.desk.js';
import { RegistrationEffects } from './registration.effects.js';
import { IntakeRegistration } from './registration.entity.js';
import { IntakeRegistrations } from './registration.intake.js';
import { RegistrationMatching } from './registration.matching.js';
import './registration.merge.js';
import './registration.timeline.js';
import { RegistrationReopening } from './registration.reopening.js';
import { RegistrationResolution } from './registration.resolution.js';
import { RegistrationSeats } from './registration.seats.js';
import { SeatChangesService } from './seat-changes.service.js';
import { ThirdPartyNotices } from './third.party.notices.js';

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
    IntakeRegistrations,
    IntakeRegistrationDesk,
    RegistrationMatching,
    RegistrationEffects,
    RegistrationSeats,
    RegistrationAttendanceService,
    SeatChangesService,
    RegistrationConsents,
    RegistrationDecisions,
    ThirdPartyNotices,
    RegistrationResolution,
    RegistrationReopening,
    LeadRules,
    LeadRuleRuns,
    SeparateWork,
  ],
  exports: [SeparateWork, IntakeRegistrations, RegistrationResolution],
})
export class IntakeRegistrationsModule {}
