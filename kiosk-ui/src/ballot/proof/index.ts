export * from './disjunction';
export * from './equality';
export * from './knowledge';
export * from './proof';
