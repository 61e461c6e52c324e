import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadsModule } from '../leads/leads.module.js';
import { ChunkReader } from './files/chunk.reader.js';
import { DocumentFileService } from './files/document-file.service.js';
import { DocumentAccessPolicy } from './model/document-access.policy.js';
import { DocumentMetricsRegistry } from './model/document-metrics.registry.js';
import { Document, DocumentChunk, DocumentVersion } from './model/document.entity.js';
import { DocumentController } from './records/document.controller.js';
import { DocumentService } from './records/document.service.js';
import { ClamdClient } from './scanning/clamd.client.js';
import { DocumentUploadService } from './uploads/document-upload.service.js';
import { ReceivedFileReader } from './uploads/received-file.reader.js';
import { WriteSlotRegistry } from './uploads/write-slot.registry.js';

/** Documents: files on companies, contacts, leads, activities and agreements. */
@Module({
  imports: [LeadsModule, TypeOrmModule.forFeature([Document, DocumentVersion, DocumentChunk])],
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
  exports: [DocumentService, DocumentUploadService],
})
export class DocumentsModule {}
