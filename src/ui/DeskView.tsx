import * as React from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';

import type { DeskActions } from '../desk/commands/deskActions';
import { fillingOf } from '../desk/fullWindow';
import type { DeskPictures } from '../desk/images/pictures';
import type { DeskState } from '../desk/state';
import { rowIndexOf, unsavedOnDesk } from '../desk/state';
import { typedNoteOf, typedOf } from '../desk/saving/typedDrafts';
import type { DeskViewer } from '../desk/viewer/viewer';
import { sameChoices } from '../domain/board/choices';
import { CheckCounts } from './board/CheckCounts';
import { FailedSaves } from './saving/FailedSaves';
import { KeptChangesView } from './saving/KeptChangesView';
import { LeftStepsView } from './saving/LeftStepsView';
import { FirstRun } from './FirstRun';
import { TeamContexts } from './board/TeamContexts';
import { MessageView } from './MessageView';
import { NothingOpen } from './product/NothingOpen';
import { NoticeBar } from './NoticeBar';
import { ProductBar, openId } from './product/ProductBar';
import type { CacheUsage } from './StatusDetails';
import { StatusLine } from './StatusLine';
import { OpenConflict, conflictOnDesk } from './edits/conflict/OpenConflict';
import { BoardView } from './BoardView';
import { ImagesView } from './images/ImagesView';
import { RefusedFiles } from './images/RefusedFiles';
import { useStrayDrops } from './images/drag/useStrayDrops';
import { usePastedFiles } from './images/usePastedFiles';
import { QueueView } from './queue/QueueView';
import { StatisticsView } from './queue/statistics/StatisticsView';
import { useImageKeys } from './controls/useImageKeys';
import { useSingleClicks } from './controls/useSingleClicks';
import { Pane } from './controls/pane/Pane';
import { useTrans } from './controls/trans';
import { OpenViewer } from './viewer/OpenViewer';
import { forbiddenText } from '../words/connection/policy';
import { policyProblems } from '../words/errors';

export interface DeskViewProps {
  state: DeskState;
  viewer: DeskViewer;
  actions: DeskActions;
  pictures: DeskPictures;
  /** How much storage the thumbnails take, for the status line. */
  usage?: CacheUsage;
  /** Offered if the person is signed out. */
  onSignIn?: () => void;
  /** Shows the form of the connection; undefined if it is not in the settings. */
  onEditConnection?: () => void;
  /** Checks everything that the connection needs. */
  onTestConnection?: () => void;
  /** Given on a person's first visit. Called when the hints were read. */
  onFirstRunDone?: () => void;
}

/**
 * The whole desk below JupyterLab's toolbar. The style sheet arranges its nodes by
 * the width of the desk.
 */
export function DeskView({
  state,
  viewer,
  actions,
  pictures,
  usage,
  onSignIn,
  onEditConnection,
  onTestConnection,
  onFirstRunDone
}: DeskViewProps): JSX.Element {
  const trans = useTrans();
  const root = useRef<HTMLDivElement>(null);
  const [detailsOpen, setDetailsOpen] = useState(false);
  const [viewRequest, setViewRequest] = useState(0);
  const { open, queue, slots } = state;
  const connectionActions = [
    ...(onEditConnection
      ? [{ label: trans.__('Edit the connection'), onClick: onEditConnection }]
      : []),
    ...(onTestConnection
      ? [{ label: trans.__('Test'), onClick: onTestConnection }]
      : [])
  ];
  const current = openId(open);
  const [drawerOpen, setDrawerOpen] = useDrawer(root, queue.filterFormOpen);

  const focusImages = useCallback(() => setViewRequest(count => count + 1), []);
  const pick = useCallback(
    (productId: string) => {
      setDrawerOpen(false);
      actions.run('open', { productId });
      focusImages();
    },
    [actions, setDrawerOpen, focusImages]
  );
  const closeDrawer = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && drawerOpen) {
      // The key goes on to the root, which gives the images the focus.
      setDrawerOpen(false);
    }
  };
  const { handlers } = useImageKeys(root, focusImages);
  const onClickCapture = useSingleClicks();
  useStrayDrops();
  return (
    <TeamContexts team={state.team.settings}>
      <div
        ref={root}
        className="jp-CurationDesk"
        onClickCapture={onClickCapture}
        onPaste={usePastedFiles(open, actions)}
        {...handlers}
      >
        <div
          className={[
            'jp-CurationDesk-frame',
            drawerOpen && 'jp-mod-drawer',
            detailsOpen && 'jp-mod-details',
            fillingOf(state) === 'viewer' && 'jp-mod-viewerOnly'
          ]
            .filter(Boolean)
            .join(' ')}
        >
          <Pane name="header" of={state.notice}>
            <NoticeBar
              notice={state.notice}
              offline={state.offline}
              // If nothing can be read, the others follow from the first.
              connection={
                state.categories.state === 'failed'
                  ? state.access.problems.slice(0, 1)
                  : state.access.problems
              }
              connectionActions={connectionActions}
              problems={[
                ...policyProblems(state.policyNeeds, trans),
                ...(state.team.problem && state.categories.state !== 'failed'
                  ? [state.team.problem]
                  : [])
              ]}
              actions={actions}
              onSignIn={onSignIn}
            />
          </Pane>
          <Pane name="header" of={current}>
            <ProductBar
              state={state}
              drawerOpen={drawerOpen}
              actions={actions}
              onDrawer={() => setDrawerOpen(!drawerOpen)}
              onKeyDown={closeDrawer}
            >
              {open.state === 'open' && (
                <CheckCounts
                  checks={open.checks}
                  expanded={detailsOpen}
                  onToggle={() => setDetailsOpen(!detailsOpen)}
                />
              )}
            </ProductBar>
          </Pane>
          <div className="jp-CurationDesk-queue" onKeyDown={closeDrawer}>
            <Pane name="queue" of={queue.rows}>
              <QueueView
                // Another list starts at its top.
                key={`${state.category?.mainCategory}/${state.category?.subCategory}/${state.status}`}
                queue={queue}
                counts={state.counts}
                category={state.category}
                status={state.status}
                current={current}
                person={state.access.person}
                typedFilter={typedOf(state, { kind: 'filter' })}
                actions={actions}
                pictures={pictures}
                onPick={pick}
              />
            </Pane>
          </div>
          <div
            className="jp-CurationDesk-backdrop"
            onClick={() => {
              setDrawerOpen(false);
              focusImages();
            }}
          />
          <section
            className="jp-CurationProduct"
            aria-label={trans.__('Images of the product')}
          >
            <Pane name="conflict" of={current}>
              <OpenConflict
                open={open}
                failed={state.saving.failed}
                slots={slots}
                person={state.access.person}
                actions={actions}
                pictures={pictures}
              />
            </Pane>
            {onFirstRunDone && open.state !== 'none' && (
              <FirstRun
                slots={slots}
                onDone={() => {
                  onFirstRunDone();
                  focusImages();
                }}
              />
            )}
            <Pane
              name="images"
              of={current}
              request={`${viewRequest}/${open.state === 'open' ? open.focusRequest : 0}`}
              frame={inImages}
            >
              <ImagesView
                open={open}
                slots={slots}
                thumbnailSize={state.thumbnailSize}
                expected={queue.rows[rowIndexOf(queue, current)]?.imageCount}
                viewRequest={viewRequest}
                undeletable={forbiddenText(state.access.rules, 'delete', trans)}
                actions={actions}
                pictures={pictures}
              >
                <NothingOpen
                  state={state}
                  connectionActions={connectionActions}
                  actions={actions}
                />
              </ImagesView>
            </Pane>
            <Pane
              name="viewer"
              of={open.state === 'open' ? open.viewing : null}
            >
              <OpenViewer
                open={open}
                slots={slots}
                viewRequest={viewRequest}
                fullWindow={state.fullWindow.viewer}
                viewer={viewer}
                actions={actions}
                pictures={pictures}
              />
            </Pane>
            <Pane name="message" of={state.message}>
              <MessageView
                message={state.message}
                canUndo={state.canUndo}
                actions={actions}
              />
            </Pane>
          </section>
          {state.statistics !== null && (
            <Pane name="statistics" of={state.statistics}>
              <StatisticsView
                statistics={state.statistics}
                counts={state.counts}
                actions={actions}
              />
            </Pane>
          )}
          <Pane name="board" of={current} frame={inBoard}>
            <BoardView
              open={open}
              slots={slots}
              team={state.team}
              person={state.access.person}
              unsaved={unsavedOnDesk(state)}
              typedNote={typedNoteOf(state)}
              conflicted={
                conflictOnDesk(open, state.saving.failed) !== undefined
              }
              actions={actions}
              pictures={pictures}
              onShown={focusImages}
            />
          </Pane>
          <div className="jp-CurationDesk-foot">
            <Pane name="message" of={state.refusedFiles}>
              <RefusedFiles state={state} actions={actions} />
            </Pane>
            <Pane name="unsaved" of={state.saving.failed}>
              <FailedSaves
                failed={state.saving.failed}
                open={open}
                actions={actions}
              />
              <LeftStepsView left={state.left} actions={actions} />
              <KeptChangesView kept={state.kept} actions={actions} />
            </Pane>
            <Pane name="status-line" of={state.saving}>
              <StatusLine
                saving={state.saving}
                unread={state.unread}
                typed={state.typed}
                choicesKept={hasKeptChoices(open)}
                offline={state.offline}
                resumedAt={state.resumedAt}
                person={state.access.person}
                pace={state.pace}
                nextReady={state.nextReady}
                usage={usage}
                spending={state.spending}
                actions={actions}
              />
            </Pane>
          </div>
        </div>
      </div>
    </TeamContexts>
  );
}

/** Whether the open product has choices that are saved only when it is completed. */
function hasKeptChoices(open: DeskState['open']): boolean {
  return (
    open.state === 'open' &&
    open.product.status !== 'COMPLETED' &&
    !sameChoices(open.choices, open.product.choices)
  );
}

/**
 * Whether the drawer of a narrow desk is open. It contains the queue and its
 * filter. If the drawer is opened for the list, the list gets the keyboard's focus.
 * The filter's form focuses itself.
 */
function useDrawer(
  root: React.RefObject<HTMLElement>,
  filterFormOpen: boolean
): [boolean, (open: boolean) => void] {
  const [openFor, setOpenFor] = useState<'list' | 'filter' | null>(
    filterFormOpen ? 'filter' : null
  );
  const [formWasOpen, setFormWasOpen] = useState(filterFormOpen);
  if (formWasOpen !== filterFormOpen) {
    setFormWasOpen(filterFormOpen);
    if (filterFormOpen) {
      setOpenFor(openFor ?? 'filter');
    }
  }
  useEffect(() => {
    if (openFor === 'list') {
      focusOn(root, '.jp-CurationQueue-list');
    }
  }, [root, openFor]);
  const setOpen = useCallback(
    (open: boolean) =>
      setOpenFor(open ? (filterFormOpen ? 'filter' : 'list') : null),
    [filterFormOpen]
  );
  return [openFor !== null, setOpen];
}

/** The keys of the images are bound to these nodes. They work on without a picture of the images. */
function inImages(failed: JSX.Element): JSX.Element {
  return (
    <div className="jp-CurationProduct-scroll" tabIndex={-1}>
      <div className="jp-CurationImages">
        <div className="jp-CurationImageKeys">{failed}</div>
      </div>
    </div>
  );
}

function inBoard(failed: JSX.Element): JSX.Element {
  return <aside className="jp-CurationBoard">{failed}</aside>;
}

function focusOn(root: React.RefObject<HTMLElement>, selector: string): void {
  root.current?.querySelector<HTMLElement>(selector)?.focus();
}
