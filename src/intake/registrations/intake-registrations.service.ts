import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createInvalidError } from '../../common/errors/domain.errors.js';
import { applyRequestPart } from '../../common/errors/request-part.factory.js';
import { buildProblem } from '../../common/errors/problem-details.factory.js';
import { describeError } from '../../common/http/problem.filter.js';
import { CompanyService } from '../../companies/companies/company.service.js';
import { isEmailTaken, lockEmail } from '../../companies/contacts/contact.queries.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { lockLive, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { RegistrationEffectsService } from '../effects/registration-effects.service.js';
import { writeCandidates } from '../matching/match-candidates.store.js';
import { RegistrationMatchingService } from '../matching/registration-matching.service.js';
import { ThirdPartyNoticeService } from '../matching/third-party-notice.service.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { OPEN_STATES } from '../model/intake-registration.constants.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { SeparateTransactionsRunner } from '../model/separate-transactions.runner.js';
import type {
  RegistrationDecision,
  ReopenRegistration,
  ResolveRegistration,
  ResolveRegistrations,
} from './intake-registration.dto.js';
import { findEmployerId, readWholeRegistration } from './intake-registration.queries.js';
import type { ResolutionsView, ResolutionView, WholeIntakeRegistrationView } from './intake-registration.view.js';
import { findDecisionsBehind } from './learned-decision.queries.js';
import { RegistrationDecisionService } from './registration-decision.service.js';
import { buildCompany, buildContact } from './registration-parties.factory.js';
import { type DecidedRegistration, RegistrationRematchService } from './registration-rematch.service.js';
import { validateDecision } from './registration-resolution.rules.js';

/** Service that reads registrations by form, carries out the decisions of people about them, and reopens them. */
@Injectable()
export class IntakeRegistrationsService {
  private readonly log = new Logger(IntakeRegistrationsService.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly separateTransactions: SeparateTransactionsRunner,
    private readonly contacts: ContactService,
    private readonly companies: CompanyService,
    private readonly effects: RegistrationEffectsService,
    private readonly decisions: RegistrationDecisionService,
    private readonly matching: RegistrationMatchingService,
    private readonly notices: ThirdPartyNoticeService,
    private readonly rematch: RegistrationRematchService,
  ) {}

  /** Returns a registration with its details. @throws 404, also if the caller may not see its connection */
  read(id: string, actor: Actor): Promise<WholeIntakeRegistrationView> {
    return readWholeRegistration(this.sql, id, actor);
  }

  /** Resolves a registration, and matches the waiting registrations again. @throws as {@link resolveIn} */
  async resolve(
    id: string,
    body: ResolveRegistration,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<WholeIntakeRegistrationView> {
    const resolve = async (tx: Tx) => {
      const registration = await this.resolveIn(tx, id, body, ifMatch);
      return { registration, view: await readWholeRegistration(tx.sql, id, actor) };
    };
    const { registration, view } = await this.work.run(actor, resolve, {
      isRepeatable: true,
      toResponse: (result) => result.view,
    });
    await this.rematch.matchAffected([registration]);
    return view;
  }

  /** Carries out many decisions separately. A decision that fails does not affect the others. @throws 422 */
  resolveMany(body: ResolveRegistrations, actor: Actor): Promise<ResolutionsView> {
    const decisions = buildDecisions(body);
    return this.separateTransactions.run(actor, async () => {
      const items: ResolutionView[] = [];
      const decided = new Map<string, IntakeRegistration>();
      for (const decision of decisions) items.push(await this.resolveOne(decision, decided, actor));
      await this.rematch.matchAffected([...decided.values()]);
      return { items };
    });
  }

  /** Carries out one of many decisions. `decided` has the registrations of the earlier ones. */
  private async resolveOne(
    decision: RegistrationDecision,
    decided: Map<string, IntakeRegistration>,
    actor: Actor,
  ): Promise<ResolutionView> {
    const { registrationId } = decision;
    try {
      const body = pickCompany(decision, decided);
      const resolve = (tx: Tx) => this.resolveIn(tx, registrationId, body);
      const registration = await this.work.run(actor, resolve, { isRepeatable: true });
      decided.set(registrationId, registration);
      const { matchState, contactId, companyId, version } = registration;
      return {
        registrationId,
        outcome: 'resolved',
        matchState,
        contactId,
        companyId,
        version,
        code: null,
        detail: null,
      };
    } catch (error) {
      // Any error fails this decision only, because the earlier decisions are already carried out.
      const { status, code, detail } = buildProblem(error, '');
      if (status >= 500) this.log.error({ registrationId, code, ...describeError(error) }, 'registration.not_resolved');
      const none = { matchState: null, contactId: null, companyId: null, version: null };
      return { registrationId, outcome: 'failed', ...none, code, detail };
    }
  }

  /**
   * Resolves a registration with all effects. Of two concurrent decisions, the second fails.
   * @throws 404, 409 `intake_registration.resolved`, `record.archived`, and the errors of a new contact and company;
   * 412; 422 `intake_registration.one_decision`, unknown references, and missing fields of a new contact or company
   */
  async resolveIn(tx: Tx, id: string, body: ResolveRegistration, ifMatch?: number): Promise<IntakeRegistration> {
    const errors = validateDecision(body);
    if (errors.length > 0) throw createInvalidError(errors, errors[0]!.code);
    const registration = await lockLive(tx, INTAKE_REGISTRATION, id, ifMatch);
    assertOpen(registration);
    const decided = body.reject
      ? { matchState: 'rejected' as const, rejectedReason: body.reason ?? null }
      : { matchState: 'matched' as const, ...(await this.resolvePerson(tx, registration, body)) };
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...decided, matchedBy: 'person', matchedByDecisionId: null, matchedAt: tx.now, reviewReasons: [] },
      action: body.reject ? 'rejected' : 'resolved',
    });
    await writeCandidates(tx, id, [], []);
    if (body.remember ?? !body.reject) {
      // A rejection concerns the address itself, whoever uses it.
      const isAddressShared = !body.reject && (await this.matching.findSharers(tx, registration)).length > 0;
      await this.decisions.learn(tx, registration, { isAddressShared, isAnotherName: body.isAnotherName ?? false });
    }
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
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
      ? (await this.companies.create(tx, buildCompany(registration, body))).id
      : (body.companyId ?? null);
    const contactId = body.contactId ?? (await this.createContact(tx, registration, body, companyId));
    return { contactId, companyId: companyId ?? (await findEmployerId(tx.sql, contactId)) };
  }

  private async createContact(
    tx: Tx,
    registration: IntakeRegistration,
    body: ResolveRegistration,
    companyId: string | null,
  ): Promise<string> {
    const contact = buildContact(registration, body, companyId);
    const isEmailOmitted = body.createContact?.omitTakenEmail === true && (await isEmailTaken(tx, contact.email));
    const id = await applyRequestPart('/createContact', () =>
      this.contacts.add(tx, isEmailOmitted ? { ...contact, email: null } : contact),
    );
    await this.notices.createNoticeTask(tx, registration, id);
    return id;
  }

  /**
   * Reopens a registration for a review with new candidates. From then on only a person can decide about it. Its effects
   * on the contact are taken back. The decisions that were stored for it, and the one that its match rests on, are revoked
   * unless the caller says otherwise. The response shows them, and the other registrations that they have matched.
   * @throws 404, 409 `intake_registration.not_decided`, `record.archived`; 412
   */
  async reopen(
    id: string,
    body: ReopenRegistration,
    ifMatch: number | undefined,
    actor: Actor,
  ): Promise<WholeIntakeRegistrationView> {
    const reopen = async (tx: Tx) => {
      const { before, decisionIds } = await this.reopenIn(tx, id, body, ifMatch);
      return { before, view: await readWholeRegistration(tx.sql, id, actor, decisionIds) };
    };
    const { before, view } = await this.work.run(actor, reopen, {
      isRepeatable: true,
      toResponse: (result) => result.view,
    });
    await this.rematch.matchAffected([before]);
    return view;
  }

  /** Reopens a registration, and returns it as it was decided before, with the learned decisions behind it. */
  private async reopenIn(
    tx: Tx,
    id: string,
    { reason, forget }: ReopenRegistration,
    ifMatch?: number,
  ): Promise<{ before: DecidedRegistration; decisionIds: string[] }> {
    const registration = await lockLive(tx, INTAKE_REGISTRATION, id, ifMatch);
    const before = { ...registration };
    const { matchState } = registration;
    if (matchState !== 'matched' && matchState !== 'rejected') {
      const detail = `The registration ${id} is ${matchState}; only a matched or rejected one can be reopened.`;
      throw new CodedError('intake_registration.not_decided', detail, [], { matchState });
    }
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
    // The address is locked before the contact and the seminar, in the same order as by a delivery.
    if (registration.emailKey !== null) await lockEmail(tx, registration.emailKey);
    await this.effects.undoEffects(tx, connection, registration);
    const decisionIds = await findDecisionsBehind(tx.sql, registration);
    if (forget ?? true) await this.decisions.forget(tx, decisionIds);
    const match = await this.matching.match(tx, registration, ['reopened']);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...match, rejectedReason: null, suggestions: [] },
      children: { before: {}, after: { reason } },
      action: 'reopened',
    });
    await this.effects.applyEffects(tx, connection, registration);
    return { before, decisionIds };
  }
}

/** Replaces `companyOfId` by the company of that registration. @throws 422 unless its decision came earlier */
function pickCompany(
  decision: RegistrationDecision,
  decided: ReadonlyMap<string, IntakeRegistration>,
): ResolveRegistration {
  const { registrationId: _, companyOfId, ...body } = decision;
  if (!companyOfId) return body;
  if (body.companyId || body.createCompany || body.reject) {
    const code = 'intake_registration.one_decision';
    const detail = 'companyOfId must be left out with companyId, createCompany or reject.';
    throw createInvalidError([{ pointer: '/companyOfId', code, detail }], code);
  }
  const companyId = decided.get(companyOfId)?.companyId;
  if (companyId) return { ...body, companyId };
  const code = 'intake_registration.company_not_decided';
  const detail = 'companyOfId must be a registration that an earlier decision of the request gave a company.';
  throw createInvalidError([{ pointer: '/companyOfId', code, detail }], code);
}

/** Checks that a registration waits for a decision. @throws 409 `intake_registration.resolved` */
function assertOpen({ id, matchState, contactId }: IntakeRegistration): void {
  if (OPEN_STATES.includes(matchState)) return;
  const detail =
    matchState === 'incomplete'
      ? `The registration ${id} cannot be resolved yet, because only its cancellation has arrived.`
      : `The registration ${id} is ${matchState} already; reopen it to decide again.`;
  throw new CodedError('intake_registration.resolved', detail, [], { matchState, contactId });
}

function buildDecisions({ decisions, registrationIds, decision }: ResolveRegistrations): RegistrationDecision[] {
  if (decisions && !registrationIds && !decision) return decisions;
  if (!decisions && registrationIds && decision) {
    return registrationIds.map((registrationId) => ({ ...decision, registrationId }));
  }
  const detail = 'Send either decisions, or registrationIds together with decision.';
  const code = 'intake_registration.one_decision';
  throw createInvalidError([{ pointer: '', code, detail }], code);
}
