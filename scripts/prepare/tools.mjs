import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A tool that the person must install. `message` says how. */
export class ToolMissing extends Error {}

/** As `engines` in package.json says. */
const NODE = [20, 19];

/** The plain name comes first, since people choose their Python by it; then the newest. */
const PYTHONS = [
  ['python3'],
  ['python'],
  ['py', '-3'],
  ...[14, 13, 12, 11, 10].map(minor => [`python3.${minor}`])
];

/** Prints whether Python is new enough, and whether it can make a venv with pip. */
const ASK_PYTHON =
  'import sys, importlib.util as u;' +
  'print(sys.version_info >= (3, 10), all(map(u.find_spec, ("venv", "ensurepip"))))';

/** @typedef {'node' | 'npm' | 'python' | 'venv'} Tool */

/**
 * Commands that install a tool, by platform.
 *
 * @type {Partial<Record<NodeJS.Platform, Record<Tool, string>>> & { linux: Record<Tool, string> }}
 */
const INSTALL = {
  linux: {
    node: 'sudo apt-get install -y nodejs npm   (or nvm install 20)',
    npm: 'sudo apt-get install -y npm',
    python: 'sudo apt-get install -y python3 python3-venv',
    venv: 'sudo apt-get install -y python3-venv'
  },
  darwin: {
    node: 'brew install node',
    npm: 'brew install node',
    python: 'brew install python',
    venv: 'brew install python'
  },
  win32: {
    node: 'winget install OpenJS.NodeJS.LTS',
    npm: 'winget install OpenJS.NodeJS.LTS',
    python: 'winget install Python.Python.3.12',
    venv: 'winget install Python.Python.3.12'
  }
};

/**
 * @param {string} what - is missing, as a sentence
 * @param {Tool} tool
 */
function missing(what, tool) {
  const command = (INSTALL[process.platform] ?? INSTALL.linux)[tool];
  return new ToolMissing(`${what}\nInstall it with:  ${command}`);
}

/**
 * Looks for Node, npm and Python.
 *
 * @returns {string[]} the command that runs a good Python, with its arguments
 * @throws ToolMissing with what to install
 */
export function findTools() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE[0] || (major === NODE[0] && minor < NODE[1])) {
    throw missing(
      `Node ${NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
      'node'
    );
  }
  if (!hasNpm()) {
    throw missing('npm was not found.', 'npm');
  }
  let withoutVenv;
  for (const python of PYTHONS) {
    const answer = ask(python);
    if (answer === 'True True') {
      return python;
    }
    if (answer === 'True False') {
      withoutVenv ??= python.join(' ');
    }
  }
  throw withoutVenv
    ? missing(`${withoutVenv} has no working venv module.`, 'venv')
    : missing('Python 3.10 or newer was not found.', 'python');
}

/** Debian has npm in a package of its own, so that `node scripts/start.mjs` may run without it. */
function hasNpm() {
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some(folder => existsSync(path.join(folder, name)));
}

/** @param {string[]} python - a command that may run Python, with its arguments */
function ask([command, ...args]) {
  try {
    return execFileSync(command, [...args, '-c', ASK_PYTHON], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    }).trim();
  } catch {
    return undefined;
  }
}
