import { Injectable } from '@nestjs/common';
import { normaliseEmail } from '../../common/reference/email-address.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import { type KnownPerson, PersonReader } from '../people/person.reader.js';
import { listSearchableAddresses } from '../people/searchable-addresses.rules.js';
import type { Person } from '../person-path.queries.js';
import { ERASED_NAME } from './erasure.constants.js';
import type { ErasableContactView } from './erasure.view.js';
import {
  findColleagueAddresses,
  findSharedAddresses,
  readErasableContact,
  readFurtherWords,
} from './erased-person.queries.js';
import { listLowerCaseForms } from '../name-spellings.rules.js';
import { buildWordMatcher, listNameParts, type PersonWords, type WordMatcher } from './person-words.rules.js';

/** A person to erase, with all words by which texts name them. */
export interface ErasablePerson {
  known: KnownPerson;
  /** The person as the paths of the registry find them, under all names and addresses. */
  person: Person;
  contact: ErasableContactView | null;
  /** The text that confirms the erasure. */
  confirm: string;
  words: PersonWords;
  matcher: WordMatcher;
  /** Whether nothing is left of the person. */
  isErased: boolean;
}

/** Reads who would be erased, under all names and addresses that records of the person have or had. */
@Injectable()
export class ErasedPersonReader {
  constructor(private readonly people: PersonReader) {}

  /** @throws 404 */
  async read(sql: SqlClient, key: string): Promise<ErasablePerson> {
    const known = await this.people.read(key, sql);
    const { contactId, person } = known;
    const found = contactId === null ? null : await readErasableContact(sql, contactId);
    const further = await readFurtherWords(sql, known);
    const names = listDistinct([...known.names, ...further.names]).filter((name) => name !== ERASED_NAME);
    const emails = listDistinct([...known.emails, ...further.emails.map((email) => normaliseEmail(email))]);
    const numbers = listSearchableAddresses(further.phones);
    const phones = listDistinct([...person.addresses.filter((address) => !address.includes('@')), ...numbers]);
    const shared = await findSharedAddresses(sql, person.contactIds, emails, phones);
    const colleagues = await findColleagueAddresses(sql, emails);
    const words: PersonWords = {
      names,
      // An address that somebody else has too leads to them as well. The person's own one is found in any case, unless a
      // colleague works with it, whose mails stay.
      emails: emails.filter((email) => !colleagues.has(email) && (known.emails.includes(email) || !shared.has(email))),
      phones: phones.filter((phone) => !shared.has(phone)),
      parts: listNameParts(names, further.parts),
    };
    return {
      known,
      person: {
        ...person,
        addresses: [...words.emails, ...words.phones],
        names: listDistinct(names.flatMap((name) => listLowerCaseForms(name))),
      },
      contact: found && {
        id: found.id,
        fullName: found.fullName,
        nativeName: found.nativeName,
        email: found.email,
        mergedIds: person.contactIds.filter((id) => id !== found.id),
      },
      confirm: found?.fullName ?? known.names[0] ?? known.emails[0] ?? person.addresses[0] ?? '',
      words,
      matcher: buildWordMatcher(words),
      isErased: found ? found.erasedAt !== null : names.length === 0 && emails.length === 0 && phones.length === 0,
    };
  }
}

function listDistinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
