import * as React from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { TeamState } from '../../desk/state';
import { isQuickToDraw } from '../../domain/board/quickToDraw';
import {
  guidelineFailedText,
  guidelineTooLongText
} from '../../words/board/messages';
import { keepFocus } from '../controls/Button';
import { ProblemView } from '../controls/ProblemView';
import { useMarkdown } from './markdown';
import { useTrans } from '../controls/trans';

export interface GuidelineViewProps {
  team: Pick<TeamState, 'settings' | 'page'>;
  expanded: boolean;
  onToggle: (expanded: boolean) => void;
  actions: Pick<DeskActions, 'loadGuideline'>;
}

/** The team's guideline, collapsed at first. It is loaded when it is expanded. */
export function GuidelineView({
  team: { settings, page },
  expanded,
  onToggle,
  actions
}: GuidelineViewProps): JSX.Element | null {
  const trans = useTrans();
  const { guideline } = settings;
  const wanted = expanded && guideline !== undefined && page === null;
  useEffect(() => {
    if (wanted) {
      actions.loadGuideline();
    }
  }, [wanted, actions]);
  return guideline === undefined ? null : (
    <details
      className="jp-CurationMeta"
      open={expanded}
      onToggle={event => onToggle(event.currentTarget.open)}
    >
      <summary className="jp-CurationMeta-summary" onMouseDown={keepFocus}>
        {trans.__('Guideline')}{' '}
        <span className="jp-CurationMeta-words">{guideline.version}</span>
      </summary>
      {!expanded ? null : page?.state === 'ready' ? (
        <Page text={page.value} />
      ) : page?.state === 'failed' ? (
        <ProblemView
          problem={page.problem}
          compact
          actions={[
            {
              label: trans.__('Try again'),
              onClick: () => actions.loadGuideline()
            }
          ]}
        />
      ) : (
        <p className="jp-CurationMeta-words">{trans.__('Loading…')}</p>
      )}
    </details>
  );
}

/** Drawn if that is quick and possible; otherwise as it was typed, with the reason. */
function Page({ text }: { text: string }): JSX.Element {
  const trans = useTrans();
  const quick = useMemo(() => isQuickToDraw(text), [text]);
  /** The text that could not be drawn. */
  const [failed, setFailed] = useState<string>();
  if (quick && failed !== text) {
    return <DrawnPage text={text} onFailed={setFailed} />;
  }
  return (
    <>
      <p className="jp-CurationMeta-words" role="status">
        {quick ? guidelineFailedText(trans) : guidelineTooLongText(trans)}
      </p>
      <div
        className="jp-CurationGuideline jp-mod-plain"
        data-lm-suppress-shortcuts="true"
      >
        {text}
      </div>
    </>
  );
}

interface DrawnPageProps {
  text: string;
  /** Called with the text. */
  onFailed: (text: string) => void;
}

/** The guideline as Markdown. */
function DrawnPage({ text, onFailed }: DrawnPageProps): JSX.Element {
  const draw = useMarkdown();
  const node = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (node.current === null) {
      return undefined;
    }
    const drawing = draw(text, node.current);
    drawing.catch(error => {
      console.warn('The guideline could not be drawn.', error);
      onFailed(text);
    });
    return () => {
      drawing.then(
        drawn => drawn.dispose(),
        () => undefined
      );
    };
  }, [draw, text, onFailed]);
  return (
    <div
      ref={node}
      className="jp-CurationGuideline"
      data-lm-suppress-shortcuts="true"
    />
  );
}
