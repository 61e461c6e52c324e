import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './uploads.module.css';
import { splitDropped } from './uploads.rules';

interface DropZoneProps {
  /** Takes the files that are dropped; absent where the user may upload none. */
  onFiles?: (files: File[]) => void;
  /** The text of the zone; without it that for uploads of documents. */
  text?: string;
  children: ReactNode;
}

/** Tells whether an event is of the zone itself. Those of dialogs above the page arrive here too. */
const isOwn = ({ currentTarget, target }: DragEvent) => currentTarget.contains(target as Node);

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/** A part of the page on which files can be dropped. */
export function DropZone({ onFiles, text, children }: DropZoneProps) {
  const { t } = useTranslation('documents');
  const [isOver, setOver] = useState(false);
  const leave = ({ currentTarget, relatedTarget }: DragEvent) => {
    // Elements within the zone are left for each other.
    if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!hasFiles(event) || !isOwn(event)) return;
    event.preventDefault();
    const { files, folderCount } = splitDropped(event.dataTransfer);
    if (folderCount > 0) notifications.show({ color: 'red', message: t('noFolders') });
    if (files.length > 0) onFiles?.(files);
  };
  if (!onFiles) return children;
  return (
    <div
      className={classes['zone']}
      data-drop-zone
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!hasFiles(event) || !isOwn(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={leave}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className={classes['cover']}>
          <Text fw={600} className={classes['call']}>
            {text ?? t('dropHere')}
          </Text>
        </div>
      )}
    </div>
  );
}
