export * from './build';
export * from './check';
export * from './choices';
export * from './format';
export * from './opening';
