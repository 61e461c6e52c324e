import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../companies/companies.module.js';
import { ContactsModule } from '../companies/contacts.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { DelegationsModule } from '../activities/delegations/delegations.module.js';
import { SeminarsModule } from '../activities/seminars/seminars.module.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { ENTITY_IMPORTS, EntityImportRegistry } from './entities/entity-import.registry.js';
import { Import, ImportRow, ImportRowKey, ImportWord } from './model/import.entity.js';
import { ImportComparisonService } from './decisions/import-comparison.service.js';
import { ImportDecisionController } from './decisions/import-decision.controller.js';
import { ImportDecisionService } from './decisions/import-decision.service.js';
import { RowPlanningService } from './decisions/row-planning.service.js';
import { ImportMapping } from './model/import-mapping.entity.js';
import { ImportDeletionService } from './retention/import-deletion.service.js';
import { ImportRetentionJob } from './retention/import-retention.job.js';
import { DataImportController } from './runs/import.controller.js';
import { ImportErrorsService } from './runs/import-errors.service.js';
import { ImportReasonService } from './runs/import-reason.service.js';
import { ImportHandler } from './runs/import.handler.js';
import { EarlierRowService } from './runs/earlier-row.service.js';
import { ImportRowService } from './runs/import-row.service.js';
import { RowDecisionService } from './runs/row-decision.service.js';
import { ImportService } from './runs/import.service.js';
import { NamedRecordService } from './runs/named-record.service.js';
import { RowOrderService } from './runs/row-order.service.js';
import { ImportUndoService } from './runs/import-undo.service.js';
import { ImportUploadService } from './runs/import-upload.service.js';
import { ImportMappingController } from './saved-mappings/import-mapping.controller.js';
import { ImportMappingService } from './saved-mappings/import-mapping.service.js';

/** Imports of records from files of other systems: upload, mapping, check, run and undo. */
@Module({
  imports: [
    CompaniesModule,
    ContactsModule,
    AgreementsModule,
    DelegationsModule,
    SeminarsModule,
    LeadsModule,
    InteractionsModule,
    TypeOrmModule.forFeature([Import, ImportMapping, ImportRow, ImportRowKey, ImportWord]),
  ],
  controllers: [ImportMappingController, DataImportController, ImportDecisionController],
  providers: [
    ...ENTITY_IMPORTS,
    EntityImportRegistry,
    ImportDeletionService,
    ImportErrorsService,
    ImportHandler,
    ImportMappingService,
    ImportReasonService,
    ImportRetentionJob,
    EarlierRowService,
    ImportRowService,
    RowDecisionService,
    ImportComparisonService,
    ImportDecisionService,
    ImportService,
    ImportUndoService,
    ImportUploadService,
    NamedRecordService,
    RowOrderService,
    RowPlanningService,
  ],
  exports: [ImportService, ImportMappingService, ImportDeletionService, ImportUploadService, ImportErrorsService],
})
export class ImportsModule {}
