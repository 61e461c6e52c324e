/** A QR code as an image. */
interface QrSvg {
  viewBox: string;
  path: string;
  /** The file. */
  text: string;
}

/** The white margin around a QR code, in modules. Scanners need four of them. */
const MARGIN = 4;

/** Builds the image of a QR code from its modules, row by row. */
export function buildQrSvg(size: number, modules: ArrayLike<number>): QrSvg {
  const path = Array.from(modules)
    .map((isDark, place) => (isDark ? `M${place % size} ${Math.floor(place / size)}h1v1h-1z` : ''))
    .join('');
  const viewBox = `-${MARGIN} -${MARGIN} ${size + 2 * MARGIN} ${size + 2 * MARGIN}`;
  const background = `<rect x="-${MARGIN}" y="-${MARGIN}" width="100%" height="100%" fill="#fff"/>`;
  const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="600" height="600">${background}<path d="${path}"/></svg>`;
  return { viewBox, path, text };
}
