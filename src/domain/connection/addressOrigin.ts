const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', ':80'],
  ['https', ':443']
]);

/**
 * The origin of an address, as browsers write it.
 *
 * @returns undefined if it is no address of http or https
 */
export function addressOrigin(address: string): string | undefined {
  const found =
    /^(https?):\/\/(?:[^/?#@]*@)?([^/?#@:]+|\[[^\]]*\])(:\d+)?(?=[/?#]|$)/i.exec(
      address
    );
  if (found === null) {
    return undefined;
  }
  const [scheme, host, port = ''] = found
    .slice(1)
    .map(part => part?.toLowerCase());
  return `${scheme}://${host}${port === DEFAULT_PORTS.get(scheme) ? '' : port}`;
}
