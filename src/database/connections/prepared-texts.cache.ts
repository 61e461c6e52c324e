import { migrations } from '../../../migrations/index.js';
import { fillConstants, type SqlConstants } from './sql-constants.rules.js';

const LastMigration = migrations.at(-1)!;
/** The schema of this version, named by its last migration. */
const SCHEMA = new LastMigration().name;
/** Maximum number of cached texts; there are as many named statements. */
const MAX_TEXTS = 1_000;

/**
 * The texts of statements as one pool sends them. The values of settings are filled in, and named statements are marked
 * with the schema for which they are prepared. A pooler keeps prepared statements longer than an instance lives and
 * identifies them by their text. Without the mark the next version would get plans for tables that a migration has
 * changed since.
 */
export class PreparedTexts {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly constants: SqlConstants,
    private readonly schema: string = SCHEMA,
  ) {}

  /** Returns the text of a statement without a name. */
  fill(text: string): string {
    return fillConstants(text, this.constants);
  }

  /** Returns the text of a named statement. It is the same string each time, so that comparing it costs nothing. */
  mark(text: string): string {
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    const marked = `${this.fill(text)} /* ${this.schema} */`;
    if (this.texts.size < MAX_TEXTS) this.texts.set(text, marked);
    return marked;
  }
}
