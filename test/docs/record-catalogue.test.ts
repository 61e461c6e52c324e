import { getMetadataArgsStorage } from 'typeorm';
import { readFileSync } from 'node:fs';
import { Activity } from '../../src/activities/activity.entity.js';
import { Agreement } from '../../src/agreements/agreements/agreement.entity.js';
import { Commitment } from '../../src/agreements/commitments/commitment.entity.js';
import { Company } from '../../src/companies/model/company.entity.js';
import { Contact } from '../../src/companies/model/contact.entity.js';
import { Document } from '../../src/documents/model/document.entity.js';
import { Interaction } from '../../src/interactions/model/interaction.entity.js';
import { Task } from '../../src/interactions/tasks/task.entity.js';
import { Lead } from '../../src/leads/model/lead.entity.js';
import type { RecordCatalogue } from '../../scripts/record-catalogue.factory.js';
import { buildLabels } from '../../src/reports/labels/labels.rules.js';

/** The records of each entity. Every kind of activity has some of the columns. */
const RECORDS: [entity: Function, records: string[]][] = [
  [Company, ['companies']],
  [Contact, ['contacts']],
  [Lead, ['leads']],
  [Agreement, ['agreements']],
  [Commitment, ['commitments']],
  [Activity, ['activities', 'delegations', 'roadshows', 'seminars']],
  [Interaction, ['interactions']],
  [Task, ['tasks']],
  [Document, ['documents']],
];

/** The columns that are left out of the catalogue, or of something that derives from it, by the reason. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'People see the amount with its currency and rate as one field.': ['turnover', 'capex'].flatMap((amount) =>
    ['Amount', 'Currency', 'Rate', 'RateOn', 'UnitsPerEuro', 'RateKind'].map(
      (part) => `${amount === 'capex' ? 'Lead' : 'Company'}.${amount}${part} has no field`,
    ),
  ),
  'The application computes it to find duplicates and to search.': [
    ...['nameKey', 'coreKey', 'nativeKey', 'aliasKeys', 'pinyin', 'pinyinInitials'].map(
      (key) => `Company.${key} has no field`,
    ),
    'Contact.pinyin has no field',
    'Contact.pinyinInitials has no field',
  ],
  'A manager decides it, and a merge keeps the later of two days.': [
    'Contact.keepUntil is not imported',
    'Contact.keepUntil is lost in a merge',
  ],
  'People see it with the sector.': ['Lead.sectorVersion has no label'],
  'A cell cannot hold a list of places.': ['Lead.competitorLocations is not imported', 'Lead.sites is not imported'],
  'Each lead has its own.': ['Lead.title is not changed in bulk', 'Lead.codename is not changed in bulk'],
  'Tags are added and removed one by one.': ['Lead.tags is not changed in bulk'],
  'Only the stops of a roadshow have it.': [
    'Activity.position has no field',
    'Activity.localPartnerId has no field',
    'Activity.targetAttendance has no label',
    'Activity.countedAttendance has no field',
  ],
  'It tells whether the end of an activity has had its consequences.': ['Activity.wrappedUpAt has no field'],
};

/** The columns that identify a record and its state, which people do not read. */
const TECHNICAL = ['id', 'version'];

const catalogue = JSON.parse(readFileSync('record-catalogue.json', 'utf8')) as RecordCatalogue;

function listColumns(entity: Function): string[] {
  const { columns } = getMetadataArgsStorage();
  return columns
    .filter(({ target }) => target === entity || entity.prototype instanceof (target as Function))
    .map(({ propertyName }) => propertyName)
    .filter((name) => !TECHNICAL.includes(name));
}

/** Returns a field in each record that has it. `source.channel` is the column `sourceChannel`. */
function findFields(records: readonly string[], column: string) {
  return records.flatMap((record) => {
    const { fields } = catalogue[record]!;
    const name = Object.keys(fields).find(
      (each) => each.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase()) === column,
    );
    return name === undefined ? [] : [{ record, field: fields[name]! }];
  });
}

function listOmissions(records: readonly string[], column: string): string[] {
  const found = findFields(records, column);
  if (found.length === 0) return ['has no field'];
  return found.flatMap(({ record, field }) => {
    const fields = Object.values(catalogue[record]!.fields);
    const isAbsent = (place: 'imported' | 'merged' | 'bulk') =>
      field.update && !field[place] && fields.some((other) => other[place]);
    return [
      ...(field.label ? [] : ['has no label']),
      ...(isAbsent('imported') ? ['is not imported'] : []),
      ...(isAbsent('merged') ? ['is lost in a merge'] : []),
      ...(isAbsent('bulk') ? ['is not changed in bulk'] : []),
    ];
  });
}

describe('The record catalogue', () => {
  it('has every column, and no column is left out without need', () => {
    const omissions = RECORDS.flatMap(([entity, records]) =>
      listColumns(entity).flatMap((column) =>
        listOmissions(records, column).map((omission) => `${entity.name}.${column} ${omission}`),
      ),
    );
    expect(omissions.toSorted()).toEqual(Object.values(LEFT_OUT).flat().toSorted());
  });

  it('names the vocabulary of every choice, with a label for each value', () => {
    const labels = buildLabels('en', {});
    const unlabelled = Object.entries(catalogue).flatMap(([record, { fields }]) =>
      Object.entries(fields).flatMap(([name, { values = [], vocabulary = '' }]) =>
        values
          .filter((value) => labels[vocabulary]?.[value] === undefined)
          .map((value) => `${record}.${name}: ${value}`),
      ),
    );
    expect(unlabelled).toEqual([]);
  });
});
