import * as React from 'react';
import { memo, useEffect, useMemo, useRef, useState } from 'react';

import type { DeskActions } from '../../../desk/commands/deskActions';
import type { DeskPictures } from '../../../desk/images/pictures';
import type { RemovedImage } from '../../../domain/edits/deletedImages';
import { trulyDeleted } from '../../../domain/edits/deletedImages';
import type { ImagePath } from '../../../domain/images/image';
import type { Product } from '../../../domain/product/product';
import { noDeletedImagesText } from '../../../words/edits/conflict';
import { whyReadOnly } from '../../../words/product/claim';
import { formatAgo } from '../../../words/ago';
import { formatCount } from '../../../words/format';
import { Button } from '../../controls/Button';
import { useTrans } from '../../controls/trans';
import { DeletedTile } from './DeletedTile';
import { SectionHead } from '../SectionHead';
import { useNextButton } from './useNextButton';
import { useViewedTile } from './useViewedTile';

/** In ms. */
const MINUTE = 60_000;

/** How many images are added to the expanded list at a time. */
const AT_ONCE = 200;

export interface DeletedSectionProps {
  product: Product;
  heldBy: string | null;
  /** What the viewer shows. */
  viewing: ImagePath | null;
  /** How many images come before. Their pictures are fetched first. */
  offset: number;
  actions: Pick<DeskActions, 'run'>;
  pictures: DeskPictures;
}

/**
 * The images that were deleted, collapsed at first. Moved images are where they were moved to. It is not part
 * of the grid: Tab reaches it, arrow keys and image shortcuts do not. It is not
 * rendered again when the focus moves in the grid. When the viewer closes, the
 * tile of the image that it showed gets the focus.
 */
export const DeletedSection = memo(function DeletedSection({
  product,
  heldBy,
  viewing,
  offset,
  actions,
  pictures
}: DeletedSectionProps): JSX.Element {
  const trans = useTrans();
  const [shown, setShown] = useState(false);
  const images = useMemo(() => trulyDeleted(product), [product]);
  const section = useRef<HTMLElement>(null);
  useViewedTile(section, viewing);
  const goOnFrom = useNextButton(section, images);
  return (
    <section
      ref={section}
      className="jp-CurationDeleted"
      aria-label={trans.__('Deleted images')}
    >
      <SectionHead
        name={trans.__('Deleted')}
        count={images.length}
        collapsed={!shown}
        amongKeys={false}
        opensEmpty
        onToggle={() => setShown(!shown)}
      />
      {shown && images.length === 0 && (
        <div className="jp-CurationSection-empty">
          {noDeletedImagesText(trans)}
        </div>
      )}
      {shown && images.length > 0 && (
        <DeletedImages
          images={images}
          readOnly={whyReadOnly({ product, heldBy }, trans)}
          offset={offset}
          actions={actions}
          pictures={pictures}
          onPress={goOnFrom}
        />
      )}
    </section>
  );
});

/** The expanded list. It shows how long ago each image was deleted or moved. */
function DeletedImages({
  images,
  readOnly,
  offset,
  actions,
  pictures,
  onPress
}: Pick<DeletedSectionProps, 'offset' | 'actions' | 'pictures'> & {
  images: readonly RemovedImage[];
  readOnly: string | undefined;
  /** Called with the pressed button before its tile is removed. */
  onPress: (button: Element) => void;
}): JSX.Element {
  const trans = useTrans();
  const now = useNow();
  const [most, setMost] = useState(AT_ONCE);
  const more = Math.min(images.length - most, AT_ONCE);
  return (
    <>
      <ul
        className="jp-CurationSection-tiles"
        aria-label={trans.__('Deleted, %1', formatCount(images.length, trans))}
      >
        {images.slice(0, most).map((image, index) => (
          <DeletedTile
            key={image.path}
            image={image}
            ago={formatAgo(image.entry.at, now, trans)}
            position={offset + index}
            pictures={pictures}
            readOnly={readOnly}
            onView={() => actions.run('view-image', { image: image.path })}
            onRestore={event => {
              onPress(event.currentTarget);
              actions.run('restore-image', { image: image.path });
            }}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button
          label={trans.__('Show %1 more', formatCount(more, trans))}
          onClick={() => setMost(most + AT_ONCE)}
        />
      )}
    </>
  );
}

/** The time of the page's clock in ms, at most a minute old. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
