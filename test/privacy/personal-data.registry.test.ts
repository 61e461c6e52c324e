import { findPersonalDataProblems } from '../../scripts/personal-data.queries.js';
import { listPersonalData } from '../../src/privacy/personal-data.registry.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const TYPES = ['text[]', 'json', 'jsonb', 'bytea', 'tsvector', 'character varying', 'inet'];

/** Changes of the schema as migrations would make them, each with a mistake in the registry. */
const CHANGES = `
  ALTER TABLE contact ADD COLUMN nickname text;
  CREATE TABLE diary (id uuid, day date, ${TYPES.map((type, index) => `entry_${index} ${type}`).join(', ')});
  ALTER TABLE session_speaker DROP COLUMN capacity, DROP COLUMN contact_id;
  DROP TABLE exchange_rate_year CASCADE;
  CREATE TABLE guest (contact_id uuid REFERENCES contact);
  ALTER TABLE company_membership ALTER COLUMN role TYPE bytea USING '';
  ALTER TABLE contact ALTER COLUMN native_name SET NOT NULL;
  ALTER TABLE contact ADD CONSTRAINT contact_word_ck CHECK (full_name !~ '\\s');`;

let database: TestDatabase;
let problems: string[];
let pathProblems: string[];
let problemsAfter: string[];
beforeAll(async () => {
  database = await cloneDatabase();
  problems = await findPersonalDataProblems(database.db);
  await database.db.query(`ALTER TABLE intake_quarantine ALTER COLUMN head TYPE text USING ''`);
  pathProblems = await findPersonalDataProblems(database.db);
  await database.db.query(CHANGES);
  problemsAfter = await findPersonalDataProblems(database.db);
});
afterAll(() => database.drop());

/** The problems after the changes that name a table or a column. */
const listAbout = (name: string) => problemsAfter.filter((problem) => problem.split(/[ .]/).includes(name));

describe('The registry of personal data', () => {
  it('has one line for every column that can hold text, and no other, and all of them work', () => {
    expect(problems).toEqual([]);
  });

  it('names a column without a line, with its type, the file for the line and the treatments', () => {
    expect(listAbout('nickname')).toEqual([
      'contact.nickname (text) has no line in the registry of personal data: add it to contact in ' +
        'src/privacy/registry/companies.registry.ts. The treatments are none, staff, clear, hash, bytes, changes, text, ' +
        'derived, keep; docs/personal-data.md explains them.',
    ]);
  });

  it('asks for a line of every type that can hold text, also in a new table', () => {
    const about = listAbout('diary');
    expect(about.map((problem) => problem.slice(0, problem.indexOf(' has no line')))).toEqual(
      TYPES.map((type, index) => `diary.entry_${index} (${type})`),
    );
    expect(about[0]).toMatch(/ to the file of src\/privacy\/registry .* folder of src that owns diary/);
  });

  it('names a line whose column is gone, and a path to a person that names no column', () => {
    expect(listAbout('session_speaker')).toEqual([
      'session_speaker.capacity has a line in the registry of personal data, but there is no such column. ' +
        'Correct it in src/privacy/registry/activities.registry.ts.',
      'foundBy of session_speaker names session_speaker.contact_id, but there is no such column. ' +
        'Correct it in src/privacy/registry/activities.registry.ts.',
    ]);
  });

  it('names a path that the database cannot execute', () => {
    expect(pathProblems).toEqual([
      expect.stringMatching(/^foundBy of intake_quarantine cannot be executed: .*\. Correct it in .*intake/),
    ]);
  });

  it('names a table that is gone', () => {
    expect(listAbout('exchange_rate_year')).toEqual([
      'exchange_rate_year has lines in the registry of personal data, but there is no such table. ' +
        'Correct it in src/privacy/registry/reference.registry.ts.',
    ]);
  });

  it('names a reference to a person that no path uses, also where the table has no text', () => {
    expect(listAbout('guest')).toEqual([
      expect.stringMatching(/^guest\.contact_id refers to a person: name it in foundBy of guest/),
    ]);
  });

  it('names placeholders that the database would refuse', () => {
    expect(listAbout('native_name')).toEqual([
      expect.stringMatching(
        /^contact\.native_name is required, so it needs a placeholder other than null\. Correct it in .*companies/,
      ),
    ]);
    expect(listAbout('contact_word_ck')).toEqual([expect.stringMatching(/^The placeholders of contact violate/)]);
  });

  it('names a treatment that the type of its column does not allow', () => {
    expect(listAbout('company_membership')).toEqual([
      'company_membership.role is bytea, and the treatment text is for text, text[], character varying, json, jsonb. ' +
        'Correct it in src/privacy/registry/companies.registry.ts.',
    ]);
  });

  it('describes a line with its placeholder and its paths, those of the table and those of the column', () => {
    const lines = listPersonalData();
    const findLine = (name: string) => lines.find(({ table, column }) => `${table}.${column}` === name);
    const foundBy = [{ contact: 'id' }, { contact: 'merged_into_id' }];
    expect(findLine('contact.full_name')).toMatchObject({ treatment: 'clear', placeholder: 'Erased person', foundBy });
    const shared = findLine('intake_registration.message')!.foundBy;
    expect(findLine('intake_registration.buyer')!.foundBy).toEqual([...shared, { mentions: 'buyer' }]);
  });
});
