import type { CommandRegistry } from '@lumino/commands';

import type { CommandName } from './commandArguments';

/**
 * What a command says of its arguments, for `describedBy`. The schemas are
 * loaded when somebody asks for them, which JupyterLab's start does not.
 */
export function describedBy(
  name: CommandName
): () => Promise<CommandRegistry.Description> {
  return async () => {
    const { argumentsOf } = await import('./commandArguments');
    return { args: argumentsOf(name) };
  };
}
