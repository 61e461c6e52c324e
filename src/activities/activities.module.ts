import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActivityController } from './activity.controller.js';
import { Activity } from './activity.entity.js';

/** Delegations, roadshows and seminars, as far as leads refer to them. */
@Module({
  imports: [TypeOrmModule.forFeature([Activity])],
  controllers: [ActivityController],
})
export class ActivitiesModule {}
