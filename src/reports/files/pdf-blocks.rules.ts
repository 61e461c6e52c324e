import type { Content } from 'pdfmake/interfaces.js';

/** A part of a document that can be set in several widths: a table, a chart or small print. */
export interface Block {
  /** Returns the approximate height, rather too high than too low. */
  measureHeight(width: number): number;
  buildContent(width: number): Content[];
  /** Whether the block may stand beside another one. */
  isNarrow: boolean;
}

/** The distance between two blocks that stand beside each other, in points. */
const GAP = 20;
/**
 * The greatest height of an unbreakable block, well below the height of a page. pdfmake does not print an unbreakable
 * block that is higher than a page.
 */
const MAX_UNBROKEN_HEIGHT = 390;

/** Returns the width of half a page, in points. */
export const computeHalfWidth = (width: number) => (width - GAP) / 2;

/**
 * Arranges blocks in rows, narrow ones in pairs. The next narrow block fills the other half of a row even if a wide
 * block comes between them. Narrow blocks keep their order among each other, so that a chart stays close to its table.
 */
function buildRows(blocks: readonly Block[], width: number): Block[][] {
  const waiting = [...blocks];
  const canBePaired = (block: Block) =>
    block.isNarrow && block.measureHeight(computeHalfWidth(width)) < MAX_UNBROKEN_HEIGHT;
  const rows: Block[][] = [];
  for (let block = waiting.shift(); block; block = waiting.shift()) {
    const other = canBePaired(block) ? waiting.findIndex((one) => canBePaired(one)) : -1;
    rows.push(other < 0 ? [block] : [block, ...waiting.splice(other, 1)]);
  }
  return rows;
}

/** Returns the approximate height of all blocks, in points. */
export function computeBlocksHeight(blocks: readonly Block[], width: number): number {
  return buildRows(blocks, width).reduce((sum, row) => {
    return sum + Math.max(...row.map((block) => block.measureHeight(row.length > 1 ? computeHalfWidth(width) : width)));
  }, 0);
}

/** Sets blocks from the top of the page down. */
export function arrangeBlocks(blocks: readonly Block[], width: number): Content[] {
  return buildRows(blocks, width).flatMap((row): Content[] => {
    const [block] = row;
    if (row.length === 1) return block!.buildContent(width);
    const half = computeHalfWidth(width);
    return [
      {
        unbreakable: true,
        columnGap: GAP,
        columns: row.map((one) => ({ width: half, stack: one.buildContent(half) })),
      },
    ];
  });
}
