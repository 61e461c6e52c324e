import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ActivityCalendarController } from './activity-calendar.controller.js';
import { ActivityCalendarQueries } from './activity-calendar.queries.js';
import { ActivityCalendarService } from './activity-calendar.service.js';
import { ActivityController } from './activity.controller.js';
import { Activity } from './activity.entity.js';
import { ActivityWrapUpJob } from './activity-wrap-up.job.js';

/** All activities of the agency as one list by date. Each kind of activity has its own module. */
@Module({
  imports: [TypeOrmModule.forFeature([Activity]), AgreementsModule],
  controllers: [ActivityController, ActivityCalendarController],
  providers: [ActivityWrapUpJob, ActivityCalendarService, ActivityCalendarQueries],
  exports: [ActivityWrapUpJob],
})
export class ActivitiesModule {}
