import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { ListReader, type Page } from '../../common/lists/list.reader.js';
import type { ListRequest } from '../../common/lists/list-request.rules.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { buildNewRecord, insertRecord } from '../../database/records/record.store.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { parsePersonKey, type PersonKey } from '../people/person-key.rules.js';
import { buildMissingNotices } from './missing-notice.queries.js';
import type { RecordNotices } from './privacy-notice.dto.js';
import { PRIVACY_NOTICE, type PrivacyNotice } from './privacy-notice.entity.js';
import { buildMissingNoticeList } from './privacy-notice.list.js';
import type { MissingNoticeView, RecordedNoticesView } from './privacy-notice.view.js';

/** The tables of the people who can be told, by the kinds of their keys. */
const TABLES = { contact: 'contact', registration: 'seminar_registration' } as const;

/** A key of the list. */
type NoticeKey = PersonKey & { kind: keyof typeof TABLES };

/** Lists the people who have not been told that their data are stored, and records who was. */
@Injectable()
export class PrivacyNoticeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly lists: ListReader,
    private readonly clock: Clock,
  ) {}

  /** Lists the people who have not been told. Each page is computed anew. */
  list(request: ListRequest, actor: Actor): Promise<Page<MissingNoticeView>> {
    const list = buildMissingNoticeList(getLocalDate(AGENCY_ZONE, this.clock.now()));
    return runWithLongTimeout(() => this.lists.readPage<MissingNoticeView>(list, request, actor));
  }

  /** Records who was told. Somebody who is not on the list is skipped. @throws 422 `privacy_notice.given_in_future` */
  record(body: RecordNotices, actor: Actor): Promise<RecordedNoticesView> {
    return this.work.run(actor, (tx) => recordAll(tx, body), { isRepeatable: true });
  }
}

async function recordAll(tx: Tx, { keys, givenOn, channel }: RecordNotices): Promise<RecordedNoticesView> {
  if (givenOn > getLocalDate(AGENCY_ZONE, tx.now)) {
    const detail = `givenOn must not be in the future, but is ${givenOn}.`;
    throw createInvalidFieldError('/givenOn', 'privacy_notice.given_in_future', detail);
  }
  const parsed = keys.flatMap((key): NoticeKey[] => {
    const person = parsePersonKey(key);
    return person && person.kind in TABLES ? [person as NoticeKey] : [];
  });
  await lockPeople(tx, parsed);
  const missing = await tx.sql.queryAll<{ id: string; key: string }>(
    `SELECT m.id, m.key FROM (${buildMissingNotices('$1')}) m`,
    [parsed.map(({ id }) => id)],
  );
  const view: RecordedNoticesView = { recorded: [], skipped: [] };
  for (const key of keys) {
    const person = missing.find((one) => one.key === key.toLowerCase());
    if (!person) {
      view.skipped.push(key);
      continue;
    }
    await storeNotice(tx, { ...person, givenOn, channel });
    view.recorded.push({ key: person.key, givenOn, channel });
  }
  return view;
}

/** Locks the people, so that two requests do not record the same notice, and no merge moves it meanwhile. */
async function lockPeople(tx: Tx, keys: readonly NoticeKey[]): Promise<void> {
  for (const [kind, table] of Object.entries(TABLES)) {
    const ids = keys.filter((key) => key.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    await tx.sql.execute(`SELECT 1 FROM ${table} WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`, [ids]);
  }
}

async function storeNotice(
  tx: Tx,
  { id, key, givenOn, channel }: { id: string; key: string } & Pick<PrivacyNotice, 'givenOn' | 'channel'>,
): Promise<void> {
  const isContact = key === id;
  await insertRecord<PrivacyNotice>(tx, PRIVACY_NOTICE, {
    ...buildNewRecord(tx, uuidv7()),
    contactId: isContact ? id : null,
    registrationId: isContact ? null : id,
    givenOn,
    channel,
  });
}
