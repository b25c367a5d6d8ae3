/** Runs a Cube server from the packages in the folder `CUBE_HOME`; the parent process names port, model and database by Cube's own variables. */
const path = require('node:path');
const { createRequire } = require('node:module');

const fromHome = createRequire(path.join(process.env.CUBE_HOME, 'package.json'));
require('./native-shim.cjs')(fromHome('@cubejs-backend/native'));
const { CubejsServer } = fromHome('@cubejs-backend/server');
const { CubejsServerCore } = fromHome('@cubejs-backend/server-core');
const { ApiGateway } = fromHome('@cubejs-backend/api-gateway');

class Gateway extends ApiGateway {
  createSQLServerInstance() {
    return { init: async () => undefined, shutdown: async () => undefined };
  }
}
class Core extends CubejsServerCore {
  createApiGatewayInstance(...parts) {
    return new Gateway(...parts);
  }
}
class Server extends CubejsServer {
  createCoreInstance(config, instance) {
    return new Core(config, instance);
  }
}

/** A token with `territory` sees only the HCPs of that territory: how row rules are written on a server. */
const TERRITORIES = ['universe_by_day'];
const queryRewrite = (query, { securityContext }) => {
  const cubes = [...(query.measures ?? []), ...(query.dimensions ?? [])].map((member) => member.split('.')[0]);
  const ruled = securityContext?.territory === undefined ? [] : TERRITORIES.filter((cube) => cubes.includes(cube));
  return { ...query, filters: [...(query.filters ?? []), ...ruled.map((cube) => ({ member: `${cube}.territory`, operator: 'equals', values: [securityContext.territory] }))] };
};

new Server({ devServer: false, telemetry: false, queryRewrite, orchestratorOptions: { continueWaitTimeout: Number(process.env.CONTINUE_WAIT_S ?? 5) } })
  .listen()
  .catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
