import { Module, type OnModuleInit } from '@nestjs/common';
import { CompaniesModule } from '../../companies/companies.module.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { ActivitiesModule } from '../activities.module.js';
import { RoadshowBulkUpdateController, RoadshowController } from './roadshow.controller.js';
import { RoadshowService } from './roadshow.service.js';
import { StopController } from './stop.controller.js';
import { RoadshowStopService } from './stop.service.js';

/** Roadshows and their stops. */
@Module({
  imports: [CompaniesModule, ActivitiesModule],
  controllers: [RoadshowBulkUpdateController, RoadshowController, StopController],
  providers: [RoadshowService, RoadshowStopService],
  exports: [RoadshowService, RoadshowStopService],
})
export class RoadshowsModule implements OnModuleInit {
  constructor(private readonly mergeRelations: MergeRelationRegistry) {}

  onModuleInit(): void {
    this.mergeRelations.register([
      {
        target: 'company',
        table: 'activity',
        column: 'local_partner_id',
        label: 'roadshowStops',
        record: { entityType: 'roadshow_stop' },
      },
    ]);
  }
}
