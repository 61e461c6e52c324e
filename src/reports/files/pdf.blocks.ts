import type { Content } from 'pdfmake/interfaces.js';

/** A part of a document that can be set in several widths: a table, a chart, small print. */
export interface Block {
  /** About how high it becomes, rather more than less. */
  height(width: number): number;
  content(width: number): Content[];
  /** Whether it may stand beside another one. */
  narrow: boolean;
}

/** Between two blocks that stand beside each other, in points. */
const GAP = 20;
/** What is kept in one piece and does not fit a page is not printed at all: some way below the height of a page. */
const MOST_IN_ONE_PIECE = 330;

/** The width of half a page, in points. */
export const halfOf = (width: number) => (width - GAP) / 2;

/**
 * Blocks in their order, narrow ones in pairs: what fills the other half of a row is the next narrow one, even where a
 * wide one comes between them. They keep their order among each other, so that a chart stays close to its table.
 */
function rowsOf(blocks: readonly Block[], width: number): Block[][] {
  const waiting = [...blocks];
  const beside = (block: Block) => block.narrow && block.height(halfOf(width)) < MOST_IN_ONE_PIECE;
  const rows: Block[][] = [];
  for (let block = waiting.shift(); block; block = waiting.shift()) {
    const other = beside(block) ? waiting.findIndex((one) => beside(one)) : -1;
    rows.push(other < 0 ? [block] : [block, ...waiting.splice(other, 1)]);
  }
  return rows;
}

/** About how high all of it becomes, in points. */
export function heightOfBlocks(blocks: readonly Block[], width: number): number {
  return rowsOf(blocks, width).reduce((sum, row) => {
    return sum + Math.max(...row.map((block) => block.height(row.length > 1 ? halfOf(width) : width)));
  }, 0);
}

/** Sets blocks from the top of the page down. */
export function setBlocks(blocks: readonly Block[], width: number): Content[] {
  return rowsOf(blocks, width).flatMap((row): Content[] => {
    const [block] = row;
    if (row.length === 1) return block!.content(width);
    const half = halfOf(width);
    return [
      {
        unbreakable: true,
        columnGap: GAP,
        columns: row.map((one) => ({ width: half, stack: one.content(half) })),
      },
    ];
  });
}
