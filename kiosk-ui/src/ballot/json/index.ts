export * from './canonical';
export * from './parse';
export * from './read';
