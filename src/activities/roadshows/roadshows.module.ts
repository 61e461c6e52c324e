import { Module } from '@nestjs/common';
import { ActivitiesModule } from '../activities.module.js';
import { RoadshowController } from './roadshow.controller.js';
import './roadshow-merge.registry.js';
import { RoadshowService } from './roadshow.service.js';
import { StopController } from './stop.controller.js';
import { RoadshowStopService } from './stop.service.js';

/** Roadshows and their stops. */
@Module({
  imports: [ActivitiesModule],
  controllers: [RoadshowController, StopController],
  providers: [RoadshowService, RoadshowStopService],
  exports: [RoadshowService, RoadshowStopService],
})
export class RoadshowsModule {}
