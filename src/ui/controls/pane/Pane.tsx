import * as React from 'react';

import type { PaneName } from '../../../words/panes';
import { PaneFailed } from './PaneFailed';

export interface PaneProps {
  name: PaneName;
  /** What is shown in it. If this changes, it is drawn again. */
  of?: unknown;
  /** Counts requests to move the keyboard's focus here. */
  request?: unknown;
  /** Puts what says that it failed where the pane would be. */
  frame?: (failed: JSX.Element) => JSX.Element;
  children?: React.ReactNode;
}

interface PaneState {
  readonly failure: { readonly error: unknown } | null;
  readonly stack: string | undefined;
}

/**
 * A part of the screen that can fail alone. If one of its views throws, it says
 * so in its place, and the rest of the screen works on.
 */
export class Pane extends React.Component<PaneProps, PaneState> {
  state: PaneState = { failure: null, stack: undefined };

  static getDerivedStateFromError(error: unknown): Partial<PaneState> {
    return { failure: { error } };
  }

  componentDidCatch(error: unknown, { componentStack }: React.ErrorInfo): void {
    console.error(`The pane ${this.props.name} failed.`, error);
    this.setState({ stack: componentStack ?? undefined });
  }

  componentDidUpdate(before: PaneProps): void {
    const { failure } = this.state;
    if (failure !== null && before.of !== this.props.of) {
      this._again();
    }
  }

  render(): React.ReactNode {
    const { name, request, frame = itself, children } = this.props;
    const { failure, stack } = this.state;
    return failure === null
      ? children
      : frame(
          <PaneFailed
            name={name}
            error={failure.error}
            stack={stack}
            request={request}
            onAgain={() => this._again()}
          />
        );
  }

  private _again(): void {
    this.setState({ failure: null, stack: undefined });
  }
}

function itself(failed: JSX.Element): JSX.Element {
  return failed;
}
