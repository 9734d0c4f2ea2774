import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Something that must be installed by the person; `message` says how. */
export class ToolMissing extends Error {}

/** As `engines` in package.json says. */
const NODE = [20, 19];

/** Newest first: the plain name is tried before them, since that is what people set. */
const PYTHONS = [
  ['python3'],
  ['python'],
  ['py', '-3'],
  ...[14, 13, 12, 11, 10].map(minor => [`python3.${minor}`])
];

/** What `python` is asked: its version, and whether it can make a venv with pip inside. */
const ASK_PYTHON =
  'import sys, importlib.util as u;' +
  'print(sys.version_info >= (3, 10), all(map(u.find_spec, ("venv", "ensurepip"))))';

/** Commands that install a tool, by platform. */
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

function missing(what, tool) {
  const command = (INSTALL[process.platform] ?? INSTALL.linux)[tool];
  return new ToolMissing(`${what}\nInstall it with:  ${command}`);
}

/**
 * Looks for Node, npm and Python.
 * @returns the command that runs a good Python, as a list
 * @throws ToolMissing naming what to install
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

/** Debian has it in a package beside Node's; `node scripts/start.mjs` comes here without it. */
function hasNpm() {
  const name = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some(folder => existsSync(path.join(folder, name)));
}

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
