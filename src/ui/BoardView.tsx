import * as React from 'react';
import { useState } from 'react';

import type { DeskActions } from '../desk/commands/deskActions';
import type { DeskPictures } from '../desk/images/pictures';
import type { OpenState, TeamState, UnsavedStatus } from '../desk/state';
import type { Check } from '../domain/board/check';
import type { Choices } from '../domain/board/choices';
import type { ImagePath } from '../domain/images/image';
import type { Slot } from '../domain/board/slots';
import { isEditable } from './images/editable';
import { useTrans } from './controls/trans';
import { AnnotationsView } from './edits/AnnotationsView';
import { BroughtBack } from './edits/BroughtBack';
import { Checks } from './board/Checks';
import { Finish } from './edits/Finish';
import { GuidelineView } from './board/GuidelineView';
import { HeldBanner } from './product/HeldBanner';
import { MetaTable } from './product/MetaTable';
import { Preview } from './images/Preview';
import { ProductProblems } from './product/ProductProblems';
import { Slots } from './board/Slots';
import { UnreadChoices } from './board/UnreadChoices';

export interface BoardViewProps {
  open: OpenState;
  slots: readonly Slot[];
  team: Pick<TeamState, 'settings' | 'page'>;
  /** Who looks at it. */
  person: string | null | undefined;
  /** The product's status, while the table does not have it. */
  unsaved: UnsavedStatus | null;
  /** Its note that was typed and not saved. */
  typedNote: string | undefined;
  /** Whether the product shows a conflict, which also says who holds it. */
  conflicted: boolean;
  actions: DeskActions;
  pictures: DeskPictures;
  /** A chosen image was clicked: the keyboard's focus belongs to it. */
  onShown: () => void;
}

/** The slot of a check, with the product and the choices that were checked. */
interface Pointed {
  readonly slotId: string | undefined;
  readonly productId: string | undefined;
  readonly choices: Choices | undefined;
}

const NONE_MISSING: ReadonlySet<ImagePath> = new Set();

/** The choices, their checks, and the buttons that finish the product. */
export function BoardView({
  open,
  slots,
  team,
  person,
  unsaved,
  typedNote,
  conflicted,
  actions,
  pictures,
  onShown
}: BoardViewProps): JSX.Element {
  const trans = useTrans();
  const product = open.state === 'open' ? open : undefined;
  const [guideExpanded, setGuideExpanded] = useState(false);
  const [metaExpanded, setMetaExpanded] = useState(false);
  // The slot of the last "Show", until the choices change.
  const [pointed, setPointed] = useState<Pointed>();
  const [pointedCount, setPointedCount] = useState(0);
  const choices = product?.choices;
  const productId = product?.product.productId;
  const pointedSlot =
    pointed?.productId === productId && pointed?.choices === choices
      ? pointed?.slotId
      : undefined;

  const show = (check: Check): void => {
    if (check.id === 'colours') {
      setMetaExpanded(true);
    } else if (check.id === 'alike') {
      const [, image] = check.paths;
      actions.run('select', { image: image as ImagePath, mode: 'only' });
      onShown();
    } else {
      setPointed({ slotId: check.slotId, productId, choices });
      setPointedCount(count => count + 1);
    }
  };
  const missing = product?.missing ?? NONE_MISSING;
  const focus = product?.focus ?? null;
  return (
    <aside className="jp-CurationBoard" aria-label={trans.__('Board')}>
      <div className="jp-CurationBoard-scroll">
        {/* The viewer shows that image already. */}
        {(product?.viewing ?? null) === null && (
          <Preview
            image={focus}
            gone={focus !== null && missing.has(focus)}
            pictures={pictures}
          />
        )}
        {product && product.heldBy !== null && !conflicted && (
          <HeldBanner
            heldBy={product.heldBy}
            mine={product.heldBy === person}
            actions={actions}
          />
        )}
        {product && <ProductProblems problems={product.product.problems} />}
        {product && <BroughtBack open={product} actions={actions} />}
        <div className="jp-CurationBoard-slots">
          <Slots
            slots={slots}
            choices={choices ?? {}}
            missing={missing}
            wanted={product?.wantedSlot ?? pointedSlot ?? null}
            wantedCount={(product?.wantedCount ?? 0) + pointedCount}
            editable={isEditable(open)}
            actions={actions}
            pictures={pictures}
            onShown={onShown}
          />
        </div>
        {product && <UnreadChoices texts={product.product.unreadChoices} />}
        <div className="jp-CurationBoard-details">
          {product && (
            <AnnotationsView
              product={product.product}
              flags={team.settings.flags}
              editable={product.heldBy === null && !product.product.foreign}
              typed={typedNote}
              actions={actions}
            />
          )}
          {product && (
            <MetaTable
              meta={product.meta}
              expanded={metaExpanded}
              onToggle={setMetaExpanded}
            />
          )}
          <GuidelineView
            team={team}
            expanded={guideExpanded}
            onToggle={setGuideExpanded}
            actions={actions}
          />
        </div>
      </div>
      {/* Always in sight, whatever is above. */}
      <div className="jp-CurationBoard-foot">
        {product && <Checks checks={product.checks} onShow={show} />}
        <Finish open={open} unsaved={unsaved} actions={actions} />
      </div>
    </aside>
  );
}
