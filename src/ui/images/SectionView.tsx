import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { OpenProduct, Section as SectionState } from '../../desk/state';
import { splitImagePath } from '../../domain/images/image';
import type { ImagePath } from '../../domain/images/image';
import { droppedFiles } from './drag/droppedFiles';
import { carriesFiles, carriesImages, takeImages } from './drag/imageDrag';
import { useDropTarget } from './drag/useDropTarget';
import { emptyFolderText } from '../../words/images/folder';
import { useTrans } from '../controls/trans';
import { SectionHead } from './SectionHead';
import { Tiles } from './tiles/Tiles';
import type { Badge } from './tiles/badges';
import type { ScrolledSection } from './useRowsInSight';

export interface SectionProps {
  /** The key of the product that the images belong to. */
  product: string;
  section: SectionState;
  open: Pick<OpenProduct, 'collapsed' | 'focus' | 'selection' | 'missing'>;
  /** How many images come before this section. */
  offset: number;
  badges: ReadonlyMap<ImagePath, Badge>;
  /** The folder that each moved image came from. */
  from: ReadonlyMap<ImagePath, string>;
  editable: boolean;
  /** Undefined if all rows are rendered, not only visible ones. */
  scrolled: ScrolledSection | undefined;
  actions: Pick<DeskActions, 'run' | 'uploadFiles'>;
  pictures: DeskPictures;
}

/** One folder. Images of the product that are dropped here are moved, files are uploaded. */
export function SectionView({
  product,
  section,
  open,
  offset,
  badges,
  from,
  editable,
  scrolled,
  actions,
  pictures
}: SectionProps): JSX.Element {
  const trans = useTrans();
  const { folder, images } = section;
  const target = useDropTarget(
    data => editable && (carriesImages(data) || carriesFiles(data)),
    data => {
      if (!carriesImages(data)) {
        void droppedFiles(data).then(files =>
          actions.uploadFiles(files, folder)
        );
        return;
      }
      const coming = takeImages(data).filter(
        path => splitImagePath(path).folder !== folder
      );
      if (coming.length > 0) {
        actions.run('reclassify', { folder, images: coming });
      }
    }
  );
  const empty = images.length === 0;
  const collapsed = open.collapsed.has(folder);
  return (
    <section
      className={`jp-CurationSection${target.over ? ' jp-mod-dropTarget' : ''}`}
      data-folder={folder}
      {...target.handlers}
    >
      <SectionHead
        name={folder}
        count={images.length}
        collapsed={collapsed}
        amongKeys
        onToggle={() => actions.run('toggle-section', { folder })}
      />
      {empty ? (
        <div className="jp-CurationSection-empty">
          {emptyFolderText(editable, trans)}
        </div>
      ) : (
        !collapsed && (
          <Tiles
            product={product}
            section={section}
            open={open}
            offset={offset}
            badges={badges}
            from={from}
            scrolled={scrolled}
            pictures={pictures}
          />
        )
      )}
    </section>
  );
}
