import * as React from 'react';

import type { DeskActions, DeskPictures } from '../../desk/actions';
import type { OpenProduct, Section as SectionState } from '../../desk/state';
import { splitImagePath } from '../../domain/image';
import type { ImagePath } from '../../domain/image';
import { carriesFiles, carriesImages, takeImages } from '../drag/imageDrag';
import { useDropTarget } from '../drag/useDropTarget';
import { formatCount } from '../format';
import { useTrans } from '../trans';
import { SectionHead } from './SectionHead';
import { Tile } from './Tile';
import type { Badge } from './badges';

export interface SectionProps {
  section: SectionState;
  open: Pick<OpenProduct, 'collapsed' | 'focus' | 'selection' | 'missing'>;
  /** How many images come before this section. */
  offset: number;
  badges: ReadonlyMap<ImagePath, Badge>;
  editable: boolean;
  actions: Pick<DeskActions, 'run' | 'uploadFiles' | 'toggleSection'>;
  pictures: DeskPictures;
}

/** One folder: takes images of the product, which move here, and files, which are uploaded. */
export function Section({
  section: { folder, images },
  open,
  offset,
  badges,
  editable,
  actions,
  pictures
}: SectionProps): JSX.Element {
  const trans = useTrans();
  const target = useDropTarget(
    data => editable && (carriesImages(data) || carriesFiles(data)),
    data => {
      if (!carriesImages(data)) {
        actions.uploadFiles([...data.files], folder);
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
  const several = open.selection.size > 1;
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
        onToggle={() => actions.toggleSection(folder)}
      />
      {empty ? (
        <div className="jp-CurationSection-empty">
          {editable
            ? trans.__('Empty. Drop images or files here.')
            : trans.__('Empty')}
        </div>
      ) : (
        !collapsed && (
          <div
            className="jp-CurationSection-tiles"
            role="listbox"
            aria-multiselectable="true"
            aria-label={trans.__('%1, %2', folder, formatCount(images.length))}
          >
            {images.map((path, index) => (
              <Tile
                key={path}
                path={path}
                position={offset + index}
                pictures={pictures}
                badgeKey={badges.get(path)?.keyHint}
                badgeLabel={badges.get(path)?.label}
                focused={path === open.focus}
                selected={open.selection.has(path)}
                marked={several && open.selection.has(path)}
                gone={open.missing.has(path)}
                draggable
              />
            ))}
          </div>
        )
      )}
    </section>
  );
}
