import { useMediaQuery } from '@mantine/hooks';
import { useDensity } from '../session/use-density';

/** The height of a row in pixels. A finger needs 44 pixels, whatever the density. */
const COMPACT_HEIGHT = 36;
const TOUCH_HEIGHT = 44;
const COMFORTABLE_HEIGHT = 52;

/** Returns the height of the rows of tables in pixels. */
export function useRowHeight(): number {
  const density = useDensity();
  const isTouched = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  if (density === 'comfortable') return COMFORTABLE_HEIGHT;
  return isTouched ? TOUCH_HEIGHT : COMPACT_HEIGHT;
}
