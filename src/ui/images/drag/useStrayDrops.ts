import { useEffect } from 'react';

import { carriesFiles, carriesImages } from './imageDrag';

/**
 * While a desk is on the page, nothing that is dropped beside a target replaces
 * the page, as browsers do with files and addresses. This is so everywhere on
 * the page, dialogs included. Whoever takes a drop goes first.
 */
export function useStrayDrops(): void {
  useEffect(() => {
    document.addEventListener('dragover', refuse);
    document.addEventListener('drop', refuse);
    return () => {
      document.removeEventListener('dragover', refuse);
      document.removeEventListener('drop', refuse);
    };
  }, []);
}

function refuse(event: DragEvent): void {
  const { dataTransfer, defaultPrevented, target } = event;
  if (!defaultPrevented && dataTransfer && isStray(dataTransfer, target)) {
    event.preventDefault();
    dataTransfer.dropEffect = 'none';
  }
}

function isStray(data: DataTransfer, target: EventTarget | null): boolean {
  const taking = carriesFiles(data)
    ? 'input[type="file"]'
    : 'input, textarea, [contenteditable]';
  return (
    (carriesFiles(data) ||
      carriesImages(data) ||
      [...data.types].includes('text/uri-list')) &&
    !(target instanceof Element && target.closest(taking))
  );
}
