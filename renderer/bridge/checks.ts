/** The contract and what checks against it: the validator is large, and comes with the first word to the main process. */
export { safeParse } from 'zod/mini';
export { prettifyError } from 'zod/v4/core';
export { events, methods } from '../../shared/contract/index.ts';
export { answerSchema } from '../../shared/contract/method.ts';
