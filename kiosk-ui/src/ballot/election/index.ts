export * from './election';
export * from './question';
export * from './rules';
export * from './setup';
