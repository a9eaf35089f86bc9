/** The voting protocol as the pages and the worker use it. */
export * from './ballot';
export * from './ceremony';
export * from './credential';
export * from './election';
export * from './group';
export * from './key-file';
export * from './random';
export * from './result';
export * from './slip';
export * from './trustee';
export * from './verifier';
