#!/usr/bin/env node
/** `npx omnichannel-widgets <command>`: each command is a file beside this one. */
const COMMANDS = { validate: () => import('./validate.mjs'), theme: () => import('./theme.mjs'), 'cube-model': () => import('./cube-model.mjs') };

const [name, ...rest] = process.argv.slice(2);
const usage = `Usage: omnichannel-widgets <command> [options]

Commands:
  validate     says what is wrong in a dashboard, query, result, catalog or theme, with line and remedy
  theme        makes a theme of a file of design tokens, and design tokens of a theme
  cube-model   writes the data model with which a Cube answers the questions of a catalog

"omnichannel-widgets <command> --help" says more.`;

if (name === undefined || name === '--help' || name === '-h') {
  console.log(usage);
  process.exitCode = name === undefined ? 2 : 0;
} else if (!Object.hasOwn(COMMANDS, name)) {
  console.error(`Unknown command "${name}".\n\n${usage}`);
  process.exitCode = 2;
} else {
  const { run } = await COMMANDS[name]();
  process.exitCode = await run(rest);
}
