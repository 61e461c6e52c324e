import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities.module.js';
import { RoadshowController } from './roadshow.controller.js';
import './roadshow.merge.js';
import { Roadshows } from './roadshow.service.js';
import { StopController } from './stop.controller.js';
import { RoadshowStops } from './stop.service.js';

/** Roadshows and their stops. */
@Module({
  imports: [ActivitiesModule],
  controllers: [RoadshowController, StopController],
  providers: [Roadshows, RoadshowStops],
  exports: [Roadshows, RoadshowStops],
})
export class RoadshowsModule {}
