// The built form of Lit, which keeps the console empty.
export default { resolve: { conditions: ['module', 'browser', 'production'] } };
