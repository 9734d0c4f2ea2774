import type { CommandHost } from '../commands/addCommand';
import { addCommand } from '../commands/addCommand';
import { dataCommandWords } from '../commands/commandWords';

/** Adds `curation:forget-this-browser`, which asks first. */
export function addForgetCommand(
  host: CommandHost,
  forget: () => Promise<boolean>
): void {
  const name = 'forget-this-browser';
  addCommand(host, name, dataCommandWords(host.trans)[name], forget);
}
