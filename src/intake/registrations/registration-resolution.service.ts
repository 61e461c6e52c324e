import { Injectable } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';
import { createConflictError, createInvalidError } from '../../common/errors/domain.errors.js';
import { CreateCompany } from '../../companies/companies/company.dto.js';
import { CompanyService } from '../../companies/companies/company.service.js';
import { CreateContact } from '../../companies/contacts/contact.dto.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { listCompanyDomains, findCountry, writeCandidates } from '../matching/match-candidates.store.js';
import { RegistrationDecisionService } from './registration-decision.service.js';
import type { ResolveRegistration } from './intake-registration.dto.js';
import { RegistrationEffectsService } from '../effects/registration-effects.service.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { validateDecision } from './registration-resolution.rules.js';
import { pickFittingFields } from '../matching/registration-matching.service.js';
import { toSingleLine, formatFullName } from '../model/registration-text.rules.js';
import { ThirdPartyNoticeService } from '../matching/third-party-notice.service.js';
import { OPEN_STATES } from '../model/intake-registration.constants.js';

/** Carries out the decision of a person about a registration. */
@Injectable()
export class RegistrationResolutionService {
  constructor(
    private readonly contacts: ContactService,
    private readonly companies: CompanyService,
    private readonly effects: RegistrationEffectsService,
    private readonly decisions: RegistrationDecisionService,
    private readonly notices: ThirdPartyNoticeService,
  ) {}

  /**
   * Resolves a registration with all effects. Of two concurrent decisions, the second fails.
   * @throws 404, 409 `intake_registration.resolved`, `record.archived`, and the errors of a new contact and company;
   * 412; 422 `intake_registration.one_decision`, unknown references, and missing fields of a new contact or company
   */
  async resolve(tx: Tx, id: string, body: ResolveRegistration, ifMatch?: number): Promise<IntakeRegistration> {
    const errors = validateDecision(body);
    if (errors.length > 0) throw createInvalidError(errors, errors[0]!.code);
    const registration = await lockLive(tx, INTAKE_REGISTRATION, id, ifMatch);
    assertOpen(registration);
    const decided = body.reject
      ? { matchState: 'rejected' as const, rejectedReason: body.reason ?? null }
      : { matchState: 'matched' as const, ...(await this.resolvePerson(tx, registration, body)) };
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...decided, matchedBy: 'person', matchedAt: tx.now, reviewReasons: [] },
      action: body.reject ? 'rejected' : 'resolved',
    });
    await writeCandidates(tx, id, [], []);
    if (body.remember ?? !body.reject) await this.decisions.learn(tx, registration);
    const connection = await getConnection(tx, registration);
    await this.effects.applyEffects(tx, connection, registration);
    await this.effects.recordConsents(tx, connection, registration);
    return registration;
  }

  private async resolvePerson(tx: Tx, registration: IntakeRegistration, body: ResolveRegistration) {
    await assertReferences(tx, [
      { table: 'contact', id: body.contactId, pointer: '/contactId' },
      { table: 'company', id: body.companyId, pointer: '/companyId' },
    ]);
    const companyId = body.createCompany
      ? await this.createCompanyFor(tx, registration, body)
      : (body.companyId ?? null);
    const contactId = body.contactId ?? (await this.createContactFor(tx, registration, body, companyId));
    return { contactId, companyId: companyId ?? (await findEmployerId(tx, contactId)) };
  }

  private async createCompanyFor(tx: Tx, registration: IntakeRegistration, { createCompany }: ResolveRegistration) {
    const { companyName, emailKey } = registration;
    const emailDomains = emailKey === null ? [] : listCompanyDomains(emailKey).slice(-1);
    const body = buildValidBody(CreateCompany, '/createCompany', {
      name: toSingleLine(companyName),
      country: findCountry(registration),
      ...(createCompany?.website ? {} : { emailDomains }),
      ...omitUndefined(createCompany),
    });
    return (await this.companies.createIn(tx, body)).id;
  }

  private async createContactFor(
    tx: Tx,
    registration: IntakeRegistration,
    { createContact }: ResolveRegistration,
    companyId: string | null,
  ): Promise<string> {
    const { emailKey, givenName, familyName, jobTitle, phone } = registration;
    const offered = pickFittingFields({ email: emailKey, givenName, familyName, jobTitle, phone });
    // Data of the form that is not valid for a contact is left out. The data of the request must be valid.
    const usable = Object.entries(offered).filter(([field, value]) => isUsable(field, value));
    const body = buildValidBody(CreateContact, '/createContact', {
      fullName: formatFullName(registration),
      ...Object.fromEntries(usable),
      ...omitUndefined(createContact),
      companyId,
    });
    const { id } = await this.contacts.createIn(tx, body);
    await this.notices.createNoticeTask(tx, registration, id);
    return id;
  }
}

/** Checks that a registration waits for a decision. @throws 409 `intake_registration.resolved` */
function assertOpen({ id, matchState, contactId }: IntakeRegistration): void {
  if (OPEN_STATES.includes(matchState)) return;
  const detail =
    matchState === 'incomplete'
      ? `The registration ${id} cannot be resolved yet, because only its cancellation has arrived.`
      : `The registration ${id} is ${matchState} already; reopen it to decide again.`;
  throw createConflictError('intake_registration.resolved', detail, [], { matchState, contactId });
}

/** Returns the connection of a registration. */
async function getConnection(tx: Tx, { connectionId }: Pick<IntakeRegistration, 'connectionId'>) {
  return tx.manager.findOneByOrFail(IntakeConnection, { id: connectionId });
}

async function findEmployerId(tx: Tx, contactId: string): Promise<string | null> {
  const contact = await tx.sql.queryOneOrNull<{ companyId: string | null }>(
    'SELECT company_id AS "companyId" FROM contact WHERE id = $1',
    [contactId],
  );
  return contact?.companyId ?? null;
}

/** Removes undefined fields, because a field that is left out must not be emptied. */
function omitUndefined(body: object | null | undefined): object {
  return Object.fromEntries(Object.entries(body ?? {}).filter(([, value]) => value !== undefined));
}

function isUsable(field: string, value: string | null): boolean {
  const errors = validateSync(plainToInstance(CreateContact, { fullName: 'Anybody', [field]: value }));
  return !errors.some(({ property }) => property === field);
}

/** Builds a body and validates it as over HTTP. @throws 422 naming each wrong field */
function buildValidBody<T extends object>(type: ClassConstructor<T>, pointer: string, plain: object): T {
  const body = plainToInstance(type, plain);
  const errors = validateSync(body).map(({ property, constraints }) => ({
    pointer: `${pointer}/${property}`,
    code: 'field.invalid',
    detail: Object.values(constraints ?? {})[0] ?? `${property} is not valid`,
  }));
  if (errors.length > 0) throw createInvalidError(errors);
  return body;
}
