/**
 * A page that a server rendered, taken over by the browser. Importing this registers nothing.
 */
export { withAnswers, type KeptAnswer, type KeptMembers, type PageAnswers } from './context/page-answers.js';
