export * from './closing';
export * from './opening';
export * from './setup';
export * from './simulate';
