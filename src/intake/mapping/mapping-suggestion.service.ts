import { Injectable } from '@nestjs/common';
import { SqlClient } from '../../database/connections/sql.client.js';
import { getConnector } from '../connectors/connector.registry.js';
import type { SubmittedAnswer, SubmittedPerson } from '../parsing/submission.rules.js';
import type { MappedField } from './mapping.rules.js';
import {
  findLatestAnswers,
  findLatestDeliveries,
  readMappedConnection,
  type MappedConnection,
} from './mapping-suggestion.queries.js';
import { pickSuggestedFields, suggestMapping } from './mapping-suggestion.rules.js';
import type { MappingSuggestionView } from './mapping-suggestion.view.js';

/** The answers of submissions, and the fields that the provider sends apart from the answers. */
interface Sampled {
  submissions: SubmittedAnswer[][];
  known: Set<MappedField>;
}

/** Suggests a mapping for the questions of a form. It stores nothing and changes no mapping. */
@Injectable()
export class MappingSuggestionService {
  constructor(private readonly sql: SqlClient) {}

  /** Returns the suggestion for a connection. The caller has checked that the actor may see the connection. */
  async suggest(connectionId: string): Promise<MappingSuggestionView> {
    const connection = await readMappedConnection(this.sql, connectionId);
    const { submissions, known } = getConnector(connection.provider).remote
      ? await this.readFromRegistrations(connectionId, connection)
      : await this.readFromDeliveries(connectionId, connection);
    const questions = suggestMapping(submissions, connection.mapping, known);
    const { mappingVersion } = connection;
    return { mappingVersion, submissions: submissions.length, questions, fields: pickSuggestedFields(questions) };
  }

  private async readFromDeliveries(id: string, { provider, timezone, mapping }: MappedConnection): Promise<Sampled> {
    const connector = getConnector(provider);
    const sampled: Sampled = { submissions: [], known: new Set() };
    for (const delivery of await findLatestDeliveries(this.sql, id)) {
      const parsed = connector.parse(delivery, { timezone, paths: mapping.paths, statuses: mapping.statuses });
      for (const { answers, attendee } of parsed.kind === 'submissions' ? parsed.submissions : []) {
        sampled.submissions.push(answers);
        for (const field of listFields(attendee)) sampled.known.add(field);
      }
    }
    return sampled;
  }

  /**
   * Reads the registrations, because thin events contain no answers. Mapped questions are stored there as our fields.
   */
  private async readFromRegistrations(id: string, { mapping: { fields } }: MappedConnection): Promise<Sampled> {
    const sampled: Sampled = { submissions: [], known: new Set() };
    for (const { answers, ...texts } of await findLatestAnswers(this.sql, id)) {
      sampled.submissions.push(answers);
      for (const [field, text] of Object.entries(texts) as [MappedField, string | null][]) {
        if (text !== null && !Object.hasOwn(fields, field)) sampled.known.add(field);
      }
    }
    return sampled;
  }
}

function listFields(person: SubmittedPerson | null): MappedField[] {
  const fields = Object.entries(person ?? {}) as [MappedField, string | null][];
  return fields.flatMap(([field, text]) => (text === null ? [] : [field]));
}
