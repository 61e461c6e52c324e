import { UnstyledButton } from '@mantine/core';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../../shared/labels/use-labels';
import type { Item } from './programme.api';
import { useItemTexts } from './use-item-texts';
import classes from './programme.module.css';

interface ItemBlockProps {
  item: Item;
  isClashing: boolean;
  style: CSSProperties;
  onOpen: () => void;
}

/** An item in the grid. It opens the item. */
export function ItemBlock({ item, isClashing, style, onOpen }: ItemBlockProps) {
  const { t } = useTranslation('delegation');
  const label = useLabels();
  const { getHours, getPlace, getPeople } = useItemTexts();
  const isCancelled = item.status === 'cancelled';
  return (
    <UnstyledButton
      className={[classes['block'], isCancelled && classes['cancelled'], isClashing && classes['clashing']]
        .filter(Boolean)
        .join(' ')}
      style={style}
      onClick={onOpen}
    >
      <span>
        {isClashing && (
          <>
            <TriangleAlert size={12} aria-hidden /> {t('programme.clash')}{' '}
          </>
        )}
        {getHours(item)}
        {isCancelled && ` · ${label('programmeItemStatus', item.status)}`}
        <br />
        <b>{item.title}</b>
        <br />
        {[label('programmeItemKind', item.kind), getPlace(item), item.hostCompanyName].filter(Boolean).join(' · ')}
        <br />
        {getPeople(item)}
      </span>
    </UnstyledButton>
  );
}
