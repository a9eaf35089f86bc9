export * from './check';
export * from './format';
export * from './generators';
export * from './make';
