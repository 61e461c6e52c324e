/** A column of a table. */
export interface TableColumn<C extends string = string> {
  name: C;
  /** The width in pixels. The main column takes the room that is left. */
  width: number;
  /** Whether it names the record and links to its page. It stays in sight while the others scroll. */
  isMain: boolean;
  /** Whether its values are aligned at the end. */
  isNumber: boolean;
  canSort: boolean;
}
