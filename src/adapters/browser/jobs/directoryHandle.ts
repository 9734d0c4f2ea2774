/** What TypeScript's library does not have of a handle yet; a browser may not have it either. */
export interface DirectoryHandle extends FileSystemDirectoryHandle {
  queryPermission?(wanted: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(wanted: { mode: 'read' }): Promise<PermissionState>;
}

/** A window whose browser can hand out a folder for longer than one choice. */
export interface PickingWindow {
  showDirectoryPicker?(options: {
    readonly id: string;
    readonly mode: 'read';
  }): Promise<DirectoryHandle>;
}
