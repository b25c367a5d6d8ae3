/** `npm run storybook`: the stories with live reload. `--build` writes them to storybook-static; other arguments go to Storybook. */
import { ensureDependencies } from './support/dependencies.mjs';
import { runTool } from './support/tools.mjs';

ensureDependencies();
const given = process.argv.slice(2);
const build = given.includes('--build');
const rest = given.filter((argument) => argument !== '--build');
const { code } = build
  ? await runTool('storybook', ['build', '--disable-telemetry', ...rest])
  : await runTool('storybook', ['dev', '--disable-telemetry', '--no-version-updates', ...(rest.includes('--port') || rest.includes('-p') ? [] : ['--port', '6006']), ...rest]);
process.exit(code);
