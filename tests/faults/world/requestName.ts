/** The name of a request in the table: its method and what it is about. */
export function requestName(method: string, args: readonly unknown[]): string {
  const about = args.map(aboutOf).filter(text => text !== '');
  return [method, about.slice(0, 2).join(' → ')].join(' ').trim();
}

function aboutOf(arg: unknown): string {
  if (typeof arg === 'string') {
    // The part of `TOP/1005/79823/detail/a.jpg` in which keys differ, and no
    // media types.
    return arg.split('/').slice(3).join('/');
  }
  if (typeof arg !== 'object' || arg === null || arg instanceof Uint8Array) {
    return '';
  }
  const { productId, key, change, product_id, status, mainCategory } =
    arg as Record<string, unknown>;
  if (key ?? change) {
    return aboutOf(key ?? change);
  }
  const id = String(productId ?? product_id ?? status ?? mainCategory ?? '');
  // Categories differ from case to case.
  return id.startsWith('STATUS_STATS_') ? 'counters' : id;
}
