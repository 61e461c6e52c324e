import { Injectable } from '@nestjs/common';
import { SqlClient } from '../../database/connections/sql.client.js';
import { getConnector } from '../connectors/connector.registry.js';
import type { SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';
import type { MappedField } from './mapping.rules.js';
import { lastAnswers, lastDeliveries, mappedConnection, type MappedConnection } from './mapping-suggestion.queries.js';
import { suggestedFields, suggestMapping } from './mapping-suggestion.rules.js';
import type { MappingSuggestionView } from './mapping-suggestion.view.js';

/** The answers of submissions, and the fields that the provider sends apart from the answers. */
interface Looked {
  submissions: SubmittedAnswer[][];
  known: Set<MappedField>;
}

/** Suggests a mapping for the questions of a form. It stores nothing and changes no mapping. */
@Injectable()
export class MappingSuggestionService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the suggestion for a connection. The caller has checked that the actor may see the connection. */
  async of(connectionId: string): Promise<MappingSuggestionView> {
    const connection = await mappedConnection(this.sql, connectionId);
    const { submissions, known } = getConnector(connection.provider).remote
      ? await this.fromRegistrations(connectionId, connection)
      : await this.fromDeliveries(connectionId, connection);
    const questions = suggestMapping(submissions, connection.mapping, known);
    const { mappingVersion } = connection;
    return { mappingVersion, submissions: submissions.length, questions, fields: suggestedFields(questions) };
  }

  private async fromDeliveries(id: string, { provider, timezone, mapping }: MappedConnection): Promise<Looked> {
    const connector = getConnector(provider);
    const looked: Looked = { submissions: [], known: new Set() };
    for (const delivery of await lastDeliveries(this.sql, id)) {
      const reading = connector.read(delivery, { timezone, paths: mapping.paths, statuses: mapping.statuses });
      for (const { answers, attendee } of reading.kind === 'submissions' ? reading.submissions : []) {
        looked.submissions.push(answers);
        for (const field of fieldsIn(attendee)) looked.known.add(field);
      }
    }
    return looked;
  }

  /**
   * Reads the registrations, because thin events contain no answers. Mapped questions are stored there as our fields.
   */
  private async fromRegistrations(id: string, { mapping: { fields } }: MappedConnection): Promise<Looked> {
    const looked: Looked = { submissions: [], known: new Set() };
    for (const { answers, ...said } of await lastAnswers(this.sql, id)) {
      looked.submissions.push(answers);
      for (const [field, text] of Object.entries(said) as [MappedField, string | null][]) {
        if (text !== null && !Object.hasOwn(fields, field)) looked.known.add(field);
      }
    }
    return looked;
  }
}

function fieldsIn(person: SubmittedPerson | null): MappedField[] {
  const fields = Object.entries(person ?? {}) as [MappedField, string | null][];
  return fields.flatMap(([field, text]) => (text === null ? [] : [field]));
}
