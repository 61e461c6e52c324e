import { useTranslation } from 'react-i18next';
import { BRUSSELS, isOtherTime } from '../../../shared/format/zone-time.rules';
import { useFormat } from '../../../shared/format/use-format';
import type { Item } from './programme.api';

/** The number of people that an item names. Further ones are counted. */
const MAX_NAMES = 3;

/** Returns functions that write the facts of an item. */
export function useItemTexts() {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const writeHours = ({ startsAt, endsAt }: Item, zone: string) => format.timeRange(startsAt, endsAt, zone);
  return {
    /** The hours at the visit. */
    getHours: (item: Item) => writeHours(item, item.timezone),
    /** The hours in Brussels; null if they are the same. */
    getBrusselsHours: (item: Item) =>
      isOtherTime(item.startsAt, item.timezone, BRUSSELS)
        ? t('programme.inBrussels', { hours: writeHours(item, BRUSSELS) })
        : null,
    getPlace: ({ venue, city }: Item) => [venue, city].filter(Boolean).join(', '),
    /** Whom the item concerns: the whole delegation, or some people by their names. */
    getPeople: ({ forAll, participants }: Item) => {
      if (forAll) return t('programme.all', { count: participants.length });
      const names = participants.slice(0, MAX_NAMES).map(({ fullName }) => fullName);
      const others = participants.length - names.length;
      if (names.length === 0) return t('programme.nobody');
      return others > 0 ? t('programme.andOthers', { names: names.join(', '), count: others }) : names.join(', ');
    },
  };
}
