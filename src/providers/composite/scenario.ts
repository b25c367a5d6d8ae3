/** The dimension that a source may leave out: its rows are actual then. */
export const SCENARIO = 'scenario';
export const ACTUAL = 'actual';
