/** Loads on the first call and keeps what was loaded; after a failure the next call tries again. */
export function loadOnce<Loaded>(
  load: () => Promise<Loaded>
): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  return () => {
    loading ??= load().catch(error => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
