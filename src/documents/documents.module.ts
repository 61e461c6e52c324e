import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CompaniesModule } from '../companies/companies.module.js';
import { MergeRelationRegistry } from '../companies/merge/merge-relations.registry.js';
import { InteractionsModule } from '../interactions/interactions.module.js';
import { TimelineSourceRegistry } from '../interactions/timeline/timeline-sources.registry.js';
import { LeadsModule } from '../leads/leads.module.js';
import { ChunkReader } from './files/chunk.reader.js';
import { DocumentFileService } from './files/document-file.service.js';
import { DOCUMENT_MERGE_RELATIONS } from './merge/document-merge.registry.js';
import { DocumentAccessPolicy } from './model/document-access.policy.js';
import { DocumentMetricsRegistry } from './model/document-metrics.registry.js';
import { Document, DocumentChunk, DocumentVersion } from './model/document.entity.js';
import { DocumentController } from './records/document.controller.js';
import { DocumentService } from './records/document.service.js';
import { ClamdClient } from './scanning/clamd.client.js';
import { DocumentUploadService } from './uploads/document-upload.service.js';
import { ReceivedFileReader } from './uploads/received-file.reader.js';
import { WriteSlotRegistry } from './uploads/write-slot.registry.js';
import { DOCUMENT_TIMELINE_SOURCES } from './timeline/document-timeline-sources.queries.js';

/** Documents: files on companies, contacts, leads, activities and agreements. */
@Module({
  imports: [
    CompaniesModule,
    InteractionsModule,
    LeadsModule,
    TypeOrmModule.forFeature([Document, DocumentVersion, DocumentChunk]),
  ],
  controllers: [DocumentController],
  providers: [
    ChunkReader,
    ClamdClient,
    DocumentAccessPolicy,
    DocumentFileService,
    DocumentMetricsRegistry,
    DocumentService,
    DocumentUploadService,
    ReceivedFileReader,
    WriteSlotRegistry,
  ],
  exports: [DocumentFileService, DocumentService, DocumentUploadService, WriteSlotRegistry],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly mergeRelations: MergeRelationRegistry,
    private readonly timelines: TimelineSourceRegistry,
  ) {}

  onModuleInit(): void {
    this.mergeRelations.register(DOCUMENT_MERGE_RELATIONS);
    this.timelines.register(DOCUMENT_TIMELINE_SOURCES);
  }
}
