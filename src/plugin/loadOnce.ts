/** Loads on the first call and reuses the result. After a failure, the next call tries again. */
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
