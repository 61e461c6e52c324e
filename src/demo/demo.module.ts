import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IntakeModule } from '../intake/intake.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { DemoSeed } from './demo.seed.js';
import { DemoForms } from './demo.forms.js';
import { DemoServices } from './demo.services.js';

/** The demo: the story of the announcement, and two invented years with it. */
@Module({
  imports: [
    IdentityModule,
    CompaniesModule,
    ContactsModule,
    AgreementsModule,
    ActivitiesModule,
    LeadsModule,
    InteractionsModule,
    IntakeModule,
  ],
  providers: [DemoServices, DemoForms, DemoSeed],
  exports: [DemoSeed],
})
export class DemoModule {}
