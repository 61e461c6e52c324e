import type { BadgeLayout } from './badge.constants.js';

/** Points in a millimetre. */
const MM = 72 / 25.4;

/** The place of a box, in points from the top left corner of its page or badge. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The pages of a layout, in points. */
export interface BadgePages {
  page: { width: number; height: number };
  /** The places of the badges on a page, in the order of reading. */
  badges: readonly Box[];
  /** Whether the badges are cut out of the page. */
  isCut: boolean;
}

/** The places of the parts of a badge, in points from its top left corner. */
export interface BadgeParts {
  title: Box;
  names: Box;
  details: Box;
  role: Box;
  code: Box;
}

const A4 = { width: 210, height: 297 };

const PAGES: Record<BadgeLayout, BadgePages> = {
  a4_8: buildPages(A4, { width: 85, height: 54 }, 2, 4),
  label_90x55: buildPages({ width: 90, height: 55 }, { width: 90, height: 55 }, 1, 1),
};

/** The space between the edge of a badge and its content, and between its parts, in millimetres. */
const PADDING = 4.5;
const GAP = 1.5;
/** The heights of the parts, and the side of the code, in millimetres. */
const TITLE = 7;
const CODE = 17;
const ROLE = 6;

/** Returns the pages of a layout. */
export function getBadgePages(layout: BadgeLayout): BadgePages {
  return PAGES[layout];
}

/** Returns the places of the parts of a badge. Without a code, the other parts have its place. */
export function buildBadgeParts({ width, height }: Pick<Box, 'width' | 'height'>, hasCode: boolean): BadgeParts {
  const [right, bottom] = [width / MM - PADDING, height / MM - PADDING];
  const full = right - PADDING;
  // The lower parts leave the code a margin of four of its 21 modules, without which scanners do not find it.
  const lower = hasCode ? full - CODE - (4 * CODE) / 21 : full;
  const top = PADDING + TITLE + GAP;
  const codeTop = bottom - CODE;
  return {
    title: toPoints({ x: PADDING, y: PADDING, width: full, height: TITLE }),
    names: toPoints({ x: PADDING, y: top, width: full, height: codeTop - GAP - top }),
    details: toPoints({ x: PADDING, y: codeTop, width: lower, height: CODE - ROLE - GAP }),
    role: toPoints({ x: PADDING, y: bottom - ROLE, width: lower, height: ROLE }),
    code: toPoints({ x: right - CODE, y: codeTop, width: CODE, height: CODE }),
  };
}

type Size = Pick<Box, 'width' | 'height'>;

/** Builds a page with rows of badges in its middle, from sizes in millimetres. */
function buildPages(page: Size, badge: Size, columns: number, rows: number): BadgePages {
  const left = (page.width - columns * badge.width) / 2;
  const top = (page.height - rows * badge.height) / 2;
  const badges = Array.from({ length: rows * columns }, (_, place) =>
    toPoints({
      x: left + (place % columns) * badge.width,
      y: top + Math.floor(place / columns) * badge.height,
      ...badge,
    }),
  );
  return { page: { width: page.width * MM, height: page.height * MM }, badges, isCut: badges.length > 1 };
}

function toPoints({ x, y, width, height }: Box): Box {
  return { x: x * MM, y: y * MM, width: width * MM, height: height * MM };
}
