import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { Choices } from '../../domain/board/choices';
import { chosen } from '../../domain/board/choices';
import type { ImagePath } from '../../domain/images/image';
import type { Slot } from '../../domain/board/slots';
import { formatCount } from '../../words/format';
import { slotKey, useKeyHints } from '../controls/keyHints';
import { useTrans } from '../controls/trans';
import { SlotTile } from './SlotTile';

export interface SlotsProps {
  slots: readonly Slot[];
  choices: Choices;
  missing: ReadonlySet<ImagePath>;
  wanted: string | null;
  /** Counts how often a slot was wanted. */
  wantedCount: number;
  editable: boolean;
  actions: Pick<DeskActions, 'run'>;
  pictures: DeskPictures;
  /** A chosen image was clicked: the keyboard's focus belongs to it. */
  onShown: () => void;
}

/** The slots of the board: first those for one image, then those for several. */
export function Slots(props: SlotsProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  const { slots, choices, missing, wanted, editable, actions, pictures } =
    props;
  const single = slots.filter(slot => !slot.many);
  const filled = single.filter(slot => chosen(choices, slot.id).length > 0);

  const slotTile = (
    slot: Slot,
    image: ImagePath | null,
    label: string,
    nth = 0
  ): JSX.Element => {
    const index = slots.indexOf(slot);
    return (
      <SlotTile
        key={`${slot.id} ${nth}`}
        index={index}
        label={label}
        keyHint={slotKey(slots, index, hints)}
        image={image}
        gone={image !== null && missing.has(image)}
        // In a slot for several images, the empty tile asks for attention.
        wanted={wanted === slot.id && (!slot.many || image === null)}
        wantedCount={props.wantedCount}
        editable={editable}
        pictures={pictures}
        onFill={() => actions.run('assign-slot', { index })}
        onShow={path => {
          actions.run('select', { image: path, mode: 'only' });
          props.onShown();
        }}
        onClear={path =>
          actions.run(
            'clear-slot',
            slot.many ? { index, image: path } : { index }
          )
        }
        onMove={
          slot.many && image !== null
            ? step =>
                actions.run('assign-slot', {
                  index,
                  image,
                  position: Math.max(0, nth + step)
                })
            : undefined
        }
        onDrop={paths => {
          const coming = paths.filter(path => path !== image);
          if (coming.length === 1 || !slot.many) {
            coming.slice(0, 1).forEach(path =>
              actions.run('assign-slot', {
                index,
                image: path,
                position: nth
              })
            );
            return;
          }
          // To assign an image again would take it out of the slot.
          const images = coming.filter(
            path => !chosen(choices, slot.id).includes(path)
          );
          if (images.length > 0) {
            actions.run('assign-slot', { index, images });
          }
        }}
      />
    );
  };

  return (
    <>
      {single.length > 0 && (
        <section className="jp-CurationSlots">
          <h3 className="jp-CurationSlots-title">
            {trans.__('Main colour')}
            <span className="jp-CurationSlots-count">
              {trans.__(
                '%1 of %2',
                formatCount(filled.length, trans),
                formatCount(single.length, trans)
              )}
            </span>
          </h3>
          <div className="jp-CurationSlots-places">
            {single.map(slot =>
              slotTile(slot, chosen(choices, slot.id)[0] ?? null, slot.label)
            )}
          </div>
        </section>
      )}
      {slots
        .filter(slot => slot.many)
        .map(slot => {
          const paths = chosen(choices, slot.id);
          const colours = slot.id === 'color_variant';
          return (
            <section key={slot.id} className="jp-CurationSlots">
              <h3 className="jp-CurationSlots-title">
                {colours ? trans.__('Other colours') : slot.label}
                <span className="jp-CurationSlots-count">
                  {formatCount(paths.length, trans)}
                  {colours && <> · {trans.__('one front cut-out each')}</>}
                </span>
              </h3>
              <div className="jp-CurationSlots-places">
                {paths.map((path, nth) =>
                  slotTile(slot, path, `${slot.label} ${nth + 1}`, nth)
                )}
                {slotTile(slot, null, trans.__('Add'), paths.length)}
              </div>
            </section>
          );
        })}
    </>
  );
}
