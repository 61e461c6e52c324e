import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findMoment } from '../../../shared/format/zone-time.rules';
import { useFormat } from '../../../shared/format/use-format';
import { showError, showUndo } from '../../../shared/layout/undo-toast';
import { useDelegationEditor } from '../use-delegation-editor';
import { buildMove, type ItemValues, readItemValues } from './item-values.rules';
import { type Item, itemApi } from './programme.api';

/** A pause after which a move by keyboard is saved, so that several presses of a key are one change. */
const KEY_PAUSE_MS = 700;

/** An item at its new place. */
interface MovedItem {
  item: Item;
  values: ItemValues;
  /** Whether the move is not saved yet. The list may be read again meanwhile, with the item at an earlier place. */
  isOpen: boolean;
}

/** Computes the new times of an item. */
export type Move = (values: ItemValues) => ItemValues;

/**
 * Returns the items with those that are being moved at their new places, and a function that moves one. A message
 * confirms every move and can undo it. A move that would put somebody in two places is refused by the server.
 */
export function useItemMoves(items: readonly Item[]) {
  const { t } = useTranslation('delegation');
  const format = useFormat();
  const { delegation } = useDelegationEditor();
  const { mutateAsync } = itemApi.useSave(delegation.id);
  const [moves, setMoves] = useState<ReadonlyMap<string, MovedItem>>(new Map());
  const lastSaves = useRef(new Map<string, Promise<Item>>());
  const pending = useRef<{ id: string; timer: number; save: () => void }>(undefined);
  // The saved item may be newer than the list, which is read again afterwards.
  const findMoved = ({ id, version }: Item) => {
    const moved = moves.get(id);
    return moved && (moved.isOpen || moved.item.version >= version) ? moved : null;
  };
  const setMoved = (item: Item, values: ItemValues) =>
    setMoves((known) => new Map(known).set(item.id, { item, values, isOpen: true }));
  /** Saves a move after an earlier one of the item, whose answer has the version that this one needs. */
  const save = async (item: Item, values: ItemValues) => {
    const earlier = lastSaves.current.get(item.id);
    const saved = (async () => {
      const last = await earlier?.catch(() => undefined);
      return mutateAsync({ part: last && last.version > item.version ? last : item, body: buildMove(values) });
    })();
    lastSaves.current.set(item.id, saved);
    setMoved(item, values);
    try {
      const result = await saved;
      // A move that was made meanwhile stays at its place, and is based on the new version.
      const isOpen = pending.current?.id === item.id || lastSaves.current.get(item.id) !== saved;
      setMoves((known) =>
        new Map(known).set(item.id, { item: result, values: known.get(item.id)?.values ?? values, isOpen }),
      );
      return result;
    } catch (error) {
      setMoves((known) => new Map([...known].filter(([id]) => id !== item.id)));
      throw error;
    }
  };
  const send = async (item: Item, values: ItemValues) => {
    const saved = await save(item, values);
    const { title } = item;
    const when = `${format.shortDay(values.startDay)}, ${values.startTime}–${values.endTime}`;
    showUndo({
      id: `item-${item.id}`,
      text: t('programme.moved', { title, when }),
      action: t('words.undo'),
      onUndo: () => void save(saved, readItemValues(item)).catch(showError),
    });
  };
  const move = (shown: Item, change: Move, isByKey: boolean) => {
    const stored = items.find(({ id }) => id === shown.id) ?? shown;
    const { item, values: before } = findMoved(stored) ?? { item: stored, values: readItemValues(stored) };
    const values = change(before);
    const { startsOn, endsOn } = delegation;
    if (values.startDay < startsOn || values.endDay > endsOn) return;
    setMoved(item, values);
    window.clearTimeout(pending.current?.timer);
    // Another item that was moved by keyboard is saved before this one, because its pause ends here.
    if (pending.current && pending.current.id !== item.id) pending.current.save();
    pending.current = undefined;
    const start = () => {
      pending.current = undefined;
      void send(item, values).catch(showError);
    };
    if (isByKey) pending.current = { id: item.id, timer: window.setTimeout(start, KEY_PAUSE_MS), save: start };
    else start();
  };
  const place = (item: Item): Item => {
    const values = findMoved(item)?.values;
    if (!values) return item;
    const { startDay, startTime, endDay, endTime } = values;
    const start = findMoment({ day: startDay, time: startTime }, item.timezone);
    const end = findMoment({ day: endDay, time: endTime }, item.timezone);
    // The clocks of the visit skip this time, which the server will say.
    if (start === null || end === null) return item;
    return { ...item, startsAt: new Date(start).toISOString(), endsAt: new Date(end).toISOString() };
  };
  return { shown: items.map(place), move };
}
