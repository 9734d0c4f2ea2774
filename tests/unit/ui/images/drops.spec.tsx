import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import * as React from 'react';

import { DeskView } from '../../../../src/ui/DeskView';
import { IMAGES_TYPE } from '../../../../src/ui/images/drag/imageDrag';
import {
  aDataTransfer,
  aDeskState,
  aViewer,
  anOpenProduct,
  someActions,
  somePictures
} from '../aDesk';

afterEach(cleanup);

function show() {
  const actions = someActions();
  const state = aDeskState({ open: anOpenProduct() });
  const shown = render(
    <DeskView
      state={state}
      viewer={aViewer(state)}
      actions={actions}
      pictures={somePictures()}
    />
  );
  return { actions, ...shown };
}

function find(selector: string): Element {
  const found = document.querySelector(selector);
  if (found === null) {
    throw new Error(`There is no ${selector}.`);
  }
  return found;
}

/** A folder or a file as a drop has it. A text stands for a file, an error for one that cannot be read. */
type Tree = { readonly [name: string]: Tree | string | Error };

function entryOf(name: string, content: Tree[string]): object {
  if (typeof content === 'string' || content instanceof Error) {
    return {
      name,
      fullPath: `/${name}`,
      isFile: true,
      isDirectory: false,
      file: (done: (file: File) => void, failed: (error: Error) => void) =>
        typeof content === 'string'
          ? done(new File([content], name))
          : failed(content)
    };
  }
  return {
    name,
    fullPath: `/${name}`,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const rest = Object.entries(content).map(([one, inside]) =>
        entryOf(one, inside)
      );
      // A browser gives some of them at a time.
      return {
        readEntries: (done: (entries: object[]) => void) =>
          done(rest.splice(0, 2))
      };
    }
  };
}

function dropOf(tree: Tree): DataTransfer {
  const files = Object.keys(tree).map(name => new File([''], name));
  return {
    types: ['Files'],
    files,
    items: Object.entries(tree).map(([name, content], at) => ({
      kind: 'file',
      webkitGetAsEntry: () => entryOf(name, content),
      getAsFile: () => files[at]
    }))
  } as unknown as DataTransfer;
}

describe('a folder that is dropped on a section', () => {
  async function uploaded(tree: Tree): Promise<readonly string[]> {
    const { actions } = show();
    fireEvent.drop(find('[data-folder="segment"]'), {
      dataTransfer: dropOf(tree)
    });
    await waitFor(() => expect(actions.uploadFiles).toHaveBeenCalled());
    const [files, folder] = actions.uploadFiles.mock.calls[0];
    expect(folder).toBe('segment');
    return files.map(({ name }: File) => name);
  }

  it('is read down to its files, in their natural order, without what systems leave there', async () => {
    expect(
      await uploaded({
        folder: {
          '10.jpg': 'a',
          '2.jpg': 'b',
          '.DS_Store': 'x',
          'Thumbs.db': 'x',
          deeper: { 'c.jpg': 'c', 'd.jpg': 'd', 'e.jpg': 'e' }
        },
        'single.jpg': 's'
      })
    ).toEqual(['2.jpg', '10.jpg', 'c.jpg', 'd.jpg', 'e.jpg', 'single.jpg']);
  });

  it('loses none of the others if a file in it cannot be read', async () => {
    const warn = jest
      .spyOn(console, 'warn')
      .mockImplementation(() => undefined);
    expect(
      await uploaded({
        folder: { 'a.jpg': 'a', 'b.jpg': new Error('locked'), 'c.jpg': 'c' }
      })
    ).toEqual(['a.jpg', 'b.jpg', 'c.jpg']);
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });

  it('is read no further than can be taken', async () => {
    const many = Array.from({ length: 600 }, (_, at) => [`${at}.jpg`, 'x']);
    expect(await uploaded({ folder: Object.fromEntries(many) })).toHaveLength(
      501
    );
  });
});

describe('beside a target', () => {
  /** Whether the page would do what it does with a drop. */
  const replaces = (node: Element, dataTransfer: DataTransfer): boolean =>
    ['dragOver' as const, 'drop' as const].some(kind =>
      fireEvent[kind](node, { dataTransfer })
    );
  const file = (): DataTransfer =>
    aDataTransfer({}, [new File(['x'], 'a.jpg')]);

  it.each(['.jp-CurationStatusLine', '.jp-CurationBoard', 'textarea'])(
    'nothing that is dropped on %s replaces the page',
    selector => {
      show();
      expect(replaces(find(selector), file())).toBe(false);
    }
  );

  it('nothing that is dropped beside the desk replaces the page, until the desk is closed', () => {
    const { unmount } = show();
    const address = aDataTransfer({ 'text/uri-list': 'https://example.com' });
    const images = aDataTransfer({ [IMAGES_TYPE]: '[]' });
    expect(replaces(document.body, file())).toBe(false);
    expect(replaces(document.body, address)).toBe(false);
    expect(replaces(document.body, images)).toBe(false);
    unmount();
    expect(replaces(document.body, file())).toBe(true);
  });

  it('a field takes an address, and whoever takes a drop goes first', () => {
    show();
    const address = aDataTransfer({ 'text/uri-list': 'https://example.com' });
    expect(replaces(find('textarea'), address)).toBe(true);
    const text = aDataTransfer({ 'text/plain': 'a' });
    expect(replaces(document.body, text)).toBe(true);
  });
});
