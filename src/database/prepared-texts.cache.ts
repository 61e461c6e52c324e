import { migrations } from '../../migrations/index.js';
import { fillConstants, type SqlConstants } from './sql-constants.rules.js';

const LastMigration = migrations.at(-1)!;
/** The schema of this version. */
const SCHEMA = new LastMigration().name;
/** Texts that are kept, as many as there are statements with names. */
const MAX_TEXTS = 1_000;

/**
 * The texts of statements as one pool sends them: with the values of settings in their places, and those with a name marked
 * with the schema that they are prepared for. A pooler keeps what is prepared beyond the life of an instance and knows it by
 * its text; without the mark the next version would be given plans for tables that a migration has changed since.
 */
export class PreparedTexts {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly constants: SqlConstants,
    private readonly schema: string = SCHEMA,
  ) {}

  /** The text of a statement without a name. */
  fill(text: string): string {
    return fillConstants(text, this.constants);
  }

  /** The text of a statement with a name: the same string each time, so that comparing it costs nothing. */
  mark(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const marked = `${this.fill(text)} /* ${this.schema} */`;
    if (this.texts.size < MAX_TEXTS) this.texts.set(text, marked);
    return marked;
  }
}
