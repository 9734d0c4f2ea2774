import type { TypedFor, TypedText } from '../../domain/edits/typedText';
import { MOST_TYPED, typedName } from '../../domain/edits/typedText';
import type { TypedTexts } from '../../ports/saving/typedTexts';
import type { AskedText } from '../deskQuestions';
import type { DeskState } from '../state';
import type { Store } from '../store';

export interface TypedDraftsOptions {
  readonly store: Store<DeskState>;
  /** Undefined if nothing outlives the page. */
  readonly typedTexts?: TypedTexts;
}

/** Texts that were typed and not sent: notes, reasons of a hold, the queue's filter. They are there after Esc and after a reload. */
export class TypedDrafts {
  constructor(private readonly _options: TypedDraftsOptions) {}

  /** Takes up what an earlier page kept. */
  takeUp(): void {
    const { store, typedTexts } = this._options;
    const typed = typedTexts?.read() ?? [];
    if (typed.length > 0) {
      store.set({ typed });
    }
  }

  /** What was typed for something; undefined if all of it was sent. */
  of(about: TypedFor): string | undefined {
    return typedOf(this._options.store.state, about);
  }

  /** @param stored - what is there already: typing that again leaves no draft */
  asked(about: TypedFor, stored: string): AskedText {
    return {
      text: this.of(about) ?? stored,
      keep: text => this.keep(about, text === stored ? undefined : text)
    };
  }

  /** @param text - as far as it can be kept; undefined = there is nothing to send any more */
  keep(about: TypedFor, text: string | undefined): void {
    const { store, typedTexts } = this._options;
    const name = typedName(about);
    const others = store.state.typed.filter(
      other => typedName(other.about) !== name
    );
    if (text === undefined) {
      if (others.length < store.state.typed.length) {
        store.set({ typed: others });
        typedTexts?.forget(name);
      }
      return;
    }
    const kept: TypedText = { about, text: text.slice(0, MOST_TYPED) };
    store.set({ typed: [...others, kept] });
    typedTexts?.keep(name, kept);
  }
}

/** What was typed for something and not sent. */
export function typedOf(
  { typed }: Pick<DeskState, 'typed'>,
  about: TypedFor
): string | undefined {
  const name = typedName(about);
  return typed.find(other => typedName(other.about) === name)?.text;
}

/** The note on the open product that was typed and not saved. */
export function typedNoteOf(
  state: Pick<DeskState, 'typed' | 'open'>
): string | undefined {
  const { open } = state;
  return open.state === 'open'
    ? typedOf(state, { kind: 'note', product: open.product })
    : undefined;
}
