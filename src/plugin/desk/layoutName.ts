import { UUID } from '@lumino/coreutils';

/**
 * The name of a new desk in JupyterLab's layout. It is of the connection that
 * the desk begins with, unless another desk, which began with that one too, has it.
 *
 * @param restored - what the layout calls it, if the desk comes back
 * @param taken - the names of the desks that are open
 */
export function layoutName(
  restored: string | undefined,
  connection: string | undefined,
  taken: readonly string[]
): string {
  const name = restored ?? connection ?? 'none';
  return taken.includes(name) ? UUID.uuid4() : name;
}
