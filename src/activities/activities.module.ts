import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ActivityController } from './activity.controller.js';
import { Activity } from './activity.entity.js';
import { ActivityWrapUp } from './activity.wrap-up.js';

/** Everything the agency organises, as one list by date; each kind has a module of its own beside this. */
@Module({
  imports: [TypeOrmModule.forFeature([Activity]), AgreementsModule],
  controllers: [ActivityController],
  providers: [ActivityWrapUp],
  exports: [ActivityWrapUp],
})
export class ActivitiesModule {}
