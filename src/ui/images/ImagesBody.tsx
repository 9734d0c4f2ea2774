import * as React from 'react';

import type { DeskActions, DeskPictures } from '../../desk/actions';
import type { OpenState } from '../../desk/state';
import type { ImagePath } from '../../domain/image';
import { ProblemView } from '../ProblemView';
import { useTrans } from '../trans';
import { Section } from './Section';
import { Skeleton } from './Skeleton';
import type { Badge } from './badges';
import { isEditable } from './editable';

export interface ImagesBodyProps {
  open: OpenState;
  badges: ReadonlyMap<ImagePath, Badge>;
  expected: number;
  actions: DeskActions;
  pictures: DeskPictures;
}

/** The sections of the open product, or what stands in their place. */
export function ImagesBody({
  open,
  badges,
  expected,
  actions,
  pictures
}: ImagesBodyProps): JSX.Element | null {
  const trans = useTrans();
  switch (open.state) {
    case 'none':
      return null;
    case 'loading':
      return <Skeleton count={expected} />;
    case 'failed':
      return (
        <ProblemView
          problem={open.problem}
          actions={[
            {
              label: trans.__('Try again'),
              primary: true,
              onClick: () => actions.run('open', { productId: open.productId })
            }
          ]}
        />
      );
    case 'open': {
      const offsets = open.sections.map((_, index) =>
        open.sections
          .slice(0, index)
          .reduce((sum, { images }) => sum + images.length, 0)
      );
      return (
        <>
          {open.sections.map((section, index) => (
            <Section
              key={section.folder}
              section={section}
              open={open}
              offset={offsets[index]}
              badges={badges}
              editable={isEditable(open)}
              actions={actions}
              pictures={pictures}
            />
          ))}
        </>
      );
    }
  }
}
