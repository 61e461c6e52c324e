import { Injectable } from '@nestjs/common';
import type { EntityImport } from '../model/entity-import.constants.js';
import type { ImportEntity } from '../mapping/import-field.constants.js';
import { AgreementImportService } from './agreement-import.service.js';
import { AttendanceImportService } from './attendance-import.service.js';
import { CompanyImportService } from './company-import.service.js';
import { ContactImportService } from './contact-import.service.js';
import { InteractionImportService } from './interaction-import.service.js';
import { LeadImportService } from './lead-import.service.js';
import { ParticipantImportService } from './participant-import.service.js';
import { TaskImportService } from './task-import.service.js';

/** The services that the module provides for {@link EntityImportRegistry}. */
export const ENTITY_IMPORTS = [
  CompanyImportService,
  ContactImportService,
  LeadImportService,
  InteractionImportService,
  TaskImportService,
  AgreementImportService,
  ParticipantImportService,
  AttendanceImportService,
];

/** Finds how the rows of a kind of records are imported. */
@Injectable()
export class EntityImportRegistry {
  private readonly imports: Readonly<Record<ImportEntity, EntityImport>>;

  constructor(
    companies: CompanyImportService,
    contacts: ContactImportService,
    leads: LeadImportService,
    interactions: InteractionImportService,
    tasks: TaskImportService,
    agreements: AgreementImportService,
    participants: ParticipantImportService,
    attendances: AttendanceImportService,
  ) {
    this.imports = {
      companies,
      contacts,
      leads,
      interactions,
      tasks,
      agreements,
      'delegation-participants': participants,
      'seminar-attendances': attendances,
    };
  }

  get(entity: ImportEntity): EntityImport {
    return this.imports[entity];
  }
}
