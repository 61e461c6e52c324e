import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ActivityCalendarController } from './activity-calendar.controller.js';
import { ActivityCalendarQueries } from './activity-calendar.queries.js';
import { ActivityCalendars } from './activity-calendar.service.js';
import { ActivityController } from './activity.controller.js';
import { Activity } from './activity.entity.js';
import { ActivityWrapUp } from './activity.wrap-up.js';

/** Everything the agency organises, as one list by date; each kind has a module of its own beside this. */
@Module({
  imports: [TypeOrmModule.forFeature([Activity]), AgreementsModule],
  controllers: [ActivityController, ActivityCalendarController],
  providers: [ActivityWrapUp, ActivityCalendars, ActivityCalendarQueries],
  exports: [ActivityWrapUp],
})
export class ActivitiesModule {}
