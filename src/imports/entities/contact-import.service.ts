import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import { readRecord } from '../../common/lists/record.reader.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { CreateContact, UpdateContact } from '../../companies/contacts/contact.dto.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { MergeRelationRegistry } from '../../companies/merge/merge-relations.registry.js';
import { buildLatinPersonName } from '../../companies/names/latin-names.rules.js';
import { contactList } from '../../companies/model/contact.list.js';
import type {
  Body,
  ConvertedRow,
  EntityImport,
  RecordView,
  RowKeys,
  WrittenRecord,
} from '../model/entity-import.constants.js';
import type { MatchKey } from '../model/import.constants.js';
import { findByExternalId } from '../../common/external-ids/external-id.queries.js';
import { findContactsByName } from './record-match.queries.js';
import { moveNativeName } from './row-body.rules.js';
import { buildTextKey, hasOtherExternalId, toText } from './row-values.rules.js';
import { buildUsedCondition, buildUsersQuery } from './used-records.queries.js';

/** Imports contacts. */
@Injectable()
export class ContactImportService implements EntityImport {
  readonly entity = 'contacts';
  readonly permissions = ['contacts:read', 'contacts:write', 'companies:read'] as const;
  readonly createType = CreateContact;
  readonly updateType = UpdateContact;
  readonly references = { company: { kind: 'company', target: 'companyId' } } as const;
  readonly matchKeys = ['externalId', 'email', 'name'] as const;
  readonly hasExternalIds = true;

  constructor(
    private readonly contacts: ContactService,
    private readonly mergeRelations: MergeRelationRegistry,
  ) {}

  get usedCondition(): string {
    return buildUsedCondition(this.mergeRelations.list('contact'));
  }

  get usersQuery(): string {
    return buildUsersQuery(this.mergeRelations.list('contact'));
  }

  /** Joins the parts of a name where the file has no full name. */
  completeBody(_: Tx, { body }: ConvertedRow): void {
    const parts = [body['givenName'], body['familyName']].filter((part) => typeof part === 'string');
    if (body['fullName'] === undefined && parts.length > 0) body['fullName'] = parts.join(' ');
    moveNativeName(body, 'fullName');
  }

  /** A person with a Chinese name only gets its pinyin as the name in Latin letters. Nobody is found by it, because many names sound alike. */
  buildCreateBody({ body }: ConvertedRow): Body {
    const { fullName, nativeName } = body;
    const latin = fullName === undefined && typeof nativeName === 'string' ? buildLatinPersonName(nativeName) : null;
    return latin === null ? body : { ...body, fullName: latin };
  }

  buildKeys({ values, body, system }: ConvertedRow): RowKeys {
    const name = `${buildTextKey(body['fullName'] ?? body['nativeName'])} ${toText(body['companyId'] ?? '-')}`;
    const email = getEmail(body);
    return {
      unique: [
        ...(values['externalId'] === undefined ? [] : [`external ${system} ${toText(values['externalId'])}`]),
        ...(email === null ? [] : [`e-mail ${email}`]),
      ],
      same: email === null ? [`name ${name}`] : [],
      similar: [`~name ${name}`],
    };
  }

  /** Two people of one name at one company are probably one person with two addresses. */
  isSimilar(): boolean {
    return true;
  }

  async findIds(tx: Tx, { values, body, system }: ConvertedRow, key: MatchKey): Promise<string[]> {
    if (key === 'externalId') {
      const value = values['externalId'];
      return value === undefined ? [] : findByExternalId(tx.sql, 'contact_id', { system, value: toText(value) });
    }
    const email = getEmail(body);
    const { fullName = body['nativeName'], companyId } = body;
    return findContactsByName(tx.sql, {
      email: key === 'email' ? email : null,
      fullName: key === 'name' && typeof fullName === 'string' ? fullName : null,
      companyId: typeof companyId === 'string' ? companyId : null,
    });
  }

  isContradicted(row: ConvertedRow, view: RecordView): boolean {
    if (hasOtherExternalId(row, view)) return true;
    const email = getEmail(row.body);
    return email !== null && view['email'] !== null && view['email'] !== email;
  }

  getName(view: RecordView): string {
    return toText(view['fullName']);
  }

  read(tx: Tx, id: string): Promise<RecordView> {
    return readRecord<RecordView>(tx.sql, contactList, 'contact', id, tx.actor);
  }

  create(tx: Tx, _: ConvertedRow, body: CreateContact, id: string): Promise<WrittenRecord> {
    return this.contacts.create(tx, body, id);
  }

  update(tx: Tx, id: string, body: UpdateContact): Promise<WrittenRecord> {
    return this.contacts.update(tx, id, body);
  }

  async archive(tx: Tx, id: string): Promise<void> {
    await this.contacts.archive(tx, id);
  }
}

function getEmail({ email }: Body): string | null {
  return typeof email === 'string' ? normaliseEmail(email) : null;
}
