import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { canUse, type Permission } from '../../identity/access/access.policy.js';
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

  /** Checks that the caller has the permissions that an import of these records needs. @throws 403 */
  assertMayImport(entity: ImportEntity, actor: Actor): void {
    this.assertPermissions(entity, this.get(entity).permissions, actor);
  }

  /** Checks that the caller may read the records whose values the rows of an import name. @throws 403 */
  assertMayReadRows(entity: ImportEntity, actor: Actor): void {
    const reading = this.get(entity).permissions.filter((permission) => permission.endsWith(':read'));
    this.assertPermissions(entity, reading, actor);
  }

  private assertPermissions(entity: ImportEntity, permissions: readonly Permission[], actor: Actor): void {
    const missing = permissions.find((permission) => !canUse(actor, permission));
    if (missing) throw new CodedError('auth.forbidden', `An import of ${entity} needs the scope ${missing}.`);
  }
}
