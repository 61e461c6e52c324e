import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LeadsModule } from '../leads/leads.module.js';
import { DocumentAccessPolicy } from './model/document-access.policy.js';
import { Document, DocumentChunk, DocumentVersion } from './model/document.entity.js';
import { DocumentController } from './records/document.controller.js';
import { DocumentService } from './records/document.service.js';

/** Documents: files on companies, contacts, leads, activities and agreements. */
@Module({
  imports: [LeadsModule, TypeOrmModule.forFeature([Document, DocumentVersion, DocumentChunk])],
  controllers: [DocumentController],
  providers: [DocumentAccessPolicy, DocumentService],
  exports: [DocumentService],
})
export class DocumentsModule {}
