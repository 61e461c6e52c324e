import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { findChanges } from '../../common/audit/audit-changes.rules.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { runWithContent } from '../../common/http/request-context.store.js';
import { type UploadedForm, withUploadedForm } from '../../common/http/upload-form.reader.js';
import { buildInitialValues, pickColumns } from '../../common/lists/record-fields.factory.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { buildNewRecord, lockLive, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { buildSubject, type RecordSubject } from '../../interactions/model/record-subject.rules.js';
import { assertOneSubject, DocumentAccessPolicy } from '../model/document-access.policy.js';
import { CreateDocument, CreateDocumentVersion } from '../model/document.dto.js';
import { DOCUMENT, Document, DocumentVersion } from '../model/document.entity.js';
import { MEGABYTE } from '../model/document.constants.js';
import { DOCUMENT_FIELDS } from '../model/document.list.js';
import { assertInteraction } from '../model/document-interaction.policy.js';
import { DocumentMetricsRegistry } from '../model/document-metrics.registry.js';
import { readDocument } from '../model/document.reader.js';
import type { DocumentView } from '../model/document.view.js';
import { buildTitle } from '../model/file-name.rules.js';
import { assertSpace, findDuplicates, type ReceivedFile, storeVersion } from './document-file.store.js';
import { buildDocumentFormRules, buildVersionFormRules, parseFormFields } from './document-form.reader.js';
import { ReceivedFileReader } from './received-file.reader.js';
import { convertStorageError } from './storage.errors.js';
import { WriteSlotRegistry } from './write-slot.registry.js';

const INITIAL_VALUES = buildInitialValues(Document);

/** A form whose fields are valid and whose file may be stored. */
interface CheckedForm<Fields> {
  fields: Fields;
  file: ReceivedFile;
}

/**
 * Stores uploaded files. A file is received on the disk of the instance first, so that no connection to the database waits
 * for a slow client.
 */
@Injectable()
export class DocumentUploadService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly access: DocumentAccessPolicy,
    private readonly files: ReceivedFileReader,
    private readonly slots: WriteSlotRegistry,
    private readonly metrics: DocumentMetricsRegistry,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Stores a new document with its first version.
   * @param signal ends the work when the client has gone
   * @throws 400, 403 `lead.not_yours`, 409, 413, 415, 422, 503
   */
  upload(body: unknown, actor: Actor, signal: AbortSignal): Promise<DocumentView> {
    const rules = buildDocumentFormRules(this.settings.documentMaxMb);
    const receive = async (form: UploadedForm) => {
      const fields = parseFormFields(CreateDocument, form.fields);
      assertOneSubject(buildSubject(fields));
      const file = await this.files.read(form, signal);
      return this.storeOnce({ fields, file }, signal, (checked) =>
        this.work.run(actor, (tx) => this.createDocument(tx, checked)),
      );
    };
    return this.metrics.count(() => withUploadedForm(body, rules, receive).catch(convertStorageError));
  }

  /** Does the same as {@link upload} for a small file of this computer. The fields must be valid. */
  async uploadFile(path: string, fields: CreateDocument, actor: Actor, id?: string): Promise<DocumentView> {
    const bytes = await readFile(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const form = { path, fileName: basename(path), size: bytes.length, sha256, fields: new Map() };
    const file = await this.files.read(form, new AbortController().signal);
    return this.work.run(actor, (tx) => this.createDocument(tx, { fields, file }, id));
  }

  /**
   * Reads and scans a file that another part of the application has received. The size is limited as that of an upload.
   * @throws 413, 422, 503
   */
  receiveFile(file: Omit<UploadedForm, 'fields'>, signal: AbortSignal): Promise<ReceivedFile> {
    if (file.size > this.settings.documentMaxMb * MEGABYTE) {
      const detail = `The file must have at most ${this.settings.documentMaxMb} MB.`;
      throw new CodedError('document.file_too_large', detail);
    }
    return this.files.read({ ...file, fields: new Map() }, signal);
  }

  /** Stores a received file as a new document in the transaction of another use case. @throws 403, 409, 422 */
  attach(tx: Tx, file: ReceivedFile, fields: Omit<CreateDocument, 'file'>): Promise<DocumentView> {
    return this.createDocument(tx, { fields: { ...fields, file: null }, file });
  }

  /**
   * Stores a file as the next version of a document.
   * @param signal ends the work when the client has gone
   * @throws 400, 403 `lead.not_yours`, 404, 409, 412, 413, 415, 422, 503
   */
  addVersion(
    id: string,
    body: unknown,
    ifMatch: number | undefined,
    actor: Actor,
    signal: AbortSignal,
  ): Promise<DocumentView> {
    const rules = buildVersionFormRules(this.settings.documentMaxMb);
    const receive = async (form: UploadedForm) => {
      const fields = parseFormFields(CreateDocumentVersion, form.fields);
      const file = await this.files.read(form, signal);
      return this.storeOnce({ fields, file }, signal, (checked) =>
        this.work.run(actor, (tx) => this.createVersion(tx, id, checked, ifMatch)),
      );
    };
    return this.metrics.count(() => withUploadedForm(body, rules, receive).catch(convertStorageError));
  }

  /** Writes when there is a slot. The key of the request belongs to the fields and to the bytes of the file. */
  private storeOnce<Fields>(
    form: CheckedForm<Fields>,
    signal: AbortSignal,
    write: (form: CheckedForm<Fields>) => Promise<DocumentView>,
  ): Promise<DocumentView> {
    const { fields, file } = form;
    return this.slots.run(signal, () => runWithContent([fields, file.fileName, file.sha256], () => write(form)));
  }

  private async createDocument(
    tx: Tx,
    { fields, file }: CheckedForm<CreateDocument>,
    id: string = uuidv7(),
  ): Promise<DocumentView> {
    const subject = buildSubject(fields);
    const { interactionId = null } = fields;
    await this.access.assertNewSubject(tx, subject);
    await assertInteraction(tx, subject, interactionId);
    await assertSpace(tx, file.size, this.settings.documentsTotalMb);
    if (!fields.allowDuplicate) await assertNoDuplicate(tx, subject, file.sha256);
    const document: Document = {
      ...(INITIAL_VALUES as Document),
      ...buildNewRecord(tx, id),
      ...subject,
      interactionId,
      title: buildTitle(file.fileName),
      ...pickColumns(fields, DOCUMENT_FIELDS.writable, INITIAL_VALUES),
    };
    await tx.manager.insert(Document, document);
    await storeVersion(tx, { documentId: document.id, number: 1, note: null }, file);
    await tx.audit({
      action: 'uploaded',
      entityType: 'document',
      entityId: document.id,
      version: document.version,
      leadId: document.leadId,
      changes: findChanges(null, { ...document, ...pickFacts(file) }),
    });
    return readDocument(tx.sql, document.id, tx.actor);
  }

  private async createVersion(
    tx: Tx,
    id: string,
    { fields, file }: CheckedForm<CreateDocumentVersion>,
    ifMatch: number | undefined,
  ): Promise<DocumentView> {
    await this.access.lockEditable(tx, id);
    const document = await lockLive(tx, DOCUMENT, id, ifMatch);
    const { currentVersion } = document;
    const before = await tx.manager.findOneByOrFail(DocumentVersion, { documentId: id, number: currentVersion });
    if (before.sha256 === file.sha256 && before.removedAt === null) throw createDuplicateError([document]);
    await assertSpace(tx, file.size, this.settings.documentsTotalMb);
    const number = currentVersion + 1;
    await storeVersion(tx, { documentId: id, number, note: fields.note ?? null }, file);
    await updateRecord(tx, DOCUMENT, document, {
      set: { currentVersion: number },
      children: { before: pickFacts(before), after: pickFacts(file) },
      action: 'version_added',
    });
    return readDocument(tx.sql, id, tx.actor);
  }
}

/**
 * Checks that no document of the subject has the same bytes. The second of two equal uploads at the same time waits for the
 * first one.
 * @throws 409 `document.duplicate`
 */
async function assertNoDuplicate(tx: Tx, subject: RecordSubject, sha256: string): Promise<void> {
  await acquireAdvisoryLock(tx.sql, `document ${Object.values(subject).join(' ')} ${sha256}`);
  const candidates = await findDuplicates(tx, subject, sha256);
  if (candidates.length > 0) throw createDuplicateError(candidates);
}

function createDuplicateError(documents: readonly { id: string; title: string }[]): CodedError {
  const code = 'document.duplicate';
  const detail = `The same file is there already: ${documents.map(({ title }) => title).join(', ')}.`;
  const candidates = documents.map(({ id, title }) => ({ id, title }));
  return new CodedError(code, detail, [{ pointer: '/file', code, detail }], { candidates });
}

/** The facts about a file that the audit trail names. */
function pickFacts({
  fileName,
  mediaType,
  size,
  sha256,
}: Pick<ReceivedFile, 'fileName' | 'mediaType' | 'size' | 'sha256'>) {
  return { fileName, mediaType, size, sha256 };
}
